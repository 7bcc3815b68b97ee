import type { Ground } from './ground.ts';

/** The values of tallies whose factors have no exact sum: added anew, in the members' order, and known by number. */
export class Sums {
  private readonly ground: Ground;
  private readonly numbers = new Map<number, number>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** Makes the cell of the tally of this index true. */
  renew(index: number): void {
    const { cells, state } = this.ground;
    const tally = cells.tallies[index]!;
    let sum = 0;
    for (const member of tally.members) {
      if (cells.isActive(member, state[cells.layout.configurations + member.actor]!)) sum += member.factor;
    }
    let number = this.numbers.get(sum);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(sum, number);
    }
    state[tally.cell] = number;
  }
}
