import { INBOUND_HEADERS } from '../../../libs/contracts/inbound.js';
import { HOUR, MINUTE, SECOND } from '../../../libs/kernel/clock.js';
import { createAttacks } from '../../traffic/attacks/index.js';
import { Random } from '../../traffic/random.js';
import { createTraffic } from '../../traffic/traffic.js';
import { WAVES, type TrafficItem } from '../../traffic/types.js';
import { waveOf } from '../../traffic/waves.js';

const RETRY_STREAM = 0x51;
/** Honest deliveries between two waves, and copies in each. */
const WAVE_EVERY = 1_500;
const WAVE_COPIES = 60;
const ATTACKS_EVERY = 10_000;
const RETRIES = 0.01;
const NONSENSE = 0.004;
const REMEMBERED = 200;
const GAP = 20;

export interface ProofTrafficOptions {
  readonly seed: number;
  /** When the first message comes in, ms since the epoch. */
  readonly start: number;
  readonly actors?: number;
}

/** Whole half hours lie between runs that start together, so that buckets fall alike. */
export function trafficStart(): number {
  return Date.now() - 2 * HOUR;
}

/**
 * Endless traffic with everything in it: an honest day, waves of look-alikes, attacks, senders'
 * retries of what was delivered before, and bodies that are no activity. Same options, same bytes.
 */
export function* proofTraffic(options: ProofTrafficOptions): Generator<TrafficItem, never, undefined> {
  const { seed, start, actors = 2_000 } = options;
  const random = new Random(seed, RETRY_STREAM);
  const honest = createTraffic({ seed, mix: 'day', start, actors, domains: 120, gap: GAP });
  const recent: TrafficItem[] = [];
  for (let count = 1; ; count += 1) {
    const item = honest.next().value;
    yield item;
    recent[count % REMEMBERED] = item;
    if (random.chance(RETRIES)) yield retryOf(random.pick(recent.filter(Boolean)), item.at);
    if (random.chance(NONSENSE)) yield nonsense(item, count);
    if (count % WAVE_EVERY === 0) yield* wave(seed, count / WAVE_EVERY, item.at);
    if (count % ATTACKS_EVERY === 0) {
      yield* createAttacks({ seed: seed + count, at: item.at - 10 * MINUTE });
    }
  }
}

function wave(seed: number, number: number, at: number): Generator<TrafficItem, void, undefined> {
  const kind = WAVES[number % WAVES.length] ?? 'feb-2024';
  return waveOf(kind, { seed: seed + number, at, count: WAVE_COPIES, gap: SECOND });
}

/** The same bytes once more, later. */
function retryOf(item: TrafficItem, at: number): TrafficItem {
  const headers = { ...item.headers, [INBOUND_HEADERS.receivedAt]: new Date(at).toISOString() };
  return { ...item, headers, at };
}

/** No two alike, so that each has a subject of its own. */
function nonsense(item: TrafficItem, count: number): TrafficItem {
  const body = Buffer.concat([Buffer.from(`${count} `), item.body.subarray(0, item.body.length >> 1)]);
  return { ...item, body, kind: 'none', label: 'attack' };
}
