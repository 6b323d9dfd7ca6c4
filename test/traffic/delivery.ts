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
  const headers: Record<string, string> = {
    [INBOUND_HEADERS.direction]: 'inbound',
    [INBOUND_HEADERS.receivedAt]: new Date(at).toISOString(),
    [INBOUND_HEADERS.remoteHost]: sender.host,
    [INBOUND_HEADERS.verifiedKey]: sender.keyId,
  };
  // Of a shared inbox the server often can't say; an empty list would claim to know.
  if (recipients.length > 0) headers[INBOUND_HEADERS.recipients] = JSON.stringify(recipients);
  if (context !== undefined) headers[INBOUND_HEADERS.context] = JSON.stringify(context);
  const item: TrafficItem = { key: sender.id, body, headers, label, kind, at };
  if (attack === undefined) return item;
  return expect === undefined ? { ...item, attack } : { ...item, attack, expect };
}
