import yargs, { type PositionalOptions } from 'yargs';
import { arrangeArguments } from './command-line.ts';
import type { AnyCommand } from './commands/command.ts';
import { COMMANDS, nameOf } from './commands/index.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { version } from './files/version.ts';
import { unfitArguments, unknownCommand } from './refusal.ts';
import type { Terminal } from './terminal/terminal.ts';

const INTRODUCTION = `$0 <command>

Plays negotiations between many parties, written down as scenario files, and tells what is likely, why, and how sure it is.`;

/** Reads the arguments, does what they ask and resolves to the exit code. @throws {UsageError} when the arguments do not fit */
export async function runProgram(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { word, args } = arrangeArguments(given);
  if (word === 'help') return runProgram([...args.slice(1), '--help'], terminal);
  const entry = COMMANDS.find((known) => nameOf(known) === word);
  if (word !== null && entry === undefined) throw await unknownCommand(word);
  const command = entry === undefined ? null : await entry.load();

  let options: Parameters<AnyCommand['run']>[0] | null = null;
  const parser = yargs()
    .scriptName('plenary')
    .usage(INTRODUCTION)
    .locale('en')
    .updateLocale({ string: 'value', boolean: 'flag' })
    .parserConfiguration({ 'boolean-negation': false, 'dot-notation': false })
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .version(version())
    .alias({ help: 'h', version: 'V' })
    .wrap(terminal.results.width)
    .epilogue('plenary <command> --help tells more about a command, with examples.')
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  for (const { usage, summary } of COMMANDS) if (usage !== entry?.usage) parser.command(usage, summary);
  if (entry !== undefined && command !== null) {
    parser.command({
      command: entry.usage,
      describe: entry.summary,
      builder: (line) => {
        line.usage(`$0 ${entry.usage}\n\n${entry.summary}.`).options(command.flags).epilogue(examplesText(command));
        for (const [name, positional] of Object.entries<PositionalOptions>(command.positionals)) line.positional(name, positional);
        return line;
      },
      // Does nothing yet: for a handler that takes its time yargs writes the help first.
      handler: (given) => {
        const twice = Object.keys(command.flags).find((flag) => Array.isArray(given[flag]) && command.flags[flag]?.array !== true);
        if (twice !== undefined) throw new UsageError(`--${twice}: expected it once, got it ${(given[twice] as unknown[]).length} times.`);
        options = given;
      },
    });
  }

  let told = '';
  try {
    await parser.parseAsync([...args], {}, (_error: unknown, _options: unknown, output: string) => {
      told = output;
    });
  } catch (error) {
    throw entry === undefined || command === null ? error : await unfitArguments(error, entry, command, args);
  }
  if (told !== '') {
    terminal.results.line(told);
    return EXIT.done;
  }
  if (entry === undefined || command === null) {
    terminal.talk.line(await parser.getHelp());
    return EXIT.usage;
  }
  return options === null ? EXIT.done : command.run(options, terminal);
}

function examplesText({ examples }: AnyCommand): string {
  return ['Examples:', ...examples.map(([line, purpose]) => `  plenary ${line}\n      ${purpose}`)].join('\n');
}
