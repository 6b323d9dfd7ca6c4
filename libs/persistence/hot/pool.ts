import { Pool } from 'pg';
import { SECOND } from '../../kernel/clock.js';

/** Statements on the hot path never wait longer than this for the database, ms. */
const STATEMENT_TIMEOUT = 60 * SECOND;

export interface HotPoolConfig {
  /** postgres:// URL. */
  readonly url: string;
  readonly size: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

/**
 * Connections of the ingress transaction. Pipelined: what a batch asks for at once crosses the
 * wire at once, so that a transaction is a handful of round trips and not one per statement.
 */
export function openHotPool(config: HotPoolConfig): Pool {
  const pool = new Pool({
    connectionString: config.url,
    max: config.size,
    application_name: config.applicationName,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10 * SECOND,
    statement_timeout: STATEMENT_TIMEOUT,
  });
  // A connection lost while idle is replaced on its next use; unheard, its error would end the process.
  pool.on('error', () => undefined);
  // Nor would one that is lost while a batch holds it: its statement fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
