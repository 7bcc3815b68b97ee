import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';
import { createCount, createProgress } from './progress.ts';
import { createOutput } from './terminal.ts';

function stream(terminal: { isTTY?: boolean; columns?: number; hasColors?: () => boolean } = {}) {
  const written: string[] = [];
  return { written, write: (text: string) => written.push(text) > 0, ...terminal };
}

const SCREEN = { isTTY: true, columns: 80, hasColors: () => true };

describe('createOutput', () => {
  const written = (screen: ReturnType<typeof stream>, environment = {}): string => {
    const { line, style } = createOutput(screen, environment);
    line(`a ${style.strong('x')}`);
    return screen.written.join('');
  };

  it('colours on a terminal only', () => {
    expect(written(stream(SCREEN))).toBe('a \u001b[1mx\u001b[22m\n');
    expect(written(stream())).toBe('a x\n');
  });

  it('lets no colours through but those of its style, styled or not, on a terminal or into a pipe', () => {
    for (const [screen, begin, end] of [
      [stream(SCREEN), '\u001b[1m', '\u001b[22m'],
      [stream(), '', ''],
    ] as const) {
      const { line, redraw, style } = createOutput(screen, {});
      line(`Co\u001b[31min ${style.strong('hid\u001b[8mden\u001b[1;0m')}\u001b[0m`);
      redraw(`Playing \u001b[8m${style.strong('now')}`);
      expect(screen.written).toEqual([
        `Co\ufffd[31min ${begin}hid\ufffd[8mden\ufffd[1;0m${end}\ufffd[0m\n`,
        `\r\u001b[KPlaying \ufffd[8m${begin}now${end}`,
      ]);
    }
  });

  it('writes JSON that holds control characters as JSON that means the same', () => {
    const screen = stream(SCREEN);
    const data = { title: 'a\u001b[31m\u009b31m\u202ex\n', more: 'é' };
    const text = `${JSON.stringify(data, null, 2)}\n`;
    createOutput(screen, {}).raw(text);
    const [document = ''] = screen.written;
    expect(printable(document)).toBe(document);
    expect(JSON.parse(document)).toEqual(data);
    expect(document).toContain('\\u009b31m\\u202ex\\n",\n');
  });

  it('respects NO_COLOR and terminals that know no colours', () => {
    expect(written(stream(SCREEN), { NO_COLOR: '1' })).toBe('a x\n');
    expect(written(stream(SCREEN), { TERM: 'dumb' })).toBe('a x\n');
  });

  it('keeps lines within a readable width', () => {
    const width = (columns: number) => createOutput(stream({ ...SCREEN, columns }), {}).width;
    expect([width(20), width(90), width(300), createOutput(stream(), {}).width]).toEqual([80, 90, 120, 100]);
  });
});

describe('printable', () => {
  it('lets no text of a scenario move the cursor, rename the window or turn the line around', () => {
    expect(printable('a\u001b[2Jb\u001b]0;title\u0007c\r\u009bd\u202ee')).toBe('a\ufffd[2Jb\ufffd]0;title\ufffdc\ufffd\ufffdd\ufffde');
  });

  it('leaves line breaks and tabs alone', () => {
    expect(printable('bold\n\tnext')).toBe('bold\n\tnext');
  });
});

describe('createProgress', () => {
  const play = (screen: ReturnType<typeof stream>, times: readonly number[]): string[] => {
    const clock = [0, ...times];
    const progress = createProgress(createOutput(screen, { NO_COLOR: '1' }), 'Playing', () => clock.shift() ?? 0);
    times.forEach((_, index) => {
      progress.update(index + 1, times.length);
    });
    progress.end();
    return screen.written;
  };

  it('draws a bar with the time left, and wipes it away', () => {
    expect(play(stream(SCREEN), [500, 1000])).toEqual([
      '\r\u001b[KPlaying ████████████░░░░░░░░░░░░ 50%  1 s left',
      '\r\u001b[KPlaying ████████████████████████ 100%  0 s left',
      '\r\u001b[K',
    ]);
  });

  it('tells no time left before there is something to go by', () => {
    const first = play(stream(SCREEN), [500, ...Array.from({ length: 99 }, () => 500)])[0];
    expect(first).toBe('\r\u001b[KPlaying ░░░░░░░░░░░░░░░░░░░░░░░░ 1%');
  });

  it('is silent for short work and where nobody watches', () => {
    expect(play(stream(SCREEN), [10, 20])).toEqual([]);
    expect(play(stream(), [500, 1000])).toEqual([]);
  });
});

describe('createCount', () => {
  const told = (screen: ReturnType<typeof stream>, quiet: boolean, times: readonly number[]): string[] => {
    const clock = [0, ...times];
    const count = createCount(createOutput(screen, { NO_COLOR: '1' }), quiet, () => clock.shift() ?? 0);
    times.forEach((_, index) => {
      count.update(index + 1);
    });
    count.end();
    return screen.written;
  };

  it('counts on a live line that it wipes away, and now and then on a line of its own elsewhere', () => {
    expect(told(stream(SCREEN), false, [10, 100, 110])).toEqual(['\r\u001b[KPlayed 2 points', '\r\u001b[K']);
    expect(told(stream(), false, [10_000, 31_000, 40_000, 70_000])).toEqual(['Played 2 points.\n', 'Played 4 points.\n']);
  });

  it('is silent if that is wished', () => {
    expect(told(stream(SCREEN), true, [100, 100_000])).toEqual([]);
  });
});
