import type { DataSource } from 'typeorm';
import { ok } from '../../kernel/result.js';
import type { AlertRecord, AlertStore } from '../../platform/alerts.js';
import { transact } from './transact.js';

/** Alerts as they were raised; of several processes that raise one at once, one stores it. */
export class AlertsRepository implements AlertStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(alert: AlertRecord, quietSince: Date): Promise<boolean> {
    const result = await transact<boolean, never>(this.dataSource, async (sql) => {
      await sql.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 74696466))`, [alert.key]);
      const stored = await sql.run(
        `INSERT INTO alert (key, kind, severity, message, details, at)
         SELECT $1, $2, $3, $4, $5::jsonb, $6::timestamptz
         WHERE NOT EXISTS (SELECT FROM alert WHERE key = $1 AND at > $7::timestamptz)`,
        [
          alert.key,
          alert.kind,
          alert.severity,
          alert.message,
          JSON.stringify(alert.details),
          alert.at,
          quietSince,
        ],
      );
      return ok(stored > 0);
    });
    return result.ok && result.value;
  }
}
