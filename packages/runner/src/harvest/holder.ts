import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that has something to itself, as others may read of it. */
export interface Holder {
  readonly host: string;
  /** Within which numbers of processes are unique: a run of a machine, as hosts may have the same name, and a container. Null where that cannot be known. */
  readonly space: string | null;
  readonly pid: number;
  /** When it began, in ticks since the machine's start: numbers of processes are used again. Null where that cannot be known. */
  readonly began: string | null;
}

/** Whether its process can be seen from here: it is of this run of this machine, and of the same container. */
export function isOfHere({ host, space }: Holder): boolean {
  return host === hostname() && space === spaceOf();
}

/** Whether a process of here still runs, and is not another one with the same number. */
export function isStill({ pid, began }: Holder): boolean {
  return isRunning(pid) && (began === null || began === holderOf(pid).began);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function holderOf(pid: number): Holder {
  return { host: hostname(), space: spaceOf(), pid, began: attempt(() => beginningOf(pid)) };
}

function spaceOf(): string | null {
  return attempt(() => [readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(), readlinkSync('/proc/self/ns/pid')].join(' '));
}

/** The 22nd field of its line, of which the second is its name in brackets and may hold anything. None if it has ended and nobody has asked yet how. */
function beginningOf(pid: number): string | null {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

function attempt(work: () => string | null): string | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Null if it is none. */
export function parseHolder(text: string): Holder | null {
  try {
    const { host, space, pid, began } = JSON.parse(text) as Holder;
    return typeof host === 'string' && Number.isInteger(pid) && pid > 0 ? { host, space, pid, began } : null;
  } catch {
    return null;
  }
}

export function nameOf(holder: Holder | null): string {
  return holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
}
