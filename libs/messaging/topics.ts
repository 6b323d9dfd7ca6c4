import kafkajs, { type Admin, type ITopicConfig } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  DEFAULT_PARTITIONS,
  MAX_BODY_BYTES,
  MAX_HEADER_BYTES,
  type TopicName,
  TOPICS,
} from '../contracts/topics.js';
import { errorMessage } from '../kernel/error-code.js';
import { err, ok, type Result } from '../kernel/result.js';
import { MAX_RECORD_BATCH_BYTES } from './record-batch.js';

// A CommonJS package: Node finds only some of its names as named exports.
const { ConfigResourceTypes } = kafkajs;

const KIB = 1024;

/** What a topic must be able to hold, and what it is created with. */
interface TopicSpec {
  readonly topic: TopicName;
  readonly compacted: boolean;
  /** Smallest max.message.bytes that works. */
  readonly needs: number;
  /** max.message.bytes of a topic that is created here. */
  readonly creates: number;
}

/** Frame and key around the largest record, with room to spare. */
const FRAME = 16 * KIB;
/** Source, digest and reason that a dead letter carries beside its body's own headers. */
const REASON = 16 * KIB;

/** A body may come with headers; its dead letter carries both and the reason. */
const INBOUND_NEEDS = MAX_BODY_BYTES + MAX_HEADER_BYTES + FRAME;

const SPECS: readonly TopicSpec[] = [
  { topic: TOPICS.inbound, compacted: false, needs: INBOUND_NEEDS, creates: 2 * KIB * KIB },
  { topic: TOPICS.decisions, compacted: false, needs: MAX_RECORD_BATCH_BYTES, creates: 2 * KIB * KIB },
  {
    topic: TOPICS.deadLetters,
    compacted: false,
    needs: Math.max(INBOUND_NEEDS + REASON, MAX_RECORD_BATCH_BYTES),
    creates: 2 * KIB * KIB + 256 * KIB,
  },
  { topic: TOPICS.domainPolicies, compacted: true, needs: 64 * KIB, creates: KIB * KIB },
  { topic: TOPICS.actorPolicies, compacted: true, needs: 64 * KIB, creates: KIB * KIB },
];

/** A topic that is not as Tidegate needs it; `message` says what to change. */
export interface TopicProblem {
  readonly code:
    'partitions' | 'not_compacted' | 'compacted' | 'message_size' | 'not_created' | 'unreadable';
  readonly topic: string;
  readonly message: string;
}

export interface EnsureTopicsOptions {
  /** Of topics that are created, and the least that existing ones must have. Default 24. */
  readonly partitions?: number;
  /** Of topics that are created. Default: the broker's own. */
  readonly replicationFactor?: number;
  /** Only these. Default: all. */
  readonly topics?: readonly TopicName[];
}

export interface TopicState {
  readonly topic: TopicName;
  readonly partitions: number;
  readonly maxMessageBytes: number;
  readonly created: boolean;
}

/** Creates the topics that are missing and checks those that are there. */
export async function ensureTopics(
  admin: Admin,
  options: EnsureTopicsOptions = {},
): Promise<Result<readonly TopicState[], readonly TopicProblem[]>> {
  const specs = SPECS.filter(({ topic }) => options.topics?.includes(topic) ?? true);
  const partitions = options.partitions ?? DEFAULT_PARTITIONS;
  const existing = new Set(await admin.listTopics());
  const missing = specs.filter(({ topic }) => !existing.has(topic));
  const problems: TopicProblem[] = [];
  for (const spec of missing) {
    const problem = await create(admin, spec, partitions, options.replicationFactor ?? -1);
    if (problem) problems.push(problem);
  }
  if (problems.length > 0) return err(problems);
  await waitForTopics(
    admin,
    missing.map(({ topic }) => topic),
  );
  const states = await describe(admin, specs, new Set(missing.map(({ topic }) => topic)));
  for (const { spec, state, cleanup } of states)
    problems.push(...check(spec, state, cleanup, partitions));
  return problems.length > 0 ? err(problems) : ok(states.map(({ state }) => state));
}

async function create(
  admin: Admin,
  spec: TopicSpec,
  numPartitions: number,
  replicationFactor: number,
): Promise<TopicProblem | null> {
  const topic: ITopicConfig = {
    topic: spec.topic,
    numPartitions,
    replicationFactor,
    configEntries: [
      { name: 'cleanup.policy', value: spec.compacted ? 'compact' : 'delete' },
      { name: 'max.message.bytes', value: String(spec.creates) },
    ],
  };
  try {
    // Answers false when another process was faster, which is as good.
    await admin.createTopics({ topics: [topic], waitForLeaders: false });
    return null;
  } catch (error) {
    const what = spec.compacted ? 'cleanup.policy=compact, ' : '';
    return {
      code: 'not_created',
      topic: spec.topic,
      message:
        `topic ${spec.topic} could not be created (${errorMessage(error)}); allow it, or create it with ` +
        `${numPartitions} partitions, ${what}max.message.bytes=${spec.creates}`,
    };
  }
}

/** kafkajs's own waiting gives up when the broker it asks has not heard of the topic yet. */
const VISIBLE_WITHIN = 30_000;

/** Waits until created topics are known and every partition has a leader. */
export async function waitForTopics(admin: Admin, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const deadline = Date.now() + VISIBLE_WITHIN;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
      const leaders = topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader));
      if (topics.length === names.length && leaders.every((leader) => leader >= 0)) {
        // A leader may be named before it knows that it is one.
        for (const name of names) await admin.fetchTopicOffsets(name);
        return;
      }
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error(`topics without leaders: ${names.join(', ')}`);
    await sleep(50);
  }
}

interface Described {
  readonly spec: TopicSpec;
  readonly state: TopicState;
  readonly cleanup: string;
}

const configSchema = z.object({ configName: z.string(), configValue: z.string().nullable() });

async function describe(
  admin: Admin,
  specs: readonly TopicSpec[],
  created: ReadonlySet<string>,
): Promise<Described[]> {
  const names = specs.map(({ topic }) => topic);
  const { topics } = await admin.fetchTopicMetadata({ topics: names });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: ['cleanup.policy', 'max.message.bytes'],
    })),
  });
  return specs.map((spec) => {
    const found = topics.find(({ name }) => name === spec.topic);
    const resource = resources.find(({ resourceName }) => resourceName === spec.topic);
    const entries = z.array(configSchema).parse(resource?.configEntries ?? []);
    const value = (name: string): string =>
      entries.find(({ configName }) => configName === name)?.configValue ?? '';
    return {
      spec,
      cleanup: value('cleanup.policy'),
      state: {
        topic: spec.topic,
        partitions: found?.partitions.length ?? 0,
        maxMessageBytes: Number(value('max.message.bytes')),
        created: created.has(spec.topic),
      },
    };
  });
}

function check(
  spec: TopicSpec,
  state: TopicState,
  cleanup: string,
  partitions: number,
): TopicProblem[] {
  const { topic } = spec;
  if (cleanup === '') {
    const message = `the settings of topic ${topic} can't be read; allow DescribeConfigs on it`;
    return [{ code: 'unreadable', topic, message }];
  }
  const problems: TopicProblem[] = [];
  if (state.partitions < partitions) {
    problems.push({
      code: 'partitions',
      topic,
      message:
        `topic ${topic} has ${state.partitions} partitions, ${partitions} are asked for; add partitions ` +
        'while nothing is being sent to it, or configure the number it has',
    });
  }
  const compacted = cleanup.split(',').includes('compact');
  if (spec.compacted && cleanup !== 'compact') {
    problems.push({
      code: 'not_compacted',
      topic,
      message: `topic ${topic} has cleanup.policy=${cleanup} and would forget policies in force; set it to compact`,
    });
  }
  if (!spec.compacted && compacted) {
    problems.push({
      code: 'compacted',
      topic,
      message: `topic ${topic} has cleanup.policy=${cleanup} and would lose messages of the same key; set it to delete`,
    });
  }
  if (state.maxMessageBytes < spec.needs) {
    problems.push({
      code: 'message_size',
      topic,
      message:
        `topic ${topic} has max.message.bytes=${state.maxMessageBytes}, the largest message needs ${spec.needs}; ` +
        `set it to ${spec.creates}`,
    });
  }
  return problems;
}
