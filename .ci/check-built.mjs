// Before the tests: those of the command run what was built, and would say nothing of what was not. PLENARY_UNBUILT=1 lets the others go on without.
import { isBundled } from './bundle.mjs';

export function setup() {
  if (process.env.PLENARY_UNBUILT !== '1' && !isBundled())
    throw new Error('The command is not built, or something was built since. Build it: npm run build');
}
