import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

beforeAll(() => plenary('new', file('border-talks')));

describe('plenary chart', () => {
  it.each(['mermaid', 'dot', 'svg', 'xstate'])('draws %s, alone and inside JSON', async (format) => {
    const { code, results } = await plenary('chart', file('border-talks.yaml'), 'north', '--format', format);
    const wrapped = await plenary('chart', file('border-talks.yaml'), 'north', '--format', format, '--json');
    expect([code, wrapped.code]).toEqual([0, 0]);
    expect(JSON.parse(wrapped.results)).toEqual({ format: 'plenary.chart/1', actors: ['north'], as: format, drawing: results });
    expect(results).toMatch(
      { mermaid: /^stateDiagram-v2\n/, dot: /^digraph /, svg: /<svg[\s\S]*dialogue/, xstate: /^{\n {2}"id": "north"/ }[format] ?? /never/,
    );
  });

  it('puts several Mermaid charts on one Markdown page', async () => {
    const { results } = await plenary('chart', file('border-talks.yaml'));
    expect(results.match(/^```mermaid$/gm)).toHaveLength(2);
  });
});
