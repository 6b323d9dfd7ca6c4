import { DEFAULT_LOCAL_HOST, type TrafficItem } from '../types.js';
import { INTEGRITY_ATTACKS } from './integrity.js';
import { PEOPLE_ATTACKS } from './people.js';
import { Stage } from './stage.js';

export { SUSPENDED_DOMAIN } from './people.js';

export interface AttackOptions {
  readonly seed: number;
  /** When the first document arrives, ms since the epoch. */
  readonly at: number;
  readonly localHosts?: readonly string[];
}

/** Every attack once, each after what it needs, seven seconds and more apart. */
export function createAttacks(options: AttackOptions): TrafficItem[] {
  const stage = new Stage(options.seed, options.at, options.localHosts ?? [DEFAULT_LOCAL_HOST]);
  return [...INTEGRITY_ATTACKS, ...PEOPLE_ATTACKS].flatMap((attack) => stage.perform(attack));
}
