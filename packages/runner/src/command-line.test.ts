import { describe, expect, it } from 'vitest';
import { arrangeArguments } from './command-line.ts';

describe('arrangeArguments', () => {
  it.each<[string, string | null, string]>([
    ['', null, ''],
    ['--help', null, '--help'],
    ['--bogus', '--bogus', '--bogus'],
    ['run a.yaml --json', 'run', 'run a.yaml --json'],
    ['--json run a.yaml --runs 5', 'run', 'run --json a.yaml --runs 5'],
    ['run --json -- -a.yaml b.yaml', 'run', 'run --json ./-a.yaml b.yaml'],
    ['validate -', 'validate', 'validate ./-'],
  ])('reads plenary %s', (line, word, args) => {
    const words = (text: string): string[] => text.split(' ').filter((each) => each !== '');
    expect(arrangeArguments(words(line))).toEqual({ word, args: words(args) });
  });
});
