import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from './database.js';
import { KafkaBroker } from './kafka-broker.js';

describe('test services', () => {
  let broker: KafkaBroker;

  beforeAll(async () => {
    broker = await KafkaBroker.create();
  });
  afterAll(() => broker.dispose());

  async function topics(): Promise<string[]> {
    const admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      return await admin.listTopics();
    } finally {
      await admin.disconnect();
    }
  }

  it('keep a broker’s topics over a controlled stop and over kill -9', async () => {
    const admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 2 }], waitForLeaders: false });
    await admin.disconnect();
    await broker.stop();
    await broker.start();
    expect(await topics()).toContain('kept');
    await broker.kill();
    await broker.start();
    expect(await topics()).toContain('kept');
  });

  it('give each caller an empty database and take it away again', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const tables = await client.query("select 1 from pg_tables where schemaname = 'public'");
    expect(tables.rowCount).toBe(0);
    await database.drop();
    await expect(new Client({ connectionString: database.url }).connect()).rejects.toMatchObject({
      code: '3D000',
    });
  });
});
