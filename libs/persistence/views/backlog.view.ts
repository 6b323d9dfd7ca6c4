import type { DataSource } from 'typeorm';

export interface Backlog {
  /** Records waiting for the outbox's publisher. */
  readonly outbox: number;
  /** Activities whose servers wait for a later decision. */
  readonly openHolds: number;
}

/** What waits, for metrics. Two counts over small tables. */
export async function readBacklog(dataSource: DataSource): Promise<Backlog> {
  const [row] = await dataSource.query<{ outbox: string; holds: string }[]>(
    'SELECT (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM open_hold) AS holds',
  );
  return { outbox: Number(row?.outbox ?? 0), openHolds: Number(row?.holds ?? 0) };
}
