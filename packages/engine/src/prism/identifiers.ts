/**
 * Words that cannot name anything: the keywords of PRISM's own grammar, its functions, Storm's keywords beyond these, and the labels that every model has.
 */
const RESERVED: ReadonlySet<string> = new Set(
  `A bool clock const ctmc C double dtmc E endinit endinvariant endmodule endobservables endrewards endsystem false formula filter func F global G
  init invariant I int label maxmax maxmin max mdp minmax minmin min module X nondeterministic observable observables of Pmaxmax Pmaxmin Pmax Pminmax Pminmin
  Pmin P pomdp popta probabilistic prob pta rate rewards Rmaxmax Rmaxmin Rmax Rminmax Rminmin Rmin R S stochastic system true U W
  ceil floor log mod multi pow
  atLeastOneOf atMostOneOf ctmdp endplayer exactlyOneOf ma player smg
  deadlock`.split(/\s+/),
);

/** Gives out identifiers of the PRISM language, each once: the wanted name with `_` in place of other characters than letters and digits, and a number if it is taken. */
export class Identifiers {
  private readonly taken = new Set<string>();

  claim(wanted: string): string {
    const plain = wanted.replaceAll(/[^A-Za-z0-9_]+/g, '_');
    const base = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    let name = base;
    for (let count = 2; this.taken.has(name) || RESERVED.has(name); count++) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}

/** A text of a scenario as it may stand in a comment: on one line, without control characters. */
export function commentText(text: string): string {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
}

/** A number as both PRISM and JavaScript read it back to the last bit; beyond 32 bits with a decimal point, as PRISM's whole numbers are no longer. */
export function numberText(value: number): string {
  const text = String(value);
  return Number.isInteger(value) && Math.abs(value) > GREATEST_INTEGER && /^-?\d+$/.test(text) ? `${text}.0` : text.replace('e+', 'e');
}

const GREATEST_INTEGER = 2 ** 31 - 1;
