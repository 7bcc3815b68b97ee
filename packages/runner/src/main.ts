import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { version } from './files/version.ts';
import { concealed } from './queue/queue-address.ts';
import { quoted } from './terminal/quoted.ts';
import type { Terminal } from './terminal/terminal.ts';

/**
 * Does what the arguments of a command line ask, and resolves to the exit code. Never rejects: what goes wrong is told on the terminal, and a
 * stack trace only when PLENARY_DEBUG is set.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
      terminal.results.line(version());
      return EXIT.done;
    }
    // Loaded only now: reading arguments takes longer to load than to do.
    const { runProgram } = await import('./program.ts');
    return await runProgram(args, terminal);
  } catch (error) {
    return tellFailure(error, args, terminal);
  }
}

function tellFailure(error: unknown, args: readonly string[], { talk, debug }: Terminal): ExitCode {
  const { style } = talk;
  if (error instanceof UsageError) {
    talk.line(`${style.bad('plenary:')} ${concealed(error.message)}`);
    return EXIT.usage;
  }
  if (isInputError(error)) {
    // Its message has a line for each problem, each with its place.
    talk.line(error.message);
    return EXIT.usage;
  }
  if (error instanceof Error && error.message.endsWith('uv_cwd')) {
    talk.line(`${style.bad('plenary:')} expected a working directory that exists, got one that has been removed. Change to another.`);
    return EXIT.usage;
  }
  const replay = ['plenary', ...args.map(concealed).map(quoted)].join(' ');
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  talk.line(`${style.bad('plenary:')} this is a defect of Plenary, not of your scenario. ${name}: ${concealed(message)}`);
  if (debug) talk.line(stack ?? '');
  else talk.line(`To see where it happened: PLENARY_DEBUG=1 ${replay}`);
  return EXIT.failed;
}

/** Told by its name: loading the engine to compare classes would slow down every refusal. */
function isInputError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'InputError';
}
