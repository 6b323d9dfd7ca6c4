import { INBOUND_HEADERS, serverContextSchema } from '../../libs/contracts/inbound.js';
import type { WarmUpLine } from '../../libs/contracts/warm-up.js';
import { createAttacks } from './attacks/index.js';
import { examplesReadme } from './examples-readme.js';
import { Random } from './random.js';
import { createTraffic, take } from './traffic.js';
import { WAVES, type TrafficItem, type WaveKind } from './types.js';
import { waveOf } from './waves.js';

const SEED = 2_025;
/** A Tuesday that is over, whatever a reader's clock says: received-at may not lie ahead. */
const START = Date.UTC(2025, 2, 4, 9);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOUR_ITEMS = 1_300;
const BACKGROUND_ITEMS = 180;
const ATTACKS_AT = START + 3 * HOUR_MS;
/** One known actor in so many is left out of the warm-up: newcomers are honest too. */
const NEWCOMERS = 20;

const WAVE_SIZES: Readonly<Record<WaveKind, number>> = {
  'feb-2024': 45,
  'oct-2024': 14,
  'text-variants': 30,
  'link-wave': 25,
  'invite-wave': 20,
  'edit-history': 10,
  'announced-spam': 15,
  'profile-fields': 10,
};

/** The files of examples/, by name. */
export function buildExamples(): ReadonlyMap<string, string> {
  const traffic = createTraffic({
    seed: SEED,
    mix: 'day',
    start: START,
    actors: 3_000,
    domains: 150,
    gap: HOUR_MS / HOUR_ITEMS,
  });
  const hour = take(traffic, HOUR_ITEMS);
  const background = take(traffic, BACKGROUND_ITEMS);
  const attacks = createAttacks({ seed: SEED, at: ATTACKS_AT });
  return new Map([
    ['hour.ndjson', lines(hour.map(envelope))],
    ['wave.ndjson', lines(wave(background).map(envelope))],
    ['attacks.ndjson', lines(attacks.map(envelope))],
    ['warm-up.ndjson', lines(warmUp([...hour, ...background]).map((line) => JSON.stringify(line)))],
    ['README.md', examplesReadme(WAVE_SIZES, BACKGROUND_ITEMS, attacks)],
  ]);
}

/** Every wave at once, over honest traffic that goes on. */
function wave(background: readonly TrafficItem[]): TrafficItem[] {
  const first = background[0]?.at ?? START;
  const last = background.at(-1)?.at ?? START;
  const waves = WAVES.flatMap((kind, index) => {
    const count = WAVE_SIZES[kind];
    const gap = (last - first) / (count + 1);
    return take(waveOf(kind, { seed: SEED + index, at: first + gap, count, gap }), count);
  });
  return [...background, ...waves].toSorted((one, other) => one.at - other.at);
}

/** What a server of that size would have known before. */
function warmUp(items: readonly TrafficItem[]): WarmUpLine[] {
  const follows = new Map<string, WarmUpLine>();
  const actors = new Map<string, WarmUpLine>();
  const domains = new Map<string, WarmUpLine>();
  const random = new Random(SEED, 1);
  for (const item of items) {
    const domain = item.headers[INBOUND_HEADERS.remoteHost] ?? '';
    if (!domains.has(domain)) {
      domains.set(domain, {
        type: 'domain',
        domain,
        firstSeen: daysBefore(random.between(400, 2_000)),
      });
    }
    if (!actors.has(item.key) && !random.chance(1 / NEWCOMERS)) {
      const firstSeen = daysBefore(random.between(20, 390));
      actors.set(item.key, { type: 'actor', id: item.key, firstSeen, posts: random.between(0, 900) });
    }
    for (const follower of followersIn(item)) {
      follows.set(`${follower} ${item.key}`, { type: 'follow', follower, following: item.key });
    }
  }
  return [...domains.values(), ...actors.values(), ...follows.values()];
}

function followersIn(item: TrafficItem): readonly string[] {
  const context = item.headers[INBOUND_HEADERS.context];
  if (context === undefined) return [];
  const { senderFollowedBy } = serverContextSchema.parse(JSON.parse(context));
  return Array.isArray(senderFollowedBy) ? senderFollowedBy : [];
}

function daysBefore(days: number): string {
  return new Date(START - days * DAY_MS).toISOString();
}

/** A line of the replay format; bodies that aren't plain JSON keep their bytes. */
function envelope(item: TrafficItem): string {
  const { [INBOUND_HEADERS.direction]: _inboundByDefault, ...headers } = item.headers;
  const tidegate = JSON.stringify({ key: item.key, headers });
  const body =
    item.kind === 'none'
      ? `"bodyBase64":"${item.body.toString('base64')}"`
      : `"body":${item.body.toString()}`;
  return `{"tidegate":${tidegate},${body}}`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
