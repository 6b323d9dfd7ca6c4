import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Random } from '../traffic/random.js';
import { createTraffic, take } from '../traffic/traffic.js';
import { WAVES, type TrafficItem } from '../traffic/types.js';
import { waveOf } from '../traffic/waves.js';
import { repositoryRoot } from './harness/built.js';

const MUTATION_STREAM = 0x3d;
const OWN = 2_000;
const DAMAGED = 0.3;

const indexSchema = z.array(z.object({ file: z.string() }));

/** Real documents from beside the repository, in the order of their index; none where it has none. */
export function realDocuments(): readonly { readonly file: string; readonly body: Buffer }[] {
  const folder = join(repositoryRoot(), '..', 'shared', 'data', 'activities');
  if (!existsSync(join(folder, 'INDEX.json'))) return [];
  const index = indexSchema.parse(JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8')));
  return index.map(({ file }) => ({ file, body: readFileSync(join(folder, file)) }));
}

/** What mutations start from: our own traffic, and the real documents where they are. */
function originals(seed: number, start: number): readonly TrafficItem[] {
  const own = [
    ...take(createTraffic({ seed, mix: 'day', start, actors: 300 }), OWN),
    ...WAVES.flatMap((kind) => [...waveOf(kind, { seed, at: start, count: 5 })]),
  ];
  const real = realDocuments().map(({ body }): TrafficItem => ({
    key: 'corpus',
    body,
    headers: {},
    label: 'honest',
    kind: 'none',
    at: start,
  }));
  return [...own, ...real];
}

type Mutation = (body: Buffer, random: Random) => Buffer;

/** A JSON string (with its colon where it is a key), number or literal, as it stands in the text. */
const SCALAR = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?|true|false|null/g;

const ODD = [
  'null',
  'true',
  '-0',
  '1e400',
  '""',
  '[]',
  '{}',
  '[[[]]]',
  '{"id":{"id":{"id":null}}}',
  '"https://"',
  '"https://a.example/\\u0000"',
  '"\\ud800"',
  '"javascript:alert(1)"',
  '"as:Public"',
  '"Create"',
  '"Undo"',
  '"Question"',
  '"9999-12-31T23:59:59Z"',
  '"-271821-04-20T00:00:00Z"',
  '"<p><a href=https://x.example/><span hidden>"',
  '{"type":"Note","id":"https://a.example/n","content":"&#x110000;\\u202e"}',
];

/** What a broken sender or a broken line does to bytes. */
const DAMAGE: readonly Mutation[] = [
  // Some bytes change.
  (body, random) => {
    const copy = Buffer.from(body);
    for (let n = random.between(1, 8); n > 0; n -= 1)
      copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  (body, random) => body.subarray(0, random.below(body.length)),
  // A piece comes twice, or goes.
  (body, random) => {
    const [from, to] = span(body, random);
    return Buffer.concat([body.subarray(0, to), body.subarray(from)]);
  },
  (body, random) => {
    const [from, to] = span(body, random);
    return Buffer.concat([body.subarray(0, from), body.subarray(to)]);
  },
];

/** What a hostile sender writes: well-formed and odd. */
const ODDITIES: readonly Mutation[] = [
  (body, random) => swapScalars(body, random, random.between(1, 4)),
  (body, random) => swapScalars(body, random, 1),
  // A value becomes very long or very deep.
  (body, random) => putScalar(body, random, JSON.stringify('wave '.repeat(random.between(1, 40_000)))),
  (body, random) => {
    const depth = random.between(10, 5_000);
    return putScalar(body, random, '['.repeat(depth) + ']'.repeat(depth));
  },
  (body, random) => {
    const links = Array.from(
      { length: random.between(1, 400) },
      (_, n) => `https://h${n}.example/${n}`,
    );
    return putScalar(body, random, JSON.stringify(links));
  },
];

function span(body: Buffer, random: Random): [number, number] {
  const from = random.below(body.length);
  return [from, Math.min(body.length, from + random.below(400))];
}

function swapScalars(body: Buffer, random: Random, times: number): Buffer {
  let mutated = body;
  for (let n = 0; n < times; n += 1) mutated = putScalar(mutated, random, random.pick(ODD));
  return mutated;
}

function putScalar(body: Buffer, random: Random, value: string): Buffer {
  const text = body.toString();
  const scalars = [...text.matchAll(SCALAR)].filter((scalar) => scalar[1] === undefined);
  const chosen = scalars[random.below(scalars.length)];
  if (!chosen) return body;
  return Buffer.from(text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length));
}

const ODD_HEADERS = [
  '',
  'null',
  '[',
  '{"localHosts":7}',
  '[1]',
  '-1',
  'x'.repeat(3_000),
  '\u0000',
  '9'.repeat(14),
];

/**
 * Endless documents, each a real or made one with one to three mutations, some with broken headers.
 * Same seed and start, same bytes.
 */
export function* mutatedDocuments(
  seed: number,
  start: number,
): Generator<TrafficItem, never, undefined> {
  const random = new Random(seed, MUTATION_STREAM);
  const sources = originals(seed, start);
  for (let count = 0; ; count += 1) {
    const source = random.pick(sources);
    const mutations = random.chance(DAMAGED) ? DAMAGE : ODDITIES;
    let body = source.body;
    for (let n = random.between(1, 3); n > 0 && body.length > 0; n -= 1) {
      body = random.pick(mutations)(body, random);
    }
    const headers = { ...source.headers };
    for (const name of Object.keys(headers)) {
      if (random.chance(0.05)) headers[name] = random.pick(ODD_HEADERS);
    }
    yield { ...source, key: `fuzz-${count % 64}`, body, headers, at: start + count };
  }
}
