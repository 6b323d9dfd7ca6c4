import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UsageError } from '../usage-error.js';
import { keyOf, readLine, type ReplayItem } from './envelope.js';

/** A listing of the documents beside it, not a document. */
const LISTING = 'INDEX.json';

/** What there is to replay; `total` is null where it can't be known beforehand. */
export interface Source {
  readonly total: number | null;
  items(): AsyncIterable<ReplayItem>;
}

/**
 * FILE: `.ndjson` or `.jsonl` is one item a line, anything else one document. DIR: every `.json`,
 * `.ndjson` and `.jsonl` below it, in order of names. `-`: lines from standard input.
 */
export async function openSource(path: string, stdin: Readable): Promise<Source> {
  if (path === '-') return { total: null, items: () => lines('stdin', stdin) };
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`can't read ${path}: ${error.code ?? error.message}`);
  });
  const files = found.isDirectory() ? await filesBelow(path) : [path];
  if (files.length === 0) throw new UsageError(`${path} holds no .json, .ndjson or .jsonl file`);
  const base = found.isDirectory() ? path : join(path, '..');
  return { total: await countItems(files), items: () => read(files, base) };
}

async function* read(files: readonly string[], base: string): AsyncIterable<ReplayItem> {
  for (const file of files) {
    const label = relative(base, file);
    if (isLines(file)) yield* lines(label, createReadStream(file));
    else {
      const body = await readFile(file);
      yield { label, body, key: keyOf(body.toString()), headers: {} };
    }
  }
}

async function* lines(label: string, stream: Readable): AsyncIterable<ReplayItem> {
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const item = readLine(`${label}:${number}`, line);
    if (!item.ok) throw new UsageError(item.error);
    yield item.value;
  }
}

async function countItems(files: readonly string[]): Promise<number> {
  let total = 0;
  for (const file of files) {
    if (!isLines(file)) {
      total += 1;
      continue;
    }
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (line.trim() !== '') total += 1;
    }
  }
  return total;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && entry.name !== LISTING && /\.(json|ndjson|jsonl)$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function isLines(file: string): boolean {
  return /\.(ndjson|jsonl)$/.test(file);
}
