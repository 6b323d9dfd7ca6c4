import type { DataSource } from 'typeorm';
import type { Label } from '../../contracts/labels.js';
import { dayOf } from '../maintenance/partitions.js';

/** Full UTC days that a reference covers at least. */
const REFERENCE_DAYS = 7;

/** Counts of one distribution, by bin. */
export interface ScoreCounts {
  readonly model: string;
  readonly label: Label;
  /** What the name is of: a language or a domain. */
  readonly scope: 'language' | 'domain';
  readonly name: string;
  readonly bins: readonly number[];
}

/** One distribution then and now. */
export interface ScoreWindows extends Omit<ScoreCounts, 'bins' | 'model'> {
  /** null while its first week isn't over, or had too few scores. */
  readonly reference: readonly number[] | null;
  readonly current: readonly number[];
}

interface WindowRow extends Omit<ScoreCounts, 'bins' | 'model'> {
  readonly reference: readonly string[] | null;
  readonly current: readonly string[];
}

const ADD = `
  INSERT INTO score_histogram AS h (model, label, scope, name, day, bins)
  SELECT model, label, scope, name, $6, bins::bigint[]
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
    AS s (model, label, scope, name, bins)
  ORDER BY model, label, scope, name
  ON CONFLICT (model, label, scope, name, day) DO UPDATE SET bins = ARRAY(
    SELECT a + b FROM unnest(h.bins, EXCLUDED.bins) WITH ORDINALITY AS t (a, b, bin) ORDER BY bin)`;

/** Sums of arrays, bin by bin, over some days of one distribution. */
const SUMS = `
  SELECT model, label, scope, name, array_agg(count ORDER BY bin) AS bins
  FROM (
    SELECT model, label, scope, name, bin, sum(count)::bigint AS count
    FROM score_histogram, unnest(bins) WITH ORDINALITY AS b (count, bin)
    WHERE day BETWEEN $1 AND $2 GROUP BY model, label, scope, name, bin
  ) s GROUP BY model, label, scope, name`;

/**
 * The first day of a distribution is seldom a whole one, and left out. One with too few scores in a week
 * goes on gathering.
 */
const SET_REFERENCES = `
  WITH first AS (
    SELECT model, label, scope, name, min(day) + 1 AS day FROM score_histogram h
    WHERE NOT EXISTS (SELECT FROM score_reference r WHERE r.model = h.model AND r.label = h.label
      AND r.scope = h.scope AND r.name = h.name)
    GROUP BY model, label, scope, name HAVING min(day) + 1 + ${REFERENCE_DAYS} <= $1
  ), counts AS (
    SELECT model, label, scope, name, first.day, bin, sum(count)::bigint AS count
    FROM first JOIN score_histogram h USING (model, label, scope, name),
      unnest(h.bins) WITH ORDINALITY AS b (count, bin)
    WHERE h.day >= first.day AND h.day < $1 GROUP BY model, label, scope, name, first.day, bin
  )
  INSERT INTO score_reference (model, label, scope, name, bins, first_day, last_day)
  SELECT model, label, scope, name, array_agg(count ORDER BY bin), day, $1 - 1
  FROM counts GROUP BY model, label, scope, name, day HAVING sum(count) >= $2
  ON CONFLICT DO NOTHING`;

/** The model that scored most on the latest day: after a change back it is the one that is back. */
const LATEST_MODEL = `
  SELECT model FROM score_histogram, unnest(bins) AS count
  WHERE day = (SELECT max(day) FROM score_histogram WHERE day BETWEEN $1 AND $2)
  GROUP BY model ORDER BY sum(count) DESC, model LIMIT 1`;

/** Distributions of classifier scores by UTC day. */
export class ScoreHistogramsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds counts to the day of `now`, in one query. */
  async add(counts: readonly ScoreCounts[], now: number): Promise<void> {
    if (counts.length === 0) return;
    await this.dataSource.query(ADD, [
      counts.map((each) => each.model),
      counts.map((each) => each.label),
      counts.map((each) => each.scope),
      counts.map((each) => each.name),
      counts.map((each) => `{${each.bins.join(',')}}`),
      dayOf(now),
    ]);
  }

  /** Gives a reference to distributions whose first full week is over and has `least` scores. */
  async setReferences(now: number, least: number): Promise<void> {
    await this.dataSource.query(SET_REFERENCES, [dayOf(now), least]);
  }

  /** The model in use: yesterday and today beside its references. Empty when nothing was scored. */
  async windows(now: number): Promise<readonly ScoreWindows[]> {
    const days = [dayOf(now) - 1, dayOf(now)];
    const [latest] = await this.dataSource.query<{ model: string }[]>(LATEST_MODEL, days);
    if (!latest) return [];
    const rows = await this.dataSource.query<WindowRow[]>(
      `SELECT c.label, c.scope, c.name, c.bins AS current, r.bins AS reference
       FROM (${SUMS}) c LEFT JOIN score_reference r USING (model, label, scope, name)
       WHERE c.model = $3 ORDER BY c.label, c.scope, c.name`,
      [...days, latest.model],
    );
    return rows.map(({ reference, current, ...named }) => ({
      ...named,
      reference: reference === null ? null : reference.map(Number),
      current: current.map(Number),
    }));
  }
}
