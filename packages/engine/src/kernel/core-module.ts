import type { Board } from './board.ts';
import { CORE_CODE } from './core-code.ts';
import type { LinearMemory } from './memory.ts';

/** The little of WebAssembly that is used here, which not every host has. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number }) => LinearMemory;
};

const FIRST_PAGES = 16;

/** The compiled loop with a memory of its own. */
export interface Loop {
  readonly memory: LinearMemory;
  /** What to do at each round's end while runs are traced. */
  onRound: () => void;
  /** Names the board that fills its tables. */
  attach(board: Board): void;
  play(firstRun: number, count: number): void;
}

let compiled: object | null | undefined;

/** A new loop; null where WebAssembly is missing, forbidden by the page's content-security policy, or has no memory left. */
export function createLoop(): Loop | null {
  if (compiled === undefined) compiled = attempt(() => new WebAssembly.Module(CORE_CODE));
  const memory = compiled === null ? null : attempt(() => new WebAssembly.Memory({ initial: FIRST_PAGES }));
  if (compiled === null || memory === null) return null;
  let attached: Board | null = null;
  const board = (): Board => attached!;
  const loop: Loop = {
    memory,
    onRound: () => undefined,
    attach: (to) => {
      attached = to;
    },
    play: () => undefined,
  };
  const imports = {
    fill: (table: number, key: number) => board().compiled.ground.tables.fill(table, key),
    findHashed: (table: number) => board().compiled.ground.tables.findHashed(table),
    declareTurn: (actor: number, configuration: number) => board().compiled.turns.declare(actor, configuration),
    digest: (row: number, address: number) => board().compiled.turns.digest(row, address),
    declareObjections: (actor: number) => board().compiled.positions.declareObjections(actor),
    resolveReaction: (listener: number, configuration: number) => board().compiled.reactions.resolve(listener, configuration),
    support: (actor: number, page: number) => board().compiled.positions.support(actor, page),
    renewSum: (tally: number) => board().compiled.sums.renew(tally),
    roundEnded: () => loop.onRound(),
  };
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory }, board: imports });
  return Object.assign(loop, { play: (exports as Pick<Loop, 'play'>).play });
}

/** What cannot be had is not there. */
function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
