import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { LABELS } from '../../contracts/labels.js';
import { errorMessage } from '../../kernel/error-code.js';

/** 1: it is; 0: it isn't; null: nobody said, so the loss masks it. */
const mark = z.union([z.literal(0), z.literal(1)]).nullable();

/**
 * One labelled post, a line of a data file: what training reads, and what the export of moderators'
 * outcomes writes.
 */
export const rowSchema = z.strictObject({
  id: z.string().min(1).max(200),
  text: z.string(),
  lang: z.string().min(1).max(35).describe('BCP 47; und where unknown'),
  source: z.string().min(1).max(64),
  licence: z.string().max(64).nullable(),
  labels: z.record(z.enum(LABELS), mark),
  weak: z
    .array(z.enum(LABELS))
    .describe('labels whose 0 is assumed from where the row comes from: they weigh less'),
});
export type Row = z.infer<typeof rowSchema>;

/** A line that is no row, or a file that can't be read to its end. Quotes nothing of the text. */
export class RowError extends Error {
  override readonly name = 'RowError';

  constructor(
    readonly file: string,
    /** From 1; null where the file as a whole can't be read. */
    readonly line: number | null,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`, options);
  }
}

/** The row of one line; throws a {@link RowError} that names the place. */
export function parseRow(text: string, file: string, line: number): Row {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    // The parser's own message quotes the text.
    throw new RowError(file, line, `not JSON (${cause instanceof Error ? cause.name : 'error'})`);
  }
  const parsed = rowSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  throw new RowError(file, line, `${at === '' ? '' : `${at}: `}${issue?.message ?? 'no row'}`);
}

/**
 * Rows of a `.jsonl` or, by its name, `.jsonl.gz` file, one at a time and in order; empty lines are
 * skipped. Throws a {@link RowError} at the first line that is no row.
 */
export async function* readRows(file: string): AsyncGenerator<Row, void, undefined> {
  let number = 0;
  try {
    for await (const text of linesOf(file)) {
      number += 1;
      if (text.trim() !== '') yield parseRow(text, file, number);
    }
  } catch (cause) {
    if (cause instanceof RowError) throw cause;
    throw new RowError(file, null, `can't be read: ${errorMessage(cause)}`, { cause });
  }
}

/** Not by node:readline, whose iterator never ends where its input fails. */
async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const source = createReadStream(file);
  // `pipeline` hands a failure of the file on to the stream that is read.
  const bytes = file.endsWith('.gz') ? pipeline(source, createGunzip(), () => undefined) : source;
  bytes.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of bytes) {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    yield rest;
  } finally {
    source.destroy();
  }
}
