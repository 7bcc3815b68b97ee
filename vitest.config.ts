import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '#engine': source('./packages/engine/src'),
      '@plenary/engine': source('./packages/engine/src/index.ts'),
      '@plenary/runner': source('./packages/runner/src/index.ts'),
    },
  },
  test: {
    globalSetup: ['.ci/check-built.mjs'],
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: '100%',
  },
});
