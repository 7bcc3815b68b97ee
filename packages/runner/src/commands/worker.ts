import { EXIT, UsageError } from '../exit.ts';
import { defineCommand } from './command.ts';
import { DEFAULT_WORKERS, queue, wholeNumber, workers } from './flags.ts';

const DEFAULT_PATIENCE = 30;

export const worker = defineCommand({
  examples: [
    ['worker --queue redis://queue.example:6379', 'play for whoever started plenary batch PLAN with this queue, until Ctrl-C'],
    ['worker --queue redis://queue.example:6379 --idle 60', 'leave after a minute without work, as in a job of a cluster'],
  ],
  positionals: {},
  flags: {
    queue,
    workers,
    idle: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('idle', 1, 1_000_000),
      describe: 'Leave after so many seconds without work [default: never]',
    },
    patience: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('patience', 1, 3_600),
      describe: `After how many seconds without a sign of life from it others take over its work [default: ${DEFAULT_PATIENCE}]`,
    },
    quiet: { type: 'boolean', describe: 'Say nothing but what goes wrong' },
  },
  async run({ queue: address, workers = DEFAULT_WORKERS, idle, patience = DEFAULT_PATIENCE, quiet = false }, terminal) {
    if (address === undefined) throw new UsageError('expected --queue with the address of a Redis server, such as redis://localhost:6379.');
    const { serve } = await import('../queue/serve.ts');
    const milliseconds = { patience: patience * 1_000, idle: idle === undefined ? null : idle * 1_000 };
    const played = await serve({ address, workers, ...milliseconds, quiet }, terminal);
    if (!quiet) terminal.talk.line(`Played ${played} ${played === 1 ? 'piece' : 'pieces'} of work.`);
    return EXIT.done;
  },
});
