// Compiles the kernel's loop (packages/engine/core, in AssemblyScript) to WebAssembly, as a module of the engine that holds its bytes.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const engine = fileURLToPath(new URL('../packages/engine/', import.meta.url));
const target = join(engine, 'src/kernel/core-code.ts');
const options = ['--runtime', 'stub', '--importMemory', '--enable', 'simd', '--noAssert', '-O3', '--converge'];

/** Compiles it unless nothing has changed since the last time. */
export async function buildCore() {
  const folder = join(engine, 'core');
  const sources = [
    ...readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
    join(engine, 'src/kernel/frame.ts'),
    join(engine, 'src/choice/rounding.ts'),
    fileURLToPath(import.meta.url),
  ];
  const digest = createHash('sha256');
  for (const source of sources) digest.update(readFileSync(source));
  const stamp = `// Compiled from packages/engine/core, ${digest.digest('hex')}`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(stamp)) return;
  const { main } = await import('assemblyscript/asc');
  let code = null;
  const { error, stderr } = await main(['core/index.ts', '--outFile', 'core.wasm', '--baseDir', engine, ...options], {
    readFile: (name, base) => {
      const path = join(base, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_name, contents) => {
      code = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || code === null) throw new Error(`The kernel's loop does not compile:\n${stderr.toString()}${error ?? ''}`);
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, `${stamp}\nexport const CORE_CODE: Uint8Array<ArrayBuffer> = new Uint8Array([${[...code].join(',')}]);\n`);
  renameSync(draft, target);
}
