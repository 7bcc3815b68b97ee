import { describe, expect, it } from 'vitest';
import type { Issue } from '../scenario/model.ts';
import { amend } from './amendment.ts';
import { usefulBrackets } from './bracket.ts';
import { resolveFallback } from './fallback.ts';
import type { Position } from './position.ts';
import { utilityOf } from './utility.ts';

const issue = (name: string, options: number): Issue => ({
  name,
  title: name,
  options: Array.from({ length: options }, (_, index) => `o${index}`),
  start: 0,
});
const issues = [issue('talks', 5), issue('pressure', 3), issue('venue', 1)];
const position = (talks: number, pressure: number, weights: readonly [number, number] = [3, 1]): Position => ({
  issues: [{ ideal: talks, weight: weights[0] }, { ideal: pressure, weight: weights[1] }, null],
  totalWeight: weights[0] + weights[1],
  reservation: 0.6,
  precision: 10,
  concession: 1,
});

describe('utilityOf', () => {
  it('is 1 at the ideals and falls linearly with the distance along the options', () => {
    expect(utilityOf(issues, position(4, 0), [4, 0, 0])).toBe(1);
    expect(utilityOf(issues, position(4, 0), [0, 2, 0])).toBe(0);
    expect(utilityOf(issues, position(4, 0), [2, 0, 0])).toBeCloseTo((3 * 0.5 + 1) / 4, 15);
  });
});

describe('usefulBrackets', () => {
  it('name only steps that raise the utility, with the gain', () => {
    expect(usefulBrackets(issues, position(4, 0), [2, 1, 0])).toEqual([
      { issue: 0, direction: 1, gain: expect.closeTo((3 * 0.25) / 4, 12) },
      { issue: 1, direction: -1, gain: expect.closeTo(0.5 / 4, 12) },
    ]);
    expect(usefulBrackets(issues, position(2, 1), [2, 1, 0])).toEqual([]);
  });
});

describe('amend', () => {
  const chair = (tolerance: number) => ({ actor: 7, position: position(0, 0), tolerance });
  it('carries out the step whose brackets weigh most, the first on ties', () => {
    expect(amend(issues, [chair(1)], [2, 1, 0], [0, 4, 0, 4, 0, 0]).text).toEqual([3, 1, 0]);
    expect(amend(issues, [chair(1)], [2, 1, 0], [1, 4, 0, 5, 0, 0]).text).toEqual([2, 2, 0]);
  });
  it('leaves the text when the step costs a chair more than its tolerance', () => {
    const refused = amend(issues, [chair(0.1)], [2, 1, 0], [0, 4, 0, 0, 0, 0]);
    expect(refused).toEqual({
      proposed: { issue: 0, direction: 1, weight: 4 },
      refusedBy: { actor: 7, loss: expect.closeTo(0.1875, 12) },
      text: [2, 1, 0],
    });
  });
  it('does nothing without an attending chair or without brackets', () => {
    expect(amend(issues, [], [2, 1, 0], [0, 4, 0, 0, 0, 0]).text).toEqual([2, 1, 0]);
    expect(amend(issues, [chair(1)], [2, 1, 0], [0, 0, 0, 0, 0, 0]).proposed).toBeNull();
  });
});

describe('resolveFallback', () => {
  const author = (actor: number, weight: number, own: Position | null) => ({ actor, weight, position: own });
  it('issues the draft as a summary when no chair would rather have nothing', () => {
    const draft = { kind: 'summary', of: 'draft', when: null } as const;
    expect(resolveFallback(issues, draft, [author(0, 1, position(4, 0))], [4, 1, 0], true)).toEqual({
      status: 'summary',
      text: [4, 1, 0],
      refusedBy: null,
    });
    expect(resolveFallback(issues, draft, [author(0, 1, position(4, 0))], [0, 1, 0], true)).toEqual({
      status: 'none',
      text: [0, 1, 0],
      refusedBy: 0,
    });
  });
  it('lets the chairs write each issue by their weights', () => {
    const chairs = { kind: 'summary', of: 'chairs', when: null } as const;
    const authors = [author(0, 2, position(4, 0)), author(1, 1, position(0, 2))];
    expect(resolveFallback(issues, chairs, authors, [2, 1, 0], true).text).toEqual([4, 0, 0]);
  });
  it('leaves ties at the option nearest the draft', () => {
    const chairs = { kind: 'summary', of: 'chairs', when: null } as const;
    const authors = [author(0, 1, position(4, 0)), author(1, 1, position(0, 2))];
    expect(resolveFallback(issues, chairs, authors, [2, 1, 0], true).text).toEqual([2, 1, 0]);
  });
  it('issues nothing without a chair, without leave, or when so declared', () => {
    expect(resolveFallback(issues, { kind: 'nothing' }, [author(0, 1, null)], [0, 0, 0], true).status).toBe('none');
    expect(resolveFallback(issues, { kind: 'summary', of: 'draft', when: null }, [], [0, 0, 0], true).status).toBe('none');
    expect(resolveFallback(issues, { kind: 'summary', of: 'draft', when: null }, [author(0, 1, null)], [0, 0, 0], false).status).toBe(
      'none',
    );
  });
});
