/** One way in which a state goes on. */
export interface Branch {
  /** In (0, 1]; those of an effect add up to 1. */
  readonly probability: number;
  /** Index of the moment that it leads to. */
  readonly moment: number;
  readonly updates: readonly Update[];
}

/** A change of a variable: to a value, or by a difference. */
export interface Update {
  readonly variable: number;
  readonly value: number;
  readonly isRelative: boolean;
}

/** All that may come of a state. */
export interface Effect {
  readonly branches: readonly Branch[];
  /** By measure that counts: how often it is expected to count on the way. */
  readonly counts: readonly number[];
}

/** Keeps each effect once, so that equal ones have the same number. */
export class Effects {
  readonly list: Effect[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly stripped = new Map<string, number>();

  /** The number of an effect. */
  numberOf(effect: Effect): number {
    const key = keyOf(effect);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.list.length;
      this.list.push(effect);
      this.numbers.set(key, number);
    }
    return number;
  }

  /** The number of an effect that leaves a variable alone and else does what this one does. */
  without(effect: number, variable: number): number {
    const key = `${effect} ${variable}`;
    let number = this.stripped.get(key);
    if (number === undefined) {
      number = this.withUpdates(effect, variable, []);
      this.stripped.set(key, number);
    }
    return number;
  }

  /** By branch: what becomes of a variable, null where it is left alone. */
  updatesOf(effect: number, variable: number): readonly (Update | null)[] {
    return this.list[effect]!.branches.map(({ updates }) => updates.find((update) => update.variable === variable) ?? null);
  }

  /** The number of an effect that updates a variable so, by branch, and else does what this one does. */
  withUpdates(effect: number, variable: number, wanted: readonly (Update | null)[]): number {
    const { branches, counts } = this.list[effect]!;
    return this.numberOf({
      branches: branches.map((branch, index) => {
        const others = branch.updates.filter((update) => update.variable !== variable);
        const update = wanted[index] ?? null;
        const updates = update === null ? others : [...others, update].sort((a, b) => a.variable - b.variable);
        return { ...branch, updates };
      }),
      counts,
    });
  }
}

function keyOf({ branches, counts }: Effect): string {
  let key = counts.join();
  for (const { probability, moment, updates } of branches) {
    key += `|${probability}:${moment}`;
    for (const { variable, value, isRelative } of updates) key += `;${variable}${isRelative ? '+' : '='}${value}`;
  }
  return key;
}
