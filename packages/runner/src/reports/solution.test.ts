import { expect, it } from 'vitest';
import { probabilityText } from './solution.ts';

it.each([
  [0, '0%'],
  [1.234567e-7, '1.23457e-7'],
  [0.0312345678, '3.12346%'],
  [0.5, '50.0000%'],
  [1 - 2.5e-6, '1 - 2.50e-6'],
  [1 - 1e-16, '100%'],
])('tells the exact probability %d as %s', (probability, text) => {
  expect(probabilityText(probability)).toBe(text);
});
