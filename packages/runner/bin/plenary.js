#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/program/plenary.js', import.meta.url);
if (existsSync(program)) {
  const { main, processTerminal } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2), processTerminal());
} else {
  process.stderr.write('plenary: expected to be built, and is not yet. Run npm run setup in the repository first.\n');
  process.exitCode = 2;
}
