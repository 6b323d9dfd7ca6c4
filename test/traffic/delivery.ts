import { INBOUND_HEADERS, type ServerContext } from '../../libs/contracts/inbound.js';
import type { ActivityKind } from '../../libs/activity/model.js';
import type { TrafficItem } from './types.js';
import type { Document } from './wire/draft.js';

/** Who signs: a persona, or an instance actor or community of its host. */
export interface Sender {
  readonly id: string;
  readonly host: string;
  readonly keyId: string;
}

export interface DeliveryOptions {
  readonly at: number;
  readonly sender: Sender;
  readonly kind: ActivityKind | 'none';
  readonly recipients: readonly string[];
  readonly context?: ServerContext;
  readonly label?: TrafficItem['label'];
  readonly attack?: string;
  readonly expect?: string;
}

export function deliver(document: Document, options: DeliveryOptions): TrafficItem {
  return deliverBytes(Buffer.from(JSON.stringify(document)), options);
}

export function deliverBytes(body: Buffer, options: DeliveryOptions): TrafficItem {
  const { at, sender, kind, recipients, context, label = 'honest', attack, expect } = options;
  return {
    key: sender.id,
    body,
    headers: {
      [INBOUND_HEADERS.direction]: 'inbound',
      [INBOUND_HEADERS.receivedAt]: new Date(at).toISOString(),
      [INBOUND_HEADERS.remoteHost]: sender.host,
      // Of a shared inbox the server often can't say; an empty list would claim to know.
      ...(recipients.length === 0 ? {} : { [INBOUND_HEADERS.recipients]: JSON.stringify(recipients) }),
      [INBOUND_HEADERS.verifiedKey]: sender.keyId,
      ...(context === undefined ? {} : { [INBOUND_HEADERS.context]: JSON.stringify(context) }),
    },
    label,
    kind,
    ...(attack === undefined ? {} : { attack }),
    ...(expect === undefined ? {} : { expect }),
    at,
  };
}
