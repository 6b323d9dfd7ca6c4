import { setTimeout as sleep } from 'node:timers/promises';
import { type Admin, ConfigResourceTypes } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KafkaBroker } from '../../test/support/kafka-broker.js';
import { TOPICS } from '../contracts/topics.js';
import { createKafka } from './kafka-client.js';
import { ensureTopics, type TopicProblem } from './topics.js';

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

  async function configure(name: string, config: Record<string, string>): Promise<void> {
    const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
    const resources = [{ type: ConfigResourceTypes.TOPIC, name, configEntries }];
    await admin.alterConfigs({ validateOnly: false, resources });
  }

  it('that can’t be created are named with what they would have to be', async () => {
    const result = await ensureTopics(admin, { replicationFactor: 3, topics: [TOPICS.actorPolicies] });
    const problems = result.ok ? [] : result.error;
    expect(problems).toMatchObject([{ code: 'not_created', topic: TOPICS.actorPolicies }]);
    expect(problems[0]?.message).toContain('cleanup.policy=compact');
  });

  it('that are missing are created, by several processes at once too', async () => {
    const results = await Promise.all([ensureTopics(admin), ensureTopics(admin)]);
    for (const result of results) {
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      expect(result.value.map(({ topic }) => topic).sort()).toEqual(Object.values(TOPICS).sort());
      expect(new Set(result.value.map(({ partitions }) => partitions))).toEqual(new Set([24]));
      const sizes = new Map(result.value.map(({ topic, maxMessageBytes }) => [topic, maxMessageBytes]));
      expect(sizes.get(TOPICS.deadLetters)).toBeGreaterThan(sizes.get(TOPICS.inbound) ?? Infinity);
    }
    const again = await ensureTopics(admin);
    expect(again.ok && again.value.every(({ created }) => !created)).toBe(true);
  });

  it('that exist with the wrong settings are each named, with what to change', async () => {
    await configure(TOPICS.inbound, { 'max.message.bytes': '1048588' });
    await configure(TOPICS.decisions, { 'cleanup.policy': 'compact', 'max.message.bytes': '2097152' });
    await configure(TOPICS.domainPolicies, { 'cleanup.policy': 'delete' });
    const topics = [TOPICS.inbound, TOPICS.decisions, TOPICS.domainPolicies];
    let problems: readonly TopicProblem[] = [];
    // The broker answers with changed settings a moment later.
    for (let i = 0; i < 100 && problems.length < 3; i++) {
      const result = await ensureTopics(admin, { topics });
      problems = result.ok ? [] : result.error;
      await sleep(50);
    }
    expect(problems.map(({ topic, code }) => [topic, code])).toEqual([
      [TOPICS.inbound, 'message_size'],
      [TOPICS.decisions, 'compacted'],
      [TOPICS.domainPolicies, 'not_compacted'],
    ]);
    expect(problems[0]?.message).toContain('set it to 2097152');
    const wide = await ensureTopics(admin, { topics: [TOPICS.deadLetters], partitions: 48 });
    expect(wide.ok ? [] : wide.error).toMatchObject([{ code: 'partitions' }]);
  });
});
