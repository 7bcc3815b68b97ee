import type { AnyCommand } from './commands/command.ts';
import { COMMANDS, type CommandEntry, nameOf } from './commands/index.ts';
import { UsageError } from './exit.ts';

/** The refusal of a command that does not exist, with the nearest one that does. */
export async function unknownCommand(word: string): Promise<UsageError> {
  const { mendName } = await import('@plenary/engine');
  return new UsageError(`expected a command, got "${word}". ${mendName(word, COMMANDS.map(nameOf))} Try plenary --help.`);
}

/**
 * The refusal of arguments in our own words. `error` is what reading them threw: yargs' messages are reworded, errors of other classes (such as
 * those of a flag's own check) are handed back.
 */
export async function unfitArguments(error: unknown, entry: CommandEntry, command: AnyCommand, args: readonly string[]): Promise<unknown> {
  if (!(error instanceof Error) || (error.name !== 'YError' && !(error instanceof UsageError))) return error;
  const name = nameOf(entry);
  const usage = `plenary ${entry.usage}`;
  const [example] = command.examples;
  const flags = [...Object.keys(command.flags), 'help'].map((key) => `--${key}`);
  const unknown = /^Unknown arguments?: (.*)$/.exec(error.message)?.[1]?.split(', ');
  if (unknown !== undefined) {
    const flag = unknown
      .map((key) => args.find((argument) => argument.split('=')[0] === `--${key}` || argument === `-${key}`))
      .find((found) => found !== undefined);
    if (flag === undefined) return new UsageError(`expected ${usage}, got "${unknown[0]}" too much. Try plenary ${name} --help.`);
    return unknownFlag(flag, name, flags);
  }
  if (error.message.startsWith('Not enough non-option arguments')) {
    // An unknown flag takes the argument after it for its value, which is then missing.
    const flag = args.find((argument) => argument.startsWith('--') && !flags.includes(argument.split('=')[0] ?? ''));
    if (flag !== undefined) return unknownFlag(flag, name, flags);
    return new UsageError(`expected ${usage}, got too little.${example === undefined ? '' : ` For example: plenary ${example[0]}`}`);
  }
  const lone = /^Not enough arguments following: (.*)$/.exec(error.message)?.[1];
  if (lone !== undefined) return new UsageError(`--${lone}: expected a value, got none. Try plenary ${name} --help.`);
  const choice = /Argument: (.*), Given: (.*), Choices: (.*)$/m.exec(error.message);
  if (choice !== null) return new UsageError(`--${choice[1]}: expected one of ${choice[3]}, got ${choice[2]}.`);
  return error instanceof UsageError ? error : new UsageError(error.message);
}

async function unknownFlag(flag: string, name: string, known: readonly string[]): Promise<UsageError> {
  const { mendName } = await import('@plenary/engine');
  return new UsageError(`expected a flag of plenary ${name}, got ${flag}. ${mendName(flag, known)}`);
}
