import { expect, it } from 'vitest';
import { parseBody } from '../activity/parse.js';
import { feedbackText } from './feedback-text.js';
import { contentObject } from './prepare.js';
import { noteBy } from './testing.js';

const ANN = 'https://ann.example/users/ann';

function textOf(content: string, more: object = {}): string {
  const parsed = parseBody(Buffer.from(JSON.stringify(noteBy(ANN, 1, content, more))));
  const object = parsed.ok ? contentObject(parsed.value.activity) : null;
  if (object === null) throw new Error('no content');
  return feedbackText(object);
}

it.each<[string, string, string]>([
  ['markup', '<p>Fish &amp; <b>chips</b></p><p>at noon</p>', 'Fish & chips\nat noon'],
  [
    'a mention with its markup',
    '<p><span class="h-card"><a href="https://bo.example/@bo" class="u-url mention">@<span>bo</span></a></span> ahoy</p>',
    '@user ahoy',
  ],
  [
    'a mention whose @ stands outside',
    '<p>@<a href="https://bo.example/@bo" class="u-url mention">bo</a> ahoy</p>',
    '@user ahoy',
  ],
  ['a bare handle', 'ask @bo.smith_1@there.example, or @cy.', 'ask @user, or @user.'],
  ['a handle in another script', 'спроси @борис@пример.рф сейчас', 'спроси @user сейчас'],
  ['a mailbox', 'write to bo.smith+x@mail.example today', 'write to @user today'],
  [
    'a link that names a person in its path',
    '<p>see <a href="https://bo.example/@bo/113"><span class="invisible">https://</span><span class="ellipsis">bo.example/@bo/1</span><span class="invisible">13</span></a></p>',
    'see https://bo.example/',
  ],
  [
    'a bare link with credentials',
    'see https://bo:secret@files.example/private/1?key=2 now',
    'see https://files.example/ now',
  ],
  ['words that are linked', '<a href="https://shop.example/x/y">buy it here</a>', 'buy it here'],
  [
    'a hashtag',
    '<a href="https://ann.example/tags/tea" class="mention hashtag">#tea</a> at 4 @ home',
    '#tea at 4 @ home',
  ],
  ['nothing but blanks', '<p> </p>', ''],
])('makes of %s what training may see', (_, content, text) => {
  expect(textOf(content)).toBe(text);
});

it('takes title, warning, alt texts and poll options along, and nothing else', () => {
  const text = textOf('<p>Vote</p>', {
    type: 'Question',
    name: 'Harbour',
    summary: 'by @bo',
    contentMap: { de: '<p>Stimmt ab</p>' },
    attachment: [{ type: 'Image', url: 'https://ann.example/1.png', name: 'cranes' }],
    oneOf: [
      { type: 'Note', name: 'yes' },
      { type: 'Note', name: 'no' },
    ],
  });
  expect(text).toBe('Harbour\nby @user\nVote\ncranes\nyes\nno');
});

it('cuts a long text between characters, and leaves no half of a mailbox at the cut', () => {
  expect(textOf('🐢'.repeat(20_000))).toHaveLength(8_192);
  expect(textOf(`${'x'.repeat(8_191)}🐢`)).toHaveLength(8_191);
  const long = `${'@bo@there.example '.repeat(1_000)}and bo.smith@mail.example`;
  expect(textOf(long)).not.toMatch(/bo|there|smith|mail/);
});

it.each(['@', 'a@', '@a.', 'https://', 'a.b-c@d.e-', '@a@b'])(
  'stays fast on a text of 128 KiB of %s',
  (piece) => {
    const started = performance.now();
    textOf(piece.repeat(131_072 / piece.length));
    expect(performance.now() - started).toBeLessThan(500);
  },
);
