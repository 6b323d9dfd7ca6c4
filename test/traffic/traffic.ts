import { boost, emojiReact, like, longNote, newPost, poll, pollVote, reply } from './honest.js';
import {
  answerFollow,
  block,
  deleteAccount,
  deletePost,
  edit,
  flag,
  follow,
  move,
  pin,
  profileUpdate,
  undo,
} from './honest-changes.js';
import { Weighted } from './random.js';
import { Source } from './source.js';
import type { Mix, TrafficItem, TrafficOptions } from './types.js';

type Maker = (source: Source) => TrafficItem;

const MIXES: Readonly<Record<Mix, Weighted<Maker>>> = {
  /** Shares measured over 2.6 million interactions of the real fediverse. */
  ordinary: new Weighted<Maker>([
    [like, 65.6],
    [boost, 31.9],
    [reply, 2.5],
  ]),
  /** Everything that arrives at a server in a day. */
  day: new Weighted<Maker>([
    [like, 42],
    [newPost, 15],
    [boost, 17],
    [reply, 6],
    [deleteAccount, 4],
    [undo, 3.2],
    [follow, 2.8],
    [deletePost, 2.2],
    [profileUpdate, 2],
    [edit, 1.8],
    [answerFollow, 1.6],
    [emojiReact, 1.2],
    [pollVote, 0.6],
    [poll, 0.2],
    [pin, 0.2],
    [flag, 0.08],
    [block, 0.08],
    [move, 0.04],
  ]),
  text: new Weighted<Maker>([[longNote, 1]]),
};

/**
 * Endless honest traffic: the same options give the same bytes. Ids and texts are unique within a
 * run, and ids across runs of different seeds.
 */
export function* createTraffic(options: TrafficOptions): Generator<TrafficItem, never, undefined> {
  const source = new Source(options);
  const mix = MIXES[options.mix];
  for (;;) yield mix.pick(source.random)(source);
}

/** The next `count` items, fewer where a wave ends; the traffic can be gone on with afterwards. */
export function take(traffic: Iterator<TrafficItem>, count: number): TrafficItem[] {
  const items: TrafficItem[] = [];
  while (items.length < count) {
    const step = traffic.next();
    if (step.done === true) break;
    items.push(step.value);
  }
  return items;
}
