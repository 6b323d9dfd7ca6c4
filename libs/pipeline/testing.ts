import type { JsonValue } from '../kernel/json.js';
import type { IncomingMessage } from './ports.js';

/** When test messages come in: after `at` ms. */
export const START = Date.UTC(2026, 2, 1, 12);

let offset = 0n;

/** A message as it comes off the log; every one with an offset of its own. */
export function message(
  body: JsonValue | Buffer,
  overrides: Partial<IncomingMessage> = {},
): IncomingMessage {
  offset += 1n;
  return {
    partition: 0,
    offset,
    key: null,
    value: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
    headers: {},
    timestamp: START,
    ...overrides,
  };
}

/** A Create of a public note by `actor` with this text. */
export function noteBy(
  actor: string,
  n: number | string,
  content: string,
  more: object = {},
): JsonValue {
  const origin = new URL(actor).origin;
  const published = new Date(START - 60_000).toISOString();
  const audience = { to: ['https://www.w3.org/ns/activitystreams#Public'], cc: [`${actor}/followers`] };
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${origin}/activities/${n}`,
    type: 'Create',
    actor,
    published,
    ...audience,
    object: {
      id: `${origin}/notes/${n}`,
      type: 'Note',
      attributedTo: actor,
      content,
      published,
      ...audience,
      ...more,
    },
  };
}

export function likeBy(actor: string, n: number | string): JsonValue {
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${new URL(actor).origin}/likes/${n}`,
    type: 'Like',
    actor,
    object: 'https://here.example/notes/1',
  };
}
