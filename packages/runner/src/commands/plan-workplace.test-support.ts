import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect } from 'vitest';
import { useWorkplace, type Workplace } from '../workplace.test-support.ts';

/** A plan of nine pieces of work. */
export const PLAN = `plan: 1
title: Does pride matter?
scenario: summit.yaml
variants: [as-it-stands, without-raids]
runs: 60
portion: 25
design: { list: [{ charts.neighbour.parameters.pride: 0 }, { charts.neighbour.parameters.pride: 2 }, { charts.neighbour.parameters.pride: 1 }] }
`;

/** Milliseconds, for a busy machine. */
const PATIENCE = 60_000;

export interface PlanWorkplace extends Workplace {
  /** Plays the plan, with changes, in a folder of its own, and gives the folder's name. */
  played(name: string, change?: (plan: string) => string, code?: number): Promise<string>;
}

/** A workplace with `plan.yaml`, its results in `plan.results`, another plan in `other.yaml`, and the scenario of both. */
export function usePlanWorkplace(): PlanWorkplace {
  const workplace = useWorkplace();
  const { file, plenary } = workplace;
  const played: PlanWorkplace['played'] = async (name, change = (plan) => plan, code = 0) => {
    await writeFile(file(`${name}.yaml`), change(PLAN));
    expect(await plenary('batch', file(`${name}.yaml`), '--workers', '1')).toMatchObject({ code });
    return file(`${name}.results`);
  };
  beforeAll(async () => {
    await copyFile(fileURLToPath(new URL('../../../../scenarios/first-summit.yaml', import.meta.url)), file('summit.yaml'));
    await writeFile(file('other.yaml'), PLAN.replace('runs: 60', 'runs: 61'));
    await played('plan');
  }, PATIENCE);
  return { ...workplace, played };
}

/** Every file of a folder, by name. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length), readFileSync(join(parentPath, name), 'base64')]),
  );
}

export const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
