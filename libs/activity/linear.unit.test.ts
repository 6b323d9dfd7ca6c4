import { describe, expect, it } from 'vitest';
import { parseBody } from './parse.js';
import { textsOf } from './texts.js';

const ANN = 'https://a.example/users/ann';
const LARGE = 120_000;
const SMALL = LARGE / 8;

const fill = (piece: string, length: number) => piece.repeat(Math.floor(length / piece.length));
const numbered = <T>(length: number, size: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.floor(length / size) }, (_, index) => make(index));

function create(fields: object): Uint8Array {
  const object = { id: `${ANN}/1`, type: 'Note', attributedTo: ANN, ...fields };
  const activity = { id: `${ANN}#1`, type: 'Create', actor: ANN, object };
  return new TextEncoder().encode(JSON.stringify(activity));
}

const html = (content: string) => create({ content });

/** Documents of about the length asked for, each made to be expensive in another place. */
const shapes: Record<string, (length: number) => Uint8Array> = {
  'long text': (n) => html(fill('some words of text ', n)),
  'white space': (n) => html(fill('  \n', n)),
  links: (n) => html(fill('<a href="https://x.example/a">x.example</a> ', n)),
  'links never closed': (n) => html(fill('<a href=x>y', n)),
  'bare addresses': (n) => html(fill('https://x.example/a ', n)),
  'one endless address': (n) => html(fill('http://', n)),
  'hidden spans': (n) => html(fill('<span style="display:none">x</span>y', n)),
  'hidden spans never closed': (n) => html(fill('<span class="invisible">x', n)),
  'parts of an address': (n) =>
    html(`<a href="${fill('a', n / 2)}">${fill('<i class=invisible>aa</i>', n / 2)}`),
  entities: (n) => html(fill('&amp;&lt;&#65;', n)),
  'unknown entities': (n) => html(numbered(n, 8, (i) => `&a${i.toString(36)};`).join('')),
  'open blocks': (n) => html(fill('<div>', n)),
  'open formatting': (n) => html(fill('<b>x', n) + fill('</b>', n)),
  'runs without anything special': (n) => html(`${fill('<b>x</b>', n)}&`),
  attributes: (n) => html(`<a ${numbered(n, 6, (i) => `b${i}`).join(' ')}>x`),
  'tags never closed': (n) => html(fill('<a b="', n)),
  'angle brackets': (n) => html(fill('<', n)),
  comments: (n) => html(fill('<!-- -->', n)),
  'comments never closed': (n) => html(fill('<!--', n)),
  'escaped quotes': (n) => html(fill('"', n)),
  tags: (n) =>
    create({
      tag: numbered(n, 70, (i) => ({ type: 'Mention', href: `https://b.example/${i}`, name: `@${i}` })),
    }),
  recipients: (n) => create({ cc: numbered(n, 24, (i) => `https://b.example/${i}`) }),
  'keys of one object': (n) =>
    create({ x: Object.fromEntries(numbered(n, 12, (i) => [`key${i}`, 0] as const)) }),
  'small objects': (n) => create({ x: numbered(n, 24, () => ({ a: 1, b: 2, c: 3 })) }),
  nesting: (n) => {
    const levels = Math.floor(n / 8);
    return new TextEncoder().encode(`{"type":"Like","x":${'['.repeat(levels)}${']'.repeat(levels)}}`);
  },
};

/** CPU time for reading a document and all its texts, in ms: the least of several tries. */
function cost(body: Uint8Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5; tries++) {
    const before = process.cpuUsage();
    const result = parseBody(body);
    if (result.ok)
      for (const { field } of textsOf(result.value.activity)) void field.plain.toSource(0, 1);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

describe('eight times the input costs about eight times the time', () => {
  // Quadratic work would take 64 times as long. What is below a millisecond is too short to compare.
  it.each(Object.keys(shapes))('%s', (name) => {
    const shape = shapes[name];
    if (shape === undefined) throw new Error('no such shape');
    const small = cost(shape(SMALL));
    const large = cost(shape(LARGE));
    expect(large).toBeLessThan(Math.max(small, 1) * 24);
  });
});
