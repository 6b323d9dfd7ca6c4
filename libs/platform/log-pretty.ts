import { z } from 'zod';

const SHADE: Readonly<Record<string, string>> = {
  debug: '\u001b[2m',
  info: '\u001b[32m',
  warn: '\u001b[33m',
  error: '\u001b[31m',
  fatal: '\u001b[31m',
};

/** Makes one line for a terminal of one JSON log line. */
export function prettyLine(line: string): string {
  const { time, level, msg, ...fields } = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
  const clock = String(time).slice(11, 23);
  const word = String(level);
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${show(value)}`);
  const head = `${clock} ${SHADE[word] ?? ''}${word.padEnd(5)}\u001b[0m`;
  return `${[head, harmless(String(msg)), ...rest].join(' ')}\n`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' && /^[\w.:/@+-]+$/.test(value) ? value : JSON.stringify(value);
  return harmless(text);
}

/** Values come from strangers: nothing may steer the terminal or turn the reading direction. */
function harmless(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
