import type { LookAlikeRow } from './ports.js';
import { LOOK_ALIKE_BUCKET_MS, LOOK_ALIKE_WINDOW_MS } from './fingerprint.js';
import { unionSize, withMember } from './member-set.js';

export function bucketOf(ms: number): number {
  return Math.floor(ms / LOOK_ALIKE_BUCKET_MS);
}

/** First bucket that counts at `now`. */
export function oldestBucket(now: number): number {
  return bucketOf(now - LOOK_ALIKE_WINDOW_MS) + 1;
}

interface Bucket {
  bucket: number;
  part: number;
  n: number;
  actors: Buffer;
  domains: Buffer;
  changed: boolean;
}

/**
 * The sliding windows of one batch: buckets by fingerprint, time and source partition. A batch
 * writes only buckets of the partitions it holds, so absolute values can be written back; others'
 * buckets are read as of the batch's start.
 */
export class LookAlikeWindows {
  private readonly keys = new Map<bigint, Bucket[]>();

  constructor(rows: readonly LookAlikeRow[]) {
    for (const row of rows) {
      const bucket = { ...row, changed: false };
      const list = this.keys.get(row.key);
      if (list) list.push(bucket);
      else this.keys.set(row.key, [bucket]);
    }
  }

  count(key: bigint, now: number, part: number, actor: number, domain: number): void {
    const wanted = bucketOf(now);
    let list = this.keys.get(key);
    if (!list) this.keys.set(key, (list = []));
    let bucket = list.find((candidate) => candidate.bucket === wanted && candidate.part === part);
    if (!bucket) {
      bucket = { bucket: wanted, part, n: 0, actors: EMPTY, domains: EMPTY, changed: true };
      list.push(bucket);
    }
    bucket.n += 1;
    bucket.actors = withMember(bucket.actors, actor);
    bucket.domains = withMember(bucket.domains, domain);
    bucket.changed = true;
  }

  sum(key: bigint, now: number): { count: number; actors: number; domains: number } {
    const oldest = oldestBucket(now);
    const newest = bucketOf(now);
    const inside = (this.keys.get(key) ?? []).filter(
      (bucket) => bucket.bucket >= oldest && bucket.bucket <= newest,
    );
    return {
      count: inside.reduce((sum, bucket) => sum + bucket.n, 0),
      actors: unionSize(inside.map((bucket) => bucket.actors)),
      domains: unionSize(inside.map((bucket) => bucket.domains)),
    };
  }

  changed(): LookAlikeRow[] {
    const rows: LookAlikeRow[] = [];
    for (const [key, list] of this.keys) {
      for (const bucket of list) if (bucket.changed) rows.push({ key, ...rowOf(bucket) });
    }
    return rows;
  }
}

const EMPTY = Buffer.alloc(0);

function rowOf(bucket: Bucket): Omit<LookAlikeRow, 'key'> {
  const { part, n, actors, domains } = bucket;
  return { bucket: bucket.bucket, part, n, actors, domains };
}
