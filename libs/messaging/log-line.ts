export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Where this room says what happens to it; details never hold keys, values or headers. */
export type LogLine = (
  level: LogLevel,
  message: string,
  details?: Readonly<Record<string, unknown>>,
) => void;
