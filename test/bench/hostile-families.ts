/** Documents made to cost: each family grows one thing that a parser could be slow at. */
export interface Family {
  readonly name: string;
  /** A body of about that many bytes. */
  readonly make: (bytes: number) => Buffer;
}

const ACTOR = 'https://hostile.example/users/mallory';

function create(object: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(
    JSON.stringify({
      '@context': 'https://www.w3.org/ns/activitystreams',
      id: `${ACTOR}/statuses/1/activity`,
      type: 'Create',
      actor: ACTOR,
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      object: { id: `${ACTOR}/statuses/1`, type: 'Note', attributedTo: ACTOR, ...object },
    }),
  );
}

/** Numbered pieces until they come to about that many bytes, as JSON would write them. */
function pieces(bytes: number, piece: (n: number) => string): string[] {
  const made: string[] = [];
  for (let length = 0, n = 0; length < bytes; n += 1) {
    const next = piece(n);
    made.push(next);
    length += JSON.stringify(next).length - 2;
  }
  return made;
}

const content = (bytes: number, piece: (n: number) => string, before = '', after = ''): Buffer =>
  create({ content: `${before}${pieces(bytes, piece).join('')}${after}` });

/** Text of words that don't repeat. */
const word = (n: number): string => `${((n * 2_654_435_761) >>> 0).toString(36)} `;

export const FAMILIES: readonly Family[] = [
  {
    name: 'nested arrays',
    make: (bytes) => nested(Math.floor(bytes / 2), '[', ']'),
  },
  {
    name: 'nested objects',
    make: (bytes) => nested(Math.floor(bytes / 6), '{"a":', '}'),
  },
  { name: 'nested markup', make: (bytes) => content(bytes, () => '<div><b>') },
  { name: 'long text', make: (bytes) => content(bytes, word, '<p>', '</p>') },
  { name: 'one long word', make: (bytes) => content(bytes, () => 'aaaaaaaa') },
  {
    name: 'many links',
    make: (bytes) =>
      content(bytes, (n) => `<a href="https://h${n}.example/p?q=${n}">h${n}.example</a> `),
  },
  { name: 'many bare links', make: (bytes) => content(bytes, (n) => `https://h${n}.example/p `) },
  {
    name: 'many tags',
    make: (bytes) =>
      create({
        content: '<p>tags</p>',
        tag: pieces(bytes, (n) => `https://h${n}.example/users/u${n}`).map((href, n) => ({
          type: n % 2 === 0 ? 'Mention' : 'Hashtag',
          href,
          name: n % 2 === 0 ? `@u${n}@h${n}.example` : `#t${n}`,
        })),
      }),
  },
  {
    name: 'hidden spans',
    make: (bytes) => content(bytes, (n) => `<span class="invisible" style="display:none">${n}</span>x`),
  },
  { name: 'entities', make: (bytes) => content(bytes, (n) => `&amp;&#${97 + (n % 26)};&#x41;&notit;`) },
  {
    name: 'keys',
    make: (bytes) =>
      create({
        content: '<p>keys</p>',
        ...Object.fromEntries(pieces(bytes, (n) => `key${n}     `).map((_, n) => [`key${n}`, 1])),
      }),
  },
  {
    name: 'attributes',
    make: (bytes) => content(bytes, (n) => ` data-a${n}="${n}"`, '<p', '>attributes</p>'),
  },
  { name: 'unclosed markup', make: (bytes) => content(bytes, () => '<a <!-- ') },
  {
    name: 'combining marks',
    make: (bytes) => content(bytes, (n) => `e${'\u0301\u200b'.repeat(1 + (n % 3))}`),
  },
];

/** Deeper than any recursion may go; written by hand, because JSON.stringify would overflow. */
function nested(depth: number, open: string, close: string): Buffer {
  const inner = `${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(depth)}`;
  const outer = create({ content: '<p>nesting</p>', extra: 0 }).toString();
  return Buffer.from(outer.replace('"extra":0', `"extra":${inner}`));
}
