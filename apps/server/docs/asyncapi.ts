import { z } from 'zod';
import { DEAD_LETTER_HEADERS } from '../../../libs/contracts/dead-letter.js';
import { INBOUND_HEADERS } from '../../../libs/contracts/inbound.js';
import {
  DEFAULT_PARTITIONS,
  SCHEMA_VERSION,
  TOPICS,
  type TopicName,
} from '../../../libs/contracts/topics.js';
import { API_VERSION } from '../api/constants.js';
import { MESSAGE_SCHEMAS, jsonSchemaOf } from './message-schemas.js';

interface Channel {
  readonly topic: TopicName;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What Tidegate does with it. */
  readonly action: 'send' | 'receive';
  readonly key: string;
  readonly compacted: boolean;
  readonly payload: object;
  readonly contentType: string;
  readonly headers: z.ZodObject;
}

const text = (description: string): z.ZodString => z.string().describe(description);

const revisionHeaders = z.object({
  revision: text('only grows; ignore a record whose revision is not above the last one applied'),
  schema: z.literal(SCHEMA_VERSION).describe('version of the payload’s schema'),
});

const CHANNELS: readonly Channel[] = [
  {
    topic: TOPICS.inbound,
    name: 'inbound',
    title: 'What the server has received or is about to send',
    description:
      'The body exactly as received, bytes untouched. Only the value is required; whatever a header does not ' +
      'tell is unknown, and rules that need it answer unknown.',
    action: 'receive',
    key: 'the actor id; without a key, order is not promised',
    compacted: false,
    payload: {
      type: 'string',
      format: 'binary',
      description: 'an ActivityStreams document, at most 1 MiB',
    },
    contentType: 'application/activity+json',
    headers: z.object({
      [INBOUND_HEADERS.direction]: z
        .enum(['inbound', 'outbound'])
        .optional()
        .describe('inbound when absent'),
      [INBOUND_HEADERS.receivedAt]: text(
        'ISO 8601 or ms since the epoch; else the log’s timestamp',
      ).optional(),
      [INBOUND_HEADERS.remoteHost]: text('host that delivered it').optional(),
      [INBOUND_HEADERS.recipients]: text(
        'local actor ids: a JSON list, or parted by commas',
      ).optional(),
      [INBOUND_HEADERS.http]: text('JSON of #/components/schemas/HttpFacts').optional(),
      [INBOUND_HEADERS.verifiedKey]: text(
        'key id, where the server has verified the signature',
      ).optional(),
      [INBOUND_HEADERS.context]: text('JSON of #/components/schemas/ServerContext').optional(),
      [INBOUND_HEADERS.learn]: text('"1": only learn from it; no decision is made').optional(),
      [INBOUND_HEADERS.traceparent]: text('W3C trace context').optional(),
    }),
  },
  {
    topic: TOPICS.decisions,
    name: 'decisions',
    title: 'A decision for every inbound message',
    description:
      'At least once. Apply the highest revision of a subject. Park the body on hold until a later revision or ' +
      '`holdUntil`, then do `onExpiry`. An unknown filter means hold.',
    action: 'send',
    key: 'as of the inbound message; the actor id for superseding decisions',
    compacted: false,
    payload: { $ref: '#/components/schemas/Decision' },
    contentType: 'application/json',
    headers: revisionHeaders.extend({ subject: text('what the decision is about: 64 hex digits') }),
  },
  {
    topic: TOPICS.domainPolicies,
    name: 'domainPolicies',
    title: 'Domain policies in force',
    description: 'Compacted: read from the start for all of them. No value means lifted.',
    action: 'send',
    key: 'the domain: IDNA A-labels, lower case; it covers its subdomains, the longest match wins',
    compacted: true,
    payload: { oneOf: [{ $ref: '#/components/schemas/DomainPolicy' }, { type: 'null' }] },
    contentType: 'application/json',
    headers: revisionHeaders,
  },
  {
    topic: TOPICS.actorPolicies,
    name: 'actorPolicies',
    title: 'Actor policies in force',
    description: 'As domain policies, keyed by actor id.',
    action: 'send',
    key: 'the actor id',
    compacted: true,
    payload: { oneOf: [{ $ref: '#/components/schemas/ActorPolicy' }, { type: 'null' }] },
    contentType: 'application/json',
    headers: revisionHeaders,
  },
  {
    topic: TOPICS.deadLetters,
    name: 'deadLetters',
    title: 'What could not be read as an activity',
    description: 'The untouched bytes, or where they are too large their beginning.',
    action: 'send',
    key: 'as of the inbound message; its headers are carried along',
    compacted: false,
    payload: { type: 'string', format: 'binary' },
    contentType: 'application/octet-stream',
    headers: z.object({
      [DEAD_LETTER_HEADERS.rejection]: text('JSON of #/components/schemas/Rejection'),
      [DEAD_LETTER_HEADERS.subject]: text('64 hex digits'),
      [DEAD_LETTER_HEADERS.source]: text('where it stood: partition@offset'),
      [DEAD_LETTER_HEADERS.truncated]: text(
        '"false", or where only the beginning is kept the length and SHA-256 of the whole',
      ),
    }),
  },
];

/** The AsyncAPI 3.0 document of the log, as the application (Tidegate) sees it. */
export function asyncApiDocument(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tidegate',
      version: API_VERSION,
      description:
        'Topics between a federating server and Tidegate. `receive` is what Tidegate reads, `send` what it writes.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(CHANNELS.map((channel) => [channel.name, channelObject(channel)])),
    operations: Object.fromEntries(
      CHANNELS.map(({ name, action, title }) => [
        `${action}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        { action, channel: { $ref: `#/channels/${name}` }, summary: title },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        Object.entries(MESSAGE_SCHEMAS).map(([name, { schema }]) => [name, jsonSchemaOf(schema)]),
      ),
    },
  };
}

function channelObject(channel: Channel): object {
  return {
    address: channel.topic,
    title: channel.title,
    description: channel.description,
    messages: {
      [channel.name]: {
        contentType: channel.contentType,
        headers: jsonSchemaOf(channel.headers),
        payload: channel.payload,
        bindings: { kafka: { key: { type: 'string', description: channel.key } } },
      },
    },
    bindings: {
      kafka: {
        partitions: DEFAULT_PARTITIONS,
        topicConfiguration: { 'cleanup.policy': [channel.compacted ? 'compact' : 'delete'] },
      },
    },
  };
}
