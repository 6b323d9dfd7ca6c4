import pino, { type DestinationStream } from 'pino';
import type { LogLevel } from './config-variables.js';
import { prettyLine } from './log-pretty.js';
import { redact } from './log-redaction.js';

export type Level = Exclude<LogLevel, 'silent'>;

type Write = (fields: object, message: string) => void;

/**
 * Less than pino offers, on purpose: its child loggers and format arguments go past the redaction.
 * The message is always a constant of the code.
 */
export interface Log extends Readonly<Record<Level, Write>> {
  isLevelEnabled(level: Level): boolean;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Standard error, where standard output is a command's result. */
  readonly to: 'stdout' | 'stderr';
  /** One readable line instead of JSON; where left out, on a terminal. */
  readonly pretty?: boolean;
  /** Takes the lines instead; for tests. */
  readonly write?: (line: string) => void;
}

/**
 * JSON lines with ISO times. Whatever is logged passes the redaction, so a careless field costs its
 * content, not somebody's privacy.
 */
export function createLog(options: LogOptions): Log {
  const stream = process[options.to];
  const pretty = options.pretty ?? (options.write === undefined && stream.isTTY);
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redact },
      // The redaction has made a plain object of it.
      serializers: { err: (value: unknown) => value },
    },
    destination(options, pretty),
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    isLevelEnabled: (level) => logger.isLevelEnabled(level),
  };
}

function destination(options: LogOptions, pretty: boolean): DestinationStream {
  const { write } = options;
  if (write === undefined && !pretty)
    return pino.destination({ dest: options.to === 'stdout' ? 1 : 2 });
  const out = write ?? ((line: string) => void process[options.to].write(line));
  return { write: pretty ? (line) => out(prettyLine(line)) : out };
}
