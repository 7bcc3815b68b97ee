export { EXIT, type ExitCode } from './exit.ts';
export { main } from './main.ts';
export { processTerminal } from './terminal/process-terminal.ts';
export type { Output, Terminal } from './terminal/terminal.ts';
