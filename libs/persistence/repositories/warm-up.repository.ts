import type { DataSource } from 'typeorm';
import type { WarmUpLine } from '../../contracts/warm-up.js';
import { hostOf } from '../../activity/domain.js';
import { storeKey } from '../../pipeline/keys.js';

type Follow = Extract<WarmUpLine, { type: 'follow' }>;
type KnownActor = Extract<WarmUpLine, { type: 'actor' }>;
type KnownDomain = Extract<WarmUpLine, { type: 'domain' }> & { readonly domain: string };

/** Backfills facts from before Tidegate watched. Repeating a file changes nothing. */
export class WarmUpRepository {
  constructor(private readonly dataSource: DataSource) {}

  async saveFollows(lines: readonly Follow[]): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO follow (remote, local)
       SELECT DISTINCT remote, local FROM unnest($1::uuid[], $2::uuid[]) AS f (remote, local)
       ORDER BY remote, local ON CONFLICT DO NOTHING`,
      [lines.map((line) => storeKey(line.following)), lines.map((line) => storeKey(line.follower))],
    );
  }

  async saveActors(lines: readonly KnownActor[]): Promise<void> {
    const unique = [...new Map(lines.map((line) => [line.id, line])).values()].map((line) => ({
      ...line,
      key: storeKey(line.id),
    }));
    const rows = unique.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    await this.dataSource.query(
      `INSERT INTO actor AS a (key, id, host, first_seen, posts, backfilled)
       SELECT *, true FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::int[])
       ON CONFLICT (key) DO UPDATE SET backfilled = true,
         first_seen = least(a.first_seen, EXCLUDED.first_seen), posts = greatest(a.posts, EXCLUDED.posts)`,
      [
        rows.map((row) => row.key),
        rows.map((row) => row.id),
        rows.map((row) => hostOf(row.id) ?? ''),
        rows.map((row) => Date.parse(row.firstSeen)),
        rows.map((row) => row.posts),
      ],
    );
  }

  /** Domains as normalised names. */
  async saveDomains(lines: readonly KnownDomain[]): Promise<void> {
    const rows = [...new Map(lines.map((line) => [line.domain, line])).values()].toSorted((a, b) =>
      a.domain < b.domain ? -1 : 1,
    );
    await this.dataSource.query(
      `INSERT INTO host AS h (name, first_seen, backfilled)
       SELECT *, true FROM unnest($1::text[], $2::bigint[])
       ON CONFLICT (name) DO UPDATE SET backfilled = true, first_seen = least(h.first_seen, EXCLUDED.first_seen)`,
      [rows.map((row) => row.domain), rows.map((row) => Date.parse(row.firstSeen))],
    );
  }

  /** From now on "not in the table" means "not followed". */
  async declareFollowsKnown(): Promise<void> {
    await this.dataSource.query('UPDATE governing SET follows_known = true');
  }
}
