import type { Model } from '@plenary/engine';
import { hangingLines, indentOf } from './hanging.ts';

/** The sources that the scenario's numbers cite, each with how many do. */
export function sourceLines({ sources, citations }: Model, width: number): string[] {
  const labels = Object.keys(sources).map((key) => `  ${key}`);
  const indent = indentOf(labels);
  return Object.entries(sources).flatMap(([key, text]) => {
    const cited = citations.filter(({ source }) => source === key).length;
    const numbers = cited === 0 ? '' : ` (${cited} ${cited === 1 ? 'number' : 'numbers'})`;
    return hangingLines(`  ${key}`, `${text}${numbers}`, indent, width);
  });
}
