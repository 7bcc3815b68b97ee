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
    // No test changes what another file's tests see, so that modules are loaded once a process, not once a file.
    isolate: false,
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: '100%',
  },
});
