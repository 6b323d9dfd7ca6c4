import type { DataSource } from 'typeorm';

/**
 * Tables, partitions included, in which any column holds the text: as text, and in columns of bytes and
 * JSON too. For proofs that nothing was left behind.
 */
export async function tablesHolding(dataSource: DataSource, text: string): Promise<readonly string[]> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    // A row's text form shows bytes in hex.
    const [row] = await dataSource.query<{ there: boolean }[]>(
      `SELECT EXISTS (SELECT FROM ${name} t
         WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0) AS there`,
      [text, Buffer.from(text).toString('hex')],
    );
    if (row?.there === true) found.push(name);
  }
  return found;
}
