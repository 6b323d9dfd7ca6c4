import { ZodError } from 'zod';

const CENSORED = '[redacted]';
const MAX_DEPTH = 4;
const MAX_KEYS = 40;
const MAX_ITEMS = 20;
const MAX_TEXT = 500;
const MAX_FRAMES = 12;

/** Credentials, and the fields of ActivityPub and of our own contracts that hold what people wrote. */
const FORBIDDEN = new Set(
  `authorization proxy-authorization cookie set-cookie x-tidegate-signature
   token admintoken accesstoken secret password privatekeypem databaseurl connectionstring webhookurl
   body rawbody raw value content contentmap summary summarymap source text plaintext html markdown
   namemap alt preview parameters query drivererror detail where internalquery`.split(/\s+/),
);

/** A bounded copy of a log line's fields with whatever may be private taken out. */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return copy(fields, 0);
}

function copy(fields: object, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields).slice(0, MAX_KEYS)) {
    result[name] = FORBIDDEN.has(name.toLowerCase()) ? CENSORED : reduce(value, depth + 1);
  }
  return result;
}

function reduce(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return reduceError(value, depth);
  if (value instanceof Date) return value;
  if (value instanceof URL) return value.origin;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return '[deeper]';
  if (Array.isArray(value))
    return value.slice(0, MAX_ITEMS).map((item: unknown) => reduce(item, depth + 1));
  if (value instanceof Map) {
    const entries = [...value].map(([name, item]: [unknown, unknown]) => [String(name), item] as const);
    return copy(Object.fromEntries(entries), depth);
  }
  if (value instanceof Set) return reduce([...value], depth);
  return copy(value, depth);
}

function reduceError(error: Error, depth: number): Record<string, unknown> {
  // The stack repeats the message in its first lines; only the frames are kept.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: safeMessage(error),
    ...('code' in error && typeof error.code === 'string' ? { code: cut(error.code) } : {}),
    stack: frames
      .slice(0, MAX_FRAMES)
      .map((line) => line.trim())
      .join(' | '),
    ...(error.cause instanceof Error && depth < MAX_DEPTH
      ? { cause: reduceError(error.cause, depth + 1) }
      : {}),
  };
}

/** JSON.parse and PostgreSQL quote the input that they failed on, and that may be somebody's text. */
function safeMessage(error: Error): string {
  if (error instanceof SyntaxError) return 'withheld: it may quote the input';
  if (error instanceof ZodError) {
    return cut(
      error.issues.map((issue) => `${issue.code} at /${issue.path.map(String).join('/')}`).join('; '),
    );
  }
  const quote = error.message.search(/: ["'`]/);
  return cut(quote < 0 ? error.message : `${error.message.slice(0, quote)}: …`);
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
