import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
} as const;

export const ACCEPT_ENCODING = 'gzip, br, deflate';

/** The body, decoded or as received, passed the limit. */
export class BodyTooLarge extends Error {
  readonly part: 'received' | 'decoded';

  constructor(part: 'received' | 'decoded') {
    super(`body too large (${part})`);
    this.part = part;
  }
}

/** The encoding is not one that was asked for, or the bytes don't follow it. */
export class BodyUndecodable extends Error {
  readonly encoding: string;

  constructor(encoding: string) {
    super(`body can't be decoded as ${encoding}`);
    this.encoding = encoding;
  }
}

/**
 * Reads a body whole, decoded. Both the bytes received and the bytes decoded are counted as they
 * come, so neither a huge nor a highly compressed body takes more than `limit` and one chunk.
 *
 * @param limit bytes
 * @throws BodyTooLarge, BodyUndecodable or the stream's own error; the stream is destroyed then
 */
export async function readBody(
  body: Readable,
  contentEncoding: string,
  limit: number,
): Promise<Buffer> {
  const encoding = contentEncoding.trim().toLowerCase();
  const gathering = new Gathering(limit);
  if (encoding === '' || encoding === 'identity') {
    await pipeline(body, metered(limit), gathering.sink);
    return gathering.bytes();
  }
  if (!isSupported(encoding)) {
    body.on('error', () => undefined).destroy();
    throw new BodyUndecodable(encoding.slice(0, 64));
  }
  try {
    await pipeline(body, metered(limit), DECODERS[encoding](), gathering.sink);
  } catch (error) {
    throw isZlibError(error) ? new BodyUndecodable(encoding) : error;
  }
  return gathering.bytes();
}

function isSupported(encoding: string): encoding is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, encoding);
}

function isZlibError(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    typeof error.code === 'string' && /^(Z_|ERR_BROTLI|ERR_.*DECOMPRESS|ERR__ERROR)/.test(error.code)
  );
}

function metered(limit: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* meter(source) {
    let count = 0;
    for await (const chunk of source) {
      count += chunk.length;
      if (count > limit) throw new BodyTooLarge('received');
      yield chunk;
    }
  };
}

/** One growing buffer: a list of chunks would cost a sender of single bytes nothing and us much. */
class Gathering {
  #buffer = Buffer.alloc(0);
  #length = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  readonly sink = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) this.#add(chunk);
  };

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  #add(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (length > this.#limit) throw new BodyTooLarge('decoded');
    if (length > this.#buffer.length) {
      const grown = Buffer.alloc(
        Math.min(this.#limit, Math.max(length, 2 * this.#buffer.length, 4096)),
      );
      this.#buffer.copy(grown, 0, 0, this.#length);
      this.#buffer = grown;
    }
    chunk.copy(this.#buffer, this.#length);
    this.#length = length;
  }
}
