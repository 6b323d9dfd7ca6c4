import type { DataSource } from 'typeorm';
import type { Tokens } from '../../libs/platform/tokens.js';

/** Never two: of processes that start together one issues the token. */
const LOCK = 0x74696466;

/**
 * The first admin token: the operator's own (TIDEGATE_ADMIN_TOKEN), or one that is made when there
 * is none yet. Answers it only when it was made here, to be shown once.
 */
export async function firstRunToken(
  dataSource: DataSource,
  tokens: Tokens,
  chosen: string | null,
): Promise<string | null> {
  if (chosen !== null) {
    const adopted = await tokens.adopt(chosen, 'TIDEGATE_ADMIN_TOKEN');
    if (!adopted.ok) throw new Error(`TIDEGATE_ADMIN_TOKEN can't be used: it is ${adopted.error.is}`);
    return null;
  }
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      const [found] = await dataSource.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM api_token',
      );
      if ((found?.n ?? 0) > 0) return null;
      return (await tokens.issue('first run', ['admin'])).token;
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    await runner.release();
  }
}
