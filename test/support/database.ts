import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Drops it, ending connections that are still open. */
  drop(): Promise<void>;
}

/** An empty database of its own for a test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(`create database ${escapeIdentifier(name)}`);
  const url = new URL(superuserUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => asSuperuser(`drop database if exists ${escapeIdentifier(name)} with (force)`),
  };
}

function superuserUrl(): string {
  const url = process.env['TIDEGATE_TEST_DATABASE_URL'];
  if (!url) {
    throw new Error('no TIDEGATE_TEST_DATABASE_URL: run the tests with npm test or npm run test:quick');
  }
  return url;
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
