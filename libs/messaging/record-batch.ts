/**
 * Most bytes that are sent to a topic at once. kafkajs makes one record batch of all records of a
 * partition in a send, and the broker measures that batch against the topic's max.message.bytes.
 */
export const MAX_RECORD_BATCH_BYTES = 1_900_000;
