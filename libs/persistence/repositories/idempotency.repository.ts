import type { DataSource } from 'typeorm';

/** What a request with an Idempotency-Key finds. */
export type IdempotencyClaim =
  /** First of its key: do it, then `complete` or `release`. */
  | { readonly is: 'claimed' }
  | { readonly is: 'done'; readonly status: number; readonly response: string }
  /** The key stands for another request. */
  | { readonly is: 'mismatch' }
  | { readonly is: 'in_progress' };

/** A claim that is neither completed nor released for this long was left behind by a crash. */
const ABANDONED = '1 minute';

/** Remembers what was answered, so that a repeated request is answered alike and done once. */
export class IdempotencyRepository {
  constructor(private readonly dataSource: DataSource) {}

  async claim(tokenId: string, key: string, requestHash: Buffer): Promise<IdempotencyClaim> {
    const claimed = await this.dataSource.query<{ key: string }[]>(
      `INSERT INTO idempotency AS i (token_id, key, request_hash, status, response) VALUES ($1, $2, $3, 0, '')
       ON CONFLICT (token_id, key) DO UPDATE SET at = now(), request_hash = EXCLUDED.request_hash
       WHERE i.status = 0 AND i.at < now() - interval '${ABANDONED}'
       RETURNING key`,
      [tokenId, key, requestHash],
    );
    if (claimed.length > 0) return { is: 'claimed' };
    const [row] = await this.dataSource.query<
      { request_hash: Buffer; status: number; response: string }[]
    >('SELECT request_hash, status, response FROM idempotency WHERE token_id = $1 AND key = $2', [
      tokenId,
      key,
    ]);
    // Gone between the two statements: its request failed just now, and may be made again.
    if (!row) return { is: 'in_progress' };
    if (!row.request_hash.equals(requestHash)) return { is: 'mismatch' };
    if (row.status === 0) return { is: 'in_progress' };
    return { is: 'done', status: row.status, response: row.response };
  }

  async complete(tokenId: string, key: string, status: number, response: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE idempotency SET status = $3, response = $4, at = now() WHERE token_id = $1 AND key = $2',
      [tokenId, key, status, response],
    );
  }

  /** The request failed and has changed nothing: the key is free again. */
  async release(tokenId: string, key: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM idempotency WHERE token_id = $1 AND key = $2 AND status = 0',
      [tokenId, key],
    );
  }
}
