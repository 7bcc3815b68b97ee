import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Workplace } from '../../workplace.test-support.ts';

/** A scenario whose outcome `won` has the probability 1 / (1 + exp(-(x + y))), whatever `idle` is. */
const COIN = `plenary: 1
title: Coin
rounds: 1
seed: coin
lint: { ignore: [unused-parameter] }
gauges: { a: 0..1 }
parameters:
  x: { value: 0, range: [-2, 2] }
  y: { value: 0, range: [-2, 2] }
  idle: { value: 0, range: [0, 1] }
charts:
  c:
    may:
      yes: { appeal: x + y, effects: { a: "= 1" } }
      nay: 0
acts: { yes: { lean: 0 }, nay: { lean: 0 } }
actors: { p: { chart: c } }
events: { e: { hazard: 0.3 } }
outcomes:
  won: { title: It is won, when: a == 1 }
  lost: otherwise
measures: { aa: { final: a }, es: { count: e } }
variants: { flip: { set: { parameters.y: 1 } } }
`;

/** Plays a plan of the coin, or of the coin with another appeal, and gives the page of its report. */
export async function coinPage({ file, plenary }: Workplace, name: string, plan: string, appeal = 'x + y'): Promise<string> {
  await writeFile(file(`${name}-coin.yaml`), COIN.replace('appeal: x + y', `appeal: ${appeal}`));
  await writeFile(file(`${name}.yaml`), `plan: 1\nscenario: ${name}-coin.yaml\nseed: A\n${plan}`);
  await plenary('batch', file(`${name}.yaml`), '--workers', '1', '--quiet');
  const { code, talk } = await plenary('report', file(`${name}.results`));
  expect(code, talk).toBe(0);
  return (await readFile(file(`${name}.results/report.html`), 'utf8')).replaceAll(/\s+/g, ' ');
}

/** The rows of the tables of a page, or of a part of it, each as the texts of its fields. */
export function rowsOf(page: string): string[][] {
  return [...page.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>([^<]*)</g)].map(([, text = '']) => text),
  );
}
