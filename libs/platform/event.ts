import type { Level, Log } from './log.js';
import type { Metrics } from './metrics.js';

/** Something that happens: its log line and its metrics, kept in one place so that neither is forgotten. */
export interface EventKind<F extends object> {
  readonly message: string;
  readonly level: Level;
  /** Fields of the log line; left out, all of them. */
  readonly fields?: (given: F) => object;
  readonly count: (metrics: Metrics, given: F) => void;
}

export type EmitEvent = <F extends object>(kind: EventKind<F>, given: F) => void;

/** Makes the `event()` through which a process tells what happens in it. */
export function createEvent(log: Log, metrics: Metrics): EmitEvent {
  return (kind, given) => {
    kind.count(metrics, given);
    if (log.isLevelEnabled(kind.level)) log[kind.level](kind.fields?.(given) ?? given, kind.message);
  };
}
