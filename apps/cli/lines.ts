import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorMessage } from '../../libs/kernel/error-code.js';
import { UsageError } from './usage-error.js';

/** UTF-16 units of a line at most: a text of 1 MiB, every character of it escaped. */
export const MAX_LINE = 8 * 1024 * 1024;

/** A line of the input, from 1; `text` null: longer than {@link MAX_LINE}, and dropped. */
export interface InputLine {
  readonly number: number;
  readonly text: string | null;
}

export interface LineInput {
  /** For messages: the file's name, or `stdin`. */
  readonly name: string;
  /** In the lots they are read in. Throws a {@link UsageError} where the file can't be read to its end. */
  lines(): AsyncGenerator<InputLine[], void, undefined>;
}

/** A file, unpacked where its name ends in .gz, or `-` for standard input. */
export async function openLines(path: string, stdin: Readable): Promise<LineInput> {
  if (path === '-') return { name: 'stdin', lines: () => linesOf('stdin', stdin) };
  const found = await stat(path).catch((error: unknown) => {
    throw new UsageError(`can't read ${path}: ${errorMessage(error)}`);
  });
  if (found.isDirectory()) throw new UsageError(`${path} is a folder`);
  return { name: basename(path), lines: () => linesOf(path, openFile(path)) };
}

function openFile(path: string): Readable {
  const source = createReadStream(path);
  // `pipeline` hands a failure of the file on to the stream that is read.
  return path.endsWith('.gz') ? pipeline(source, createGunzip(), () => undefined) : source;
}

/** Lines without their ends; an empty one at the end of the input is none. Holds one line and one read at most. */
async function* linesOf(name: string, stream: Readable): AsyncGenerator<InputLine[], void, undefined> {
  stream.setEncoding('utf8');
  let number = 0;
  let rest = '';
  let tooLong = false;
  const end = (part: string): InputLine => {
    const line = rest + part;
    const text = tooLong || line.length > MAX_LINE ? null : line.replace(/\r$/, '');
    rest = '';
    tooLong = false;
    number += 1;
    return { number, text: number === 1 && text !== null ? text.replace(/^\uFEFF/, '') : text };
  };
  try {
    for await (const chunk of stream) {
      const parts = String(chunk).split('\n');
      const last = parts.pop() ?? '';
      const lines = parts.map(end);
      rest += last;
      if (rest.length > MAX_LINE) {
        tooLong = true;
        rest = '';
      }
      if (lines.length > 0) yield lines;
    }
    if (rest !== '' || tooLong) yield [end('')];
  } catch (error) {
    throw new UsageError(`can't read ${name} to its end: ${errorMessage(error)}`);
  } finally {
    stream.destroy();
  }
}
