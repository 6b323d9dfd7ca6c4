import cliProgress from 'cli-progress';

/** Everything that is not the result goes to standard error. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

export interface Bar {
  set(value: number): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere one line when it starts and one when it ends. */
export function bar(what: string, total: number): Bar {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  if (!process.stderr.isTTY) {
    tell(`${what} …`);
    return { set: () => undefined, stop: () => tell(`${what}: ${seconds()} s`) };
  }
  const shown = new cliProgress.SingleBar({
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    format: `${what} {bar} {percentage}% {eta_formatted} left`,
    etaBuffer: 50,
  });
  shown.start(total, 0);
  return {
    set: (value) => shown.update(Math.min(total, value)),
    stop: () => {
      shown.stop();
      tell(`${what}: ${seconds()} s`);
    },
  };
}
