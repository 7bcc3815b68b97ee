import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FLAGS = ['-std=c17', '-O3', '-march=native'];

/** The toy in C, ready to run. */
export interface CompiledToy {
  readonly program: string;
  /** How it was made, such as `cc -O3`. */
  readonly made: string;
  /** What the compiler says of its version. */
  readonly version: string;
}

/** Compiles the toy in C; null where there is no compiler. Throws where there is one and it refuses. */
export function compileToy(source: string, folder: string): CompiledToy | null {
  const compiler = process.env['CC'] ?? 'cc';
  const { status, stdout } = spawnSync(compiler, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return null;
  const program = join(folder, 'toy-summit');
  const done = spawnSync(compiler, [...FLAGS, source, '-o', program, '-lm'], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${compiler} refuses ${source}:\n${done.stderr}`);
  return { program, made: [compiler, ...FLAGS].join(' '), version: stdout.split('\n')[0] ?? '' };
}
