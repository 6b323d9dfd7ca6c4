import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rejection } from '../contracts/dead-letter.js';
import type { Result } from '../kernel/result.js';
import type { ParsedBody } from './model.js';
import { parseBody } from './parse.js';
import { textsOf } from './texts.js';

const runs = Number(process.env.TIDEGATE_FUZZ_RUNS ?? 1_000);
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const ANN = 'https://a.example/users/ann';

const html =
  '<p>Hi <a class="u-url mention" href="https://b.example/@bob">@<span>bob</span></a> &amp; all &notit; ' +
  '<span style="display:none">x</span><img src="https://t.example/p" width="1" height="1"> https://c.example' +
  '<a href="https://d.example/long"><span class="invisible">https://</span>d.example</a><br>end</p>';

const ours: readonly object[] = [
  {
    '@context': ['https://www.w3.org/ns/activitystreams', { Hashtag: 'as:Hashtag' }],
    id: `${ANN}/1/activity`,
    type: 'Create',
    actor: ANN,
    published: '2024-01-01T00:00:00Z',
    to: [PUBLIC],
    cc: [`${ANN}/followers`],
    signature: { type: 'RsaSignature2017', signatureValue: 'x' },
    object: {
      id: `${ANN}/1`,
      type: 'Question',
      attributedTo: [{ type: 'Person', id: ANN }],
      inReplyTo: 'https://b.example/1',
      content: html,
      contentMap: { en: html },
      summary: 'A &lt;poll&gt;',
      oneOf: [{ type: 'Note', name: 'Tea' }],
      endTime: '2024-01-02T00:00:00Z',
      tag: [{ type: 'Mention', href: 'https://b.example/bob', name: '@bob' }],
      attachment: [{ type: 'Document', url: [{ type: 'Link', href: 'https://a.example/1.png' }] }],
      formerRepresentations: { orderedItems: [{ type: 'Note', content: html }] },
      location: { type: 'Place', name: 'Bonn' },
    },
  },
  {
    id: `${ANN}#u`,
    type: 'Update',
    actor: { type: 'Person', id: ANN, followers: `${ANN}/followers` },
    object: {
      id: ANN,
      type: 'Person',
      name: 'Ann',
      summary: html,
      attachment: [{ type: 'PropertyValue', name: 'Web', value: html }],
      publicKey: { id: `${ANN}#key`, owner: ANN },
      alsoKnownAs: [ANN],
      movedTo: ANN,
      searchableBy: [PUBLIC],
      indexable: true,
      endpoints: { sharedInbox: 'https://a.example/inbox' },
    },
  },
  { id: `${ANN}#l`, type: 'Like', actor: ANN, object: 'https://b.example/1', to: 'as:Public' },
  { id: `${ANN}#m`, type: 'Move', actor: ANN, object: ANN, target: 'https://b.example/ann' },
  { id: `${ANN}#f`, type: 'Flag', actor: ANN, object: [ANN, { id: `${ANN}/1` }], content: html },
  {
    id: 'https://c.example/announce/1',
    type: 'Announce',
    actor: 'https://c.example/group',
    object: { type: 'Undo', actor: ANN, object: { type: 'Like', actor: ANN, object: `${ANN}/1` } },
  },
];

/** Real documents beside the repository where they are there, always our own. */
function documents(): readonly string[] {
  const folder = new URL('../../../shared/data/activities/', import.meta.url);
  const own = ours.map((json) => JSON.stringify(json));
  if (!existsSync(folder)) return own;
  const index: { file: string }[] = JSON.parse(readFileSync(new URL('INDEX.json', folder), 'utf8'));
  const texts = index.map(({ file }) => readFileSync(new URL(encodeURI(file), folder), 'utf8'));
  // Four times our own, because most of the real ones are bare objects, which are refused at once.
  return [...own, ...own, ...own, ...own, ...texts.filter((text) => parseBody(encode(text)).ok)];
}

const encode = (text: string) => new TextEncoder().encode(text);

type Mutation = (text: string, at: number, seed: number) => Uint8Array;

/** Strings (with the colon after a key), literals and empty containers of a document. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|\btrue\b|\bfalse\b|\bnull\b|\[\s*\]|\{\s*\}/g;

function tokens(text: string, keys: boolean): readonly RegExpExecArray[] {
  return [...text.matchAll(TOKENS)].filter((token) => (token[1] !== undefined) === keys);
}

/** Puts something else in place of one value of the document, chosen by its position. */
function swapValue(text: string, at: number, put: string): Uint8Array {
  const values = tokens(text, false);
  const value = values[at % Math.max(1, values.length)];
  if (value === undefined) return encode(text);
  return encode(text.slice(0, value.index) + put + text.slice(value.index + value[0].length));
}

const TYPES = ['Create', 'Undo', 'Announce', 'Flag', 'Note', 'Person', 'Tombstone', 'Dislike', 'x'];
const VALUES = [
  'null true 0 -1e999 "" "x" [] {} [[]] [null] {"id":7} ["x",{}] ["Note","Person"] "\\ud800" "\\u0000"',
  '"https://a.example" {"id":"https://a.example/1"} {"type":"Note","content":"<p>x"}',
  '"https://a.example/\\udfff" "\\u202e&#x110000;"',
]
  .join(' ')
  .split(' ')
  .concat(TYPES.map((type) => `"${type}"`));

const mutations: readonly Mutation[] = [
  (text, at, seed) => {
    const bytes = encode(text);
    bytes[at % bytes.length] = seed % 256;
    return bytes;
  },
  (text, at) => encode(text).subarray(0, at % text.length),
  (text, at, seed) => swapValue(text, at, VALUES[seed % VALUES.length] ?? 'null'),
  (text, at, seed) => swapValue(text, at, '['.repeat((seed % 600) + 1) + ']'.repeat((seed % 600) + 1)),
  (text, at, seed) => swapValue(text, at, '{"a":'.repeat(seed % 600) + '1' + '}'.repeat(seed % 600)),
  (text, at, seed) => swapValue(text, at, `[${'"https://b.example/1",'.repeat(seed % 3_000)}7]`),
  (text, at, seed) =>
    swapValue(text, at, JSON.stringify(html.repeat((seed % 40) + 1).slice(seed % 60))),
  (text, at, seed) => swapValue(text, at, JSON.stringify('<b hidden>&#x'.repeat(seed % 500))),
  (text, at) => {
    const keys = tokens(text, true);
    const key = keys[at % Math.max(1, keys.length)];
    if (key === undefined) return encode(text);
    return encode(`${text.slice(0, key.index)}${key[0]}0,${text.slice(key.index)}`);
  },
  (text, at) => encode(text.replace('{', at % 2 === 0 ? '{"__proto__":{},' : '{"constructor":1,')),
];

const sources = documents();

interface Plan {
  readonly source: number;
  readonly steps: readonly { readonly how: number; readonly at: number; readonly seed: number }[];
}

const step = fc.record({ how: fc.nat(mutations.length - 1), at: fc.nat(20_000), seed: fc.nat(20_000) });
const plans: fc.Arbitrary<Plan> = fc.record({
  source: fc.nat(sources.length - 1),
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
});

function mutate({ source, steps }: Plan): Uint8Array {
  let bytes = encode(sources[source] ?? '');
  for (const { how, at, seed } of steps) {
    const text = new TextDecoder().decode(bytes);
    if (text.length < 500_000) bytes = new Uint8Array(mutations[how]?.(text, at, seed) ?? bytes);
  }
  return bytes;
}

/** Whether a JSON pointer, or at least its parent, leads somewhere. */
function leadsSomewhere(json: unknown, pointer: string): boolean {
  const path = pointer.split('/').slice(1);
  let value: unknown = json;
  for (const token of path.slice(0, -1)) {
    if (typeof value !== 'object' || value === null) return false;
    value = new Map(Object.entries(value)).get(token.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return path.length === 0 || (typeof value === 'object' && value !== null);
}

function checkRejection(body: Uint8Array, { pointer, message }: Rejection): void {
  expect(message.length).toBeLessThanOrEqual(500);
  if (pointer === '') return;
  const json: unknown = JSON.parse(new TextDecoder().decode(body));
  expect(leadsSomewhere(json, pointer), pointer).toBe(true);
}

function checkTexts(parsed: ParsedBody): void {
  for (const { field } of textsOf(parsed.activity)) {
    const { plain, source } = field;
    let last = 0;
    const stride = Math.max(1, Math.floor(plain.text.length / 50));
    for (let at = 0; at < plain.text.length; at += stride) {
      const { start, end } = plain.toSource(at, at + 1);
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(source.length);
      last = start;
    }
    for (const { start, end } of [...plain.hidden, ...plain.images]) {
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(source.length);
    }
  }
}

function check(body: Uint8Array): Result<ParsedBody, Rejection> {
  const result = parseBody(body);
  if (result.ok) {
    for (const { pointer } of result.value.urls) {
      expect(leadsSomewhere(result.value.json, pointer), pointer).toBe(true);
    }
    checkTexts(result.value);
  } else {
    checkRejection(body, result.error);
  }
  return result;
}

function heapUsed(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

describe('mutated documents', () => {
  it('are read or refused, never more', () => {
    let read = 0;
    fc.assert(
      fc.property(plans, (plan) => {
        if (check(mutate(plan)).ok) read++;
      }),
      { numRuns: runs },
    );
    // Mutations that leave nothing readable would test only the first check.
    expect(read).toBeGreaterThan(runs / 10);
  });

  it('leave no memory behind', () => {
    const bodies = fc.sample(plans, { numRuns: 200, seed: 1 }).map(mutate);
    const once = () => bodies.forEach((body) => void parseBody(body));
    once();
    const before = heapUsed();
    for (let round = 0; round < 20; round++) once();
    expect(heapUsed() - before).toBeLessThan(64 * 1024 * 1024);
  });
});
