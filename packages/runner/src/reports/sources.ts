import type { Model } from '@plenary/engine';
import wrapAnsi from 'wrap-ansi';

/** The sources that the scenario's numbers cite, each with how many do. */
export function sourceLines({ sources, citations }: Model, width: number): string[] {
  const keys = Object.keys(sources);
  const indent = Math.max(0, ...keys.map((key) => key.length)) + 4;
  return keys.flatMap((key) => {
    const cited = citations.filter(({ source }) => source === key).length;
    const numbers = cited === 0 ? '' : ` (${cited} ${cited === 1 ? 'number' : 'numbers'})`;
    const [first = '', ...rest] = wrapAnsi(`${sources[key] ?? ''}${numbers}`, width - indent).split('\n');
    return [`  ${key.padEnd(indent - 2)}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
}
