import pino, { type DestinationStream, type Logger } from 'pino';
import { prettyLine } from './log-pretty.js';
import { redact } from './log-redaction.js';

export type Log = Logger;

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Standard error, where standard output is a command's result. */
  readonly to: 'stdout' | 'stderr';
  /** One readable line instead of JSON; where left out, on a terminal. */
  readonly pretty?: boolean;
  readonly write?: (line: string) => void;
}

/**
 * JSON lines with ISO times. Whatever is logged passes the redaction, so a careless field costs its
 * content, not somebody's privacy.
 */
export function createLog(options: LogOptions): Log {
  const stream = process[options.to];
  const pretty = options.pretty ?? (options.write === undefined && stream.isTTY);
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: redact,
        bindings: redact,
      },
      serializers: { err: (value: unknown) => value },
      hooks: {
        // pino would take an error's own message for the line's, past the redaction.
        logMethod(args, method) {
          const [first, second] = args as unknown[];
          if (first instanceof Error) method.call(this, { err: first }, textOr(second, first.name));
          else if (typeof first === 'object' && second === undefined) method.call(this, first, 'event');
          else method.apply(this, args);
        },
      },
    },
    destination(options, pretty),
  );
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function destination(options: LogOptions, pretty: boolean): DestinationStream {
  const { write } = options;
  if (write === undefined && !pretty) return pino.destination({ dest: options.to === 'stdout' ? 1 : 2 });
  const out = write ?? ((line: string) => void process[options.to].write(line));
  return { write: pretty ? (line) => out(prettyLine(line)) : out };
}
