import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Mix } from '../traffic/types.js';

export type BenchMix = Extract<Mix, 'ordinary' | 'text'>;

export interface BenchOptions {
  readonly json: boolean;
  /** Activities of a pass. */
  readonly count: number;
  readonly mixes: readonly BenchMix[];
  /** Passes of each kind and mix. */
  readonly rounds: number;
  /** How long the latency is measured, seconds. */
  readonly latencySeconds: number;
  /** Also passes without the classifier. */
  readonly classifier: boolean;
  /** Only the parse scaling, which needs no services. */
  readonly scalingOnly: boolean;
  /** Decisions and actors that are in the database beforehand. */
  readonly decisions: number;
  readonly actors: number;
  /** Extra arguments of Node for the worker, such as --cpu-prof. */
  readonly workerNode: readonly string[];
}

export const USAGE = `usage: npm run bench -- [options]

  --json              print one JSON object instead of the report
  --count N           activities of a pass (default 100000)
  --mix NAME          ordinary, text or both (default both)
  --rounds N          passes of each kind (default 3)
  --latency-seconds N how long the latency is measured (default 20)
  --classifier        a pass without the classifier in each round too, and the ratio
  --parse-scaling     only the parse scaling; starts nothing
  --preload N         decisions in the database beforehand (default 1000000; actors are a fifth)
  --worker-node ARG   argument of Node for the worker, repeatable (--worker-node=--cpu-prof)
`;

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

const schema = z.object({
  json: z.boolean().default(false),
  count: whole(1_000, 2_000_000).default(100_000),
  mix: z.enum(['ordinary', 'text', 'both']).default('both'),
  rounds: whole(1, 50).default(3),
  'latency-seconds': whole(1, 300).default(20),
  classifier: z.boolean().default(false),
  'parse-scaling': z.boolean().default(false),
  preload: whole(0, 20_000_000).default(1_000_000),
  'worker-node': z.array(z.string().startsWith('--')).max(16).default([]),
});

/** @throws Error with what to change */
export function readOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      count: { type: 'string' },
      mix: { type: 'string' },
      rounds: { type: 'string' },
      'latency-seconds': { type: 'string' },
      classifier: { type: 'boolean' },
      'parse-scaling': { type: 'boolean' },
      preload: { type: 'string' },
      'worker-node': { type: 'string', multiple: true },
    },
  });
  const read = schema.safeParse(values);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
    throw new Error(lines.join('\n'));
  }
  const { mix, preload } = read.data;
  return {
    json: read.data.json,
    count: read.data.count,
    mixes: mix === 'both' ? ['ordinary', 'text'] : [mix],
    rounds: read.data.rounds,
    latencySeconds: read.data['latency-seconds'],
    classifier: read.data.classifier,
    scalingOnly: read.data['parse-scaling'],
    decisions: preload,
    actors: Math.ceil(preload / 5),
    workerNode: read.data['worker-node'],
  };
}
