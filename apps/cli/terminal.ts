import { userInfo } from 'node:os';
import cliProgress from 'cli-progress';

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What isn't the command's result goes to standard error, so that pipes stay clean. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Who changes something from this terminal. */
export function currentUser(): string {
  return `cli:${userInfo().username}`;
}

export interface Progress {
  advance(count: number): void;
  stop(): void;
}

/** A bar on a terminal, silence elsewhere. `total` null: only a count. */
export function progress(what: string, total: number | null): Progress {
  if (!process.stderr.isTTY) return { advance: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    format: total === null ? `${what} {value}` : `${what} {bar} {value}/{total}, {eta_formatted} left`,
    etaBuffer: 100,
  });
  bar.start(total ?? 0, 0);
  return { advance: (count) => bar.increment(count), stop: () => bar.stop() };
}
