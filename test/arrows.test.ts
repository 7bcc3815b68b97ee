import { describe, expect, it } from 'vitest';
import { importsOf, packageNames, type SourceFile, sourceFiles } from './support/source-file.ts';

/** What a package may import of the others. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  testing: ['engine'],
  classroom: ['engine'],
  runner: ['engine', 'testing'],
};

/** The rooms of the engine from the ground up: a room may import those of the storeys below its own, and none beside it. */
const STOREYS: readonly (readonly string[])[] = [
  ['model'],
  ['calendar', 'choice', 'luck', 'state'],
  ['expression'],
  ['charts', 'strategies'],
  ['negotiating-text', 'scenario'],
  ['reference', 'kernel'],
  ['exact'],
  ['prism', 'statistics', 'transcript', 'drawing'],
  ['experiment', 'rare'],
  ['plan'],
  ['index'],
];

/** The types of a model and of the expressions in it need each other; together they are the ground floor. */
const MODEL = ['packages/engine/src/scenario/model.ts', 'packages/engine/src/expression/ast.ts'];

function roomOf(path: string): string {
  if (MODEL.includes(path)) return 'model';
  const [room = ''] = path.replace('packages/engine/src/', '').split('/');
  return room.replace(/\.ts$/, '');
}

const storeyOf = (room: string): number => STOREYS.findIndex((rooms) => rooms.includes(room));

const engine = sourceFiles('packages/engine/src').filter(({ isTest }) => !isTest);

describe('the arrows between packages', () => {
  it('are known for every package', () => {
    expect(packageNames().filter((name) => !(name in PACKAGES))).toEqual([]);
  });

  it.each(packageNames())('go one way from %s', (name) => {
    const foreign = (file: SourceFile): string[] =>
      importsOf(file)
        .flatMap((path) =>
          path.startsWith('@plenary/') ? path.split('/').slice(1, 2) : path.startsWith('packages/') ? path.split('/').slice(1, 2) : [],
        )
        .filter((other) => other !== name && !PACKAGES[name]?.includes(other))
        .map((other) => `${file.path} imports ${other}`);
    expect(sourceFiles(`packages/${name}/src`).flatMap(foreign)).toEqual([]);
  });

  it('reach another package only through its front door', () => {
    const doors = packageNames().map((name) => `@plenary/${name}`);
    const sneaking = packageNames().flatMap((name) =>
      sourceFiles(`packages/${name}/src`).flatMap((file) =>
        importsOf(file)
          .filter((path) =>
            path.startsWith('@plenary/') ? !doors.includes(path) : path.startsWith('packages/') && !path.startsWith(`packages/${name}/`),
          )
          .map((path) => `${file.path} imports ${path}`),
      ),
    );
    expect(sneaking).toEqual([]);
  });
});

describe('the arrows inside the engine', () => {
  it('start in a room that has a storey', () => {
    expect([...new Set(engine.map(({ path }) => roomOf(path)))].filter((room) => storeyOf(room) < 0)).toEqual([]);
  });

  it('point down only: from an engine to the model, never from one engine to another', () => {
    const wrong = engine.flatMap((file) => {
      const room = roomOf(file.path);
      return importsOf(file)
        .filter((path) => path.startsWith('packages/'))
        .map(roomOf)
        .filter((other) => other !== room && storeyOf(other) >= storeyOf(room))
        .map((other) => `${file.path} (${room}) imports ${other}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the arrows inside any package', () => {
  it.each(packageNames())('never come round to where they began in %s', (name) => {
    const files = sourceFiles(`packages/${name}/src`).filter(({ isTest }) => !isTest);
    const graph = new Map(files.map((file) => [file.path, importsOf(file).filter((path) => path.startsWith('packages/'))]));
    expect(cycleIn(graph)).toEqual([]);
  });
});

/** The files of a circle of imports, types included; empty when there is none. The two halves of the model's types count as one file. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of graph.get(path) ?? []) {
      if (MODEL.includes(path) && MODEL.includes(next)) continue;
      const cycle = visit(next, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
