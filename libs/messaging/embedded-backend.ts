import type { Pool } from 'pg';
import { TOPICS } from '../contracts/topics.js';
import { DAY } from '../kernel/clock.js';
import type { LogBackend } from './backend.js';
import { EmbeddedLogConsumer } from './embedded-log-consumer.js';
import { compactEmbeddedLog, trimEmbeddedLog } from './embedded-log-trim.js';
import { embeddedLogEnds, EmbeddedLogProducer, EMBEDDED_PARTITIONS } from './embedded-log.js';
import type { LogLine } from './log-line.js';

/** How long the embedded log keeps records, and tombstones of compacted topics. */
const RETENTION = 7 * DAY;

/** The log of embedded mode, in the database that the pool leads to. The pool stays the caller's. */
export function openEmbeddedBackend(pool: Pool, databaseUrl: string, log: LogLine): LogBackend {
  const producer = new EmbeddedLogProducer(pool);
  return {
    producer,
    // One process holds the data folder: there is no other publisher to fence.
    openOutboxProducer: () => Promise.resolve(new EmbeddedLogProducer(pool)),
    consumer: (options) =>
      new EmbeddedLogConsumer(pool, { ...options, databaseUrl, retention: RETENTION }, log),
    async ends(topic) {
      const ends = await embeddedLogEnds(pool, topic);
      return Array.from({ length: EMBEDDED_PARTITIONS }, (_, partition) => ({
        partition,
        offset: ends.get(partition) ?? 0n,
      }));
    },
    async maintain(now) {
      for (const topic of [TOPICS.decisions, TOPICS.deadLetters]) {
        await trimEmbeddedLog(pool, { topic, before: now - RETENTION });
      }
      for (const topic of [TOPICS.domainPolicies, TOPICS.actorPolicies]) {
        await compactEmbeddedLog(pool, topic, now - RETENTION);
      }
    },
    async check() {
      await pool.query('SELECT 1');
    },
    close: () => producer.close(),
  };
}
