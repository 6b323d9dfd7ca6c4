/** Names of the topics, the same on Kafka and on the embedded log. */
export const TOPICS = {
  inbound: 'tidegate.inbound',
  decisions: 'tidegate.decisions',
  domainPolicies: 'tidegate.domain-policies',
  actorPolicies: 'tidegate.actor-policies',
  deadLetters: 'tidegate.dead-letters',
} as const;

export type TopicName = (typeof TOPICS)[keyof typeof TOPICS];

/** Partitions of a topic that Tidegate creates. */
export const DEFAULT_PARTITIONS = 24;

/** Largest body that is parsed, in bytes; larger ones become dead letters (rule I12). */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Largest sum of header names and values that is read, in bytes. */
export const MAX_HEADER_BYTES = 128 * 1024;

/** Largest message key that is read, in bytes: an actor id of 2,048 characters fits. */
export const MAX_KEY_BYTES = 8 * 1024;

/** Version of the message schemas, sent as the `schema` header. */
export const SCHEMA_VERSION = '1';
