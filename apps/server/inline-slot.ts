import { Client } from 'pg';

const LOCK = 0x74696467;
const SLOTS = 512;

/**
 * A number of its own for this process, as long as it lives: in-line activities count in window
 * buckets of source partition -slot, so that no two processes write one bucket.
 */
export async function takeInlineSlot(
  databaseUrl: string,
): Promise<{ readonly part: number; release(): Promise<void> }> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'tidegate-slot',
    keepAlive: true,
  });
  // The lock goes with the connection; a process that lost its database decides nothing either.
  client.on('error', () => undefined);
  await client.connect();
  for (let slot = 1; slot <= SLOTS; slot += 1) {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS mine',
      [LOCK, slot],
    );
    if (rows[0]?.mine) return { part: -slot, release: () => client.end() };
  }
  await client.end();
  throw new Error(`more than ${SLOTS} processes hold in-line slots: are there dead connections?`);
}
