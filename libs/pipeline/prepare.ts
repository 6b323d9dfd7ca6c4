import { parseBody } from '../activity/parse.js';
import { contentDigest } from '../activity/digest.js';
import { hostOf } from '../activity/domain.js';
import type { Activity, ContentObject, ObjectLike, ParsedBody } from '../activity/model.js';
import type { Rejection } from '../contracts/dead-letter.js';
import { INBOUND_HEADERS, type DeliveryFacts } from '../contracts/inbound.js';
import { MAX_HEADER_BYTES, MAX_KEY_BYTES } from '../contracts/topics.js';
import { subjectOf } from '../decide/subject.js';
import { sha256Hex } from '../kernel/hash.js';
import { readDelivery } from './delivery.js';
import { fingerprintsOf, type Fingerprint } from './fingerprint.js';
import { storeKey } from './keys.js';
import type { IncomingMessage } from './ports.js';
import { otherBodyKey, seenKey } from './seen-key.js';

/** At most this many distinct link hosts of one activity are looked up. */
const MAX_LINK_HOSTS = 16;
/** At most this many recipients are matched against the follows. */
const MAX_FOLLOW_LOOKUPS = 64;

/** A message that is an activity, with the keys of all it touches worked out once. */
export interface Prepared {
  readonly is: 'activity';
  readonly message: IncomingMessage;
  readonly delivery: DeliveryFacts;
  /** Only learn from it. */
  readonly learn: boolean;
  readonly body: ParsedBody;
  readonly subject: string;
  readonly seenKey: string;
  /** Where this body is remembered when its id turns out to be taken by another. */
  readonly otherKey: string;
  /** First 8 bytes of the content digest, signed. */
  readonly digest: bigint;
  readonly actorKey: string;
  readonly objectId: string | null;
  readonly objectKey: string | null;
  readonly targetKey: string | null;
  readonly linkHosts: readonly string[];
  readonly fingerprints: readonly Fingerprint[];
  readonly recipientKeys: readonly string[];
}

/** A message that is none, and where it goes wrong. */
export interface Refused {
  readonly is: 'refused';
  readonly message: IncomingMessage;
  readonly delivery: DeliveryFacts;
  readonly learn: boolean;
  readonly subject: string;
  readonly digestHex: string;
  readonly rejection: Rejection;
}

/** Bytes and headers → an activity with its keys, or a typed rejection. Never throws on input. */
export function prepare(message: IncomingMessage): Prepared | Refused {
  const tooLarge = headersTooLarge(message);
  if (tooLarge) return refuse(message, tooLarge);
  const parsed = parseBody(message.value);
  if (!parsed.ok) return refuse(message, parsed.error);
  const delivery = readDelivery(message.headers, message.timestamp);
  const digestHex = sha256Hex(message.value);
  const body = parsed.value;
  const { activity } = body;
  const subject = subjectOf(delivery.direction, activity.id, digestHex, delivery.authenticity);
  const objectId = subjectObjectId(activity);
  const recipients = delivery.recipients ?? [];
  return {
    is: 'activity',
    message,
    delivery,
    learn: learns(message),
    body,
    subject,
    seenKey: seenKey(delivery.direction, activity.id, delivery.authenticity, subject),
    otherKey: otherBodyKey(subject),
    digest: firstBytes(contentDigest(message.value, body.json)),
    actorKey: storeKey(activity.actor),
    objectId,
    objectKey: objectId === null ? null : storeKey(objectId),
    targetKey: activity.kind === 'Move' ? storeKey(activity.target) : null,
    linkHosts: linkHosts(activity),
    fingerprints: fingerprintsOf(body, delivery.context?.media ?? null),
    recipientKeys: carriesContent(activity)
      ? recipients.slice(0, MAX_FOLLOW_LOOKUPS).map(storeKey)
      : [],
  };
}

export function refuse(message: IncomingMessage, rejection: Rejection): Refused {
  const delivery = readDelivery(message.headers, message.timestamp);
  const digestHex = sha256Hex(message.value);
  return {
    is: 'refused',
    message,
    delivery,
    learn: learns(message),
    digestHex,
    subject: subjectOf(delivery.direction, null, digestHex, delivery.authenticity),
    rejection,
  };
}

function learns(message: IncomingMessage): boolean {
  return message.headers[INBOUND_HEADERS.learn] === '1';
}

function headersTooLarge(message: IncomingMessage): Rejection | null {
  const keyBytes = message.key?.length ?? 0;
  if (keyBytes > MAX_KEY_BYTES) {
    return {
      code: 'headers_too_large',
      pointer: '',
      message: `the message key holds ${keyBytes} bytes, at most ${MAX_KEY_BYTES} are read`,
    };
  }
  let size = 0;
  for (const [name, value] of Object.entries(message.headers)) size += name.length + value.length;
  if (size <= MAX_HEADER_BYTES) return null;
  return {
    code: 'headers_too_large',
    pointer: '',
    message: `headers hold ${size} characters, at most ${MAX_HEADER_BYTES} are read`,
  };
}

function firstBytes(hex: string): bigint {
  return BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`));
}

/** Id of the object whose stored state the rules compare with. */
function subjectObjectId(activity: Activity): string | null {
  switch (activity.kind) {
    case 'Create':
    case 'Update':
    case 'Delete':
    case 'Undo':
      return activity.object.id;
    default:
      return null;
  }
}

function carriesContent(activity: Activity): boolean {
  return activity.kind === 'Create' || activity.kind === 'Update';
}

/** Content objects that this activity brings along itself. */
export function contentObject(activity: Activity): ContentObject | null {
  if (activity.kind !== 'Create' && activity.kind !== 'Update') return null;
  const object: ObjectLike = activity.object;
  return object.tag === 'content' ? object : null;
}

function linkHosts(activity: Activity): readonly string[] {
  const object = contentObject(activity);
  if (!object) return [];
  const hosts = new Set<string>();
  for (const field of [object.content, object.summary]) {
    for (const link of field?.plain.links ?? []) {
      if (link.kind !== 'plain') continue;
      const host = hostOf(link.href);
      if (host !== null && host !== activity.actorHost) hosts.add(host);
      if (hosts.size >= MAX_LINK_HOSTS) return [...hosts];
    }
  }
  return [...hosts];
}
