import type { Admin } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KafkaBroker } from '../../test/support/kafka-broker.js';
import { TOPICS } from '../contracts/topics.js';
import { createKafka } from './kafka-client.js';
import { ensureTopics, waitForTopics } from './topics.js';

describe('the topics', () => {
  // A broker of its own: the names are fixed, and topics of other tests must stay.
  let broker: KafkaBroker;
  let admin: Admin;

  beforeAll(async () => {
    broker = await KafkaBroker.create();
    admin = createKafka({ brokers: [broker.brokers], clientId: 'test' }, () => undefined).admin();
    await admin.connect();
  });
  afterAll(async () => {
    await admin.disconnect();
    await broker.dispose();
  });

  async function make(
    topic: string,
    numPartitions: number,
    config: Record<string, string>,
  ): Promise<void> {
    const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
    await admin.createTopics({
      topics: [{ topic, numPartitions, configEntries }],
      waitForLeaders: false,
    });
    await waitForTopics(admin, [topic]);
  }

  it('that exist with the wrong settings are each named, with what to change', async () => {
    await make(TOPICS.inbound, 12, { 'max.message.bytes': '1048588' });
    await make(TOPICS.decisions, 24, { 'cleanup.policy': 'compact', 'max.message.bytes': '2097152' });
    await make(TOPICS.domainPolicies, 24, { 'cleanup.policy': 'delete' });
    const result = await ensureTopics(admin);
    const problems = result.ok ? [] : result.error;
    expect(problems.map(({ topic, code }) => [topic, code])).toEqual([
      [TOPICS.inbound, 'partitions'],
      [TOPICS.inbound, 'message_size'],
      [TOPICS.decisions, 'compacted'],
      [TOPICS.domainPolicies, 'not_compacted'],
    ]);
    expect(problems[1]?.message).toContain('set it to 2097152');
    await admin.deleteTopics({ topics: [TOPICS.inbound, TOPICS.decisions, TOPICS.domainPolicies] });
  });

  it('that are missing are created as they have to be, once', async () => {
    const first = await ensureTopics(admin);
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    expect(first.value.map(({ topic, partitions }) => [topic, partitions])).toEqual(
      [
        TOPICS.inbound,
        TOPICS.decisions,
        TOPICS.deadLetters,
        TOPICS.domainPolicies,
        TOPICS.actorPolicies,
      ].map((topic) => [topic, 24]),
    );
    const second = await ensureTopics(admin);
    expect(second.ok && second.value.every(({ created }) => !created)).toBe(true);
    const deadLetters = first.value.find(({ topic }) => topic === TOPICS.deadLetters);
    const inbound = first.value.find(({ topic }) => topic === TOPICS.inbound);
    expect(deadLetters?.maxMessageBytes).toBeGreaterThan(inbound?.maxMessageBytes ?? Infinity);
  });

  it('may be made by several processes at once', async () => {
    await admin.deleteTopics({ topics: Object.values(TOPICS) });
    const results = await Promise.all([ensureTopics(admin), ensureTopics(admin)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('that can’t be created are named with what they would have to be', async () => {
    await admin.deleteTopics({ topics: [TOPICS.actorPolicies] });
    const result = await ensureTopics(admin, { replicationFactor: 3, topics: [TOPICS.actorPolicies] });
    expect(result.ok ? [] : result.error).toMatchObject([
      { code: 'not_created', topic: TOPICS.actorPolicies },
    ]);
  });
});
