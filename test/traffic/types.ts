import type { ActivityKind } from '../../libs/activity/model.js';

/** One delivery, as it would lie in the log. */
export interface TrafficItem {
  /** The actor id: the key of the inbound topic. */
  readonly key: string;
  /** Raw JSON, bytes as they came. */
  readonly body: Buffer;
  /** The `tidegate-*` headers of libs/contracts/inbound.ts. */
  readonly headers: Record<string, string>;
  /** `setup` is a harmless delivery that an attack needs before it. */
  readonly label: 'honest' | 'wave' | 'attack' | 'setup';
  /** Kind of the activity; attacks that are no activity say `none`. */
  readonly kind: ActivityKind | 'none';
  /** Name of the wave or attack this belongs to. */
  readonly attack?: string;
  /** Id in the rule catalogue of the rule that should speak, for attacks. */
  readonly expect?: string;
  /** When the server received it, ms since the epoch. */
  readonly at: number;
}

export type Mix = 'ordinary' | 'day' | 'text';

export interface TrafficOptions {
  readonly seed: number;
  readonly mix: Mix;
  /** When the first delivery arrives, ms since the epoch. */
  readonly start: number;
  /** Remote actors; default 20,000. */
  readonly actors?: number;
  /** Remote domains; default 400. */
  readonly domains?: number;
  /** Hosts of the receiving server; default `harbour.example`. */
  readonly localHosts?: readonly string[];
  /** Mean time between deliveries, ms; default 50. */
  readonly gap?: number;
  /** Whether the server says who follows the sender of posts; default only in `day`. */
  readonly serverTells?: boolean;
}

export const WAVES = [
  'feb-2024',
  'oct-2024',
  'text-variants',
  'link-wave',
  'invite-wave',
  'edit-history',
  'announced-spam',
  'profile-fields',
] as const;
export type WaveKind = (typeof WAVES)[number];

export interface WaveOptions {
  readonly seed: number;
  /** When the first item arrives, ms since the epoch. */
  readonly at: number;
  readonly count: number;
  /** Accounts the wave posts from; default a third of the count. */
  readonly actors?: number;
  /** Unattended servers they sit on; default half of the actors. */
  readonly domains?: number;
  /** Local actor ids that are mentioned; default the first 200 accounts of the local host. */
  readonly targets?: readonly string[];
  readonly localHosts?: readonly string[];
  /** Mean time between items, ms; default 4,000. */
  readonly gap?: number;
  /** Whether the server says that nobody follows the senders; default true. */
  readonly serverTells?: boolean;
}

export const DEFAULT_LOCAL_HOST = 'harbour.example';
