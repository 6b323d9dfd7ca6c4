import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from './limits.js';
import { textField, toPlain } from './text-field.js';

/** What stands in the source for the first occurrence of a piece of the text. */
function sourceOf(html: string, piece: string): string {
  const plain = toPlain(html, true);
  const at = plain.text.indexOf(piece);
  expect(at).toBeGreaterThanOrEqual(0);
  const { start, end } = plain.toSource(at, at + piece.length);
  return html.slice(start, end);
}

describe('readable text', () => {
  it('puts blocks and breaks on lines of their own', () => {
    const { text } = toPlain('<p>One<br>two</p>\n<p>three</p><ul><li>a</li><li>b</li></ul>', true);
    expect(text).toBe('One\ntwo\nthree\na\nb');
  });

  it('shows white space as a browser does', () => {
    expect(toPlain(' a  b\n\t<b> c</b> <i>d </i> e ', true).text).toBe('a b c d e');
    expect(toPlain('<pre>a  b\n c</pre>', true).text).toBe('a  b\n c');
    expect(toPlain('one <br>\n two', true).text).toBe('one\ntwo');
  });

  it('decodes character references', () => {
    expect(toPlain('&lt;b&gt; &amp;amp; &copy &notit; &#x20ac;&#128; &#0; &x', true).text).toBe(
      '<b> &amp; © ¬it; €€ \ufffd &x',
    );
  });

  it('leaves plain text as it is', () => {
    const plain = toPlain('a <b> &amp;  c', false);
    expect(plain.text).toBe('a <b> &amp;  c');
    expect(plain.toSource(2, 5)).toEqual({ start: 2, end: 5 });
  });

  it('leaves out scripts, styles and comments', () => {
    expect(toPlain('a<script>x</script><style>y</style><!-- z -->b', true).text).toBe('ab');
  });

  it('drops a tag that the text cuts short', () => {
    expect(toPlain('a <a href="x', true).text).toBe('a');
  });
});

describe('the way back to the source', () => {
  it('covers a reference as a whole', () => {
    expect(sourceOf('<p>Tom &amp; Ann</p>', '&')).toBe('&amp;');
    expect(sourceOf('<p>Tom &amp; Ann</p>', 'm & A')).toBe('m &amp; A');
    expect(sourceOf('&acE; x', '\u223e\u0333')).toBe('&acE;');
  });

  it('covers the tags inside a range, not those around it', () => {
    expect(sourceOf('<p>buy <b>no</b>w</p>', 'now')).toBe('no</b>w');
    expect(sourceOf('<p>a</p><p>b</p>', 'a')).toBe('a');
  });

  it('clamps what lies outside', () => {
    const plain = toPlain('<b>ab</b>', true);
    expect(plain.toSource(-5, 99)).toEqual({ start: 3, end: 5 });
    expect(plain.toSource(9, 4)).toEqual({ start: 5, end: 5 });
    expect(plain.toSource(Number.NaN, Number.NaN)).toEqual({ start: 3, end: 3 });
  });
});

describe('links', () => {
  it('tells mentions and hashtags from other links', () => {
    const html =
      '<span class="h-card"><a href="https://b.example/@bob" class="u-url mention">@<span>bob</span></a></span> ' +
      '<a href="https://b.example/tags/cats" class="mention hashtag" rel="tag">#<span>cats</span></a> ' +
      '#<a href="https://f.example/search?tag=dogs" rel="tag">dogs</a> ' +
      '<a href="https://c.example/">site</a>';
    expect(toPlain(html, true).links.map(({ kind, text }) => [kind, text])).toEqual([
      ['mention', '@bob'],
      ['hashtag', '#cats'],
      ['hashtag', 'dogs'],
      ['plain', 'site'],
    ]);
  });

  it('does not believe a class that the text contradicts', () => {
    const [link] = toPlain('<a class="mention" href="https://spam.example">win</a>', true).links;
    expect(link?.kind).toBe('plain');
  });

  it('finds addresses in the text, without the punctuation of the sentence', () => {
    const { links, text } = toPlain('see https://a.example/x_(y), or <b>HTTP://B.example</b>.', true);
    expect(links.map(({ href }) => href)).toEqual(['https://a.example/x_(y)', 'HTTP://B.example']);
    expect(links.map(({ start, end }) => text.slice(start, end))).toEqual(
      links.map((link) => link.text),
    );
  });

  it('does not list the visible address of a link twice', () => {
    const { links } = toPlain('<a href="https://evil.example">https://good.example</a>', true);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ href: 'https://evil.example', text: 'https://good.example' });
  });

  it('decodes references in addresses', () => {
    const { links } = toPlain('<a href="https://a.example/?x=1&amp;y=2&copy=3">a</a>', true);
    expect(links[0]?.href).toBe('https://a.example/?x=1&y=2&copy=3');
  });

  it('shows what a reader sees of an address that Mastodon shortens', () => {
    const html =
      '<a href="https://news.example/2024/a-long-way"><span class="invisible">https://</span>' +
      '<span class="ellipsis">news.example/2024/a</span><span class="invisible">-long-way</span></a>';
    const plain = toPlain(html, true);
    expect(plain.links[0]?.text).toBe('news.example/2024/a');
    expect(plain.hidden).toEqual([]);
  });
});

describe('hidden text', () => {
  it.each([
    '<span style="display:none">spam</span>',
    '<span style="color:red; DISPLAY : none !important">spam</span>',
    '<span style="visibility:hidden">spam</span>',
    '<span style="font-size:0">spam</span>',
    '<span style="font-size: 1.5px">spam</span>',
    '<span style="font-size:.1em">spam</span>',
    '<span style="opacity:0.0">spam</span>',
    '<span class="a invisible">spam</span>',
    '<p hidden>spam</p>',
    '<b style="dis/* */play:none;display/**/:none">spam</b>',
    '<div style="display:none"><p>spam</p></div>',
    '<span class=invisible><a href="https://spam.example">spam</a></span>',
    '<a href="https://a.example/"><span class="invisible">spam</span></a>',
    '<template>spam</template>',
  ])('is kept apart: %s', (html) => {
    const source = `before ${html} after`;
    const plain = toPlain(source, true);
    expect(plain.text.replaceAll(/\s+/g, ' ')).toBe('before after');
    expect(plain.hidden.map(({ text }) => text)).toEqual(['spam']);
    expect(plain.hidden.map(({ start, end }) => source.slice(start, end))).toEqual(['spam']);
  });

  it.each([
    '<span aria-hidden="true">seen</span>',
    '<span style="font-size:12px;opacity:0.5">seen</span>',
    '<span style="font-size:small">seen</span>',
    '<span class="invisible-ink">seen</span>',
    '<p style="display:none"><p>seen</p>',
    '<br hidden>seen',
  ])('is not: %s', (html) => {
    expect(toPlain(html, true).text).toBe('seen');
  });
});

describe('images', () => {
  it('are listed with their declared size and place', () => {
    const html = 'x<img src="https://t.example/p.gif" width="1" height=1px><img src=a width=50%>';
    const { images } = toPlain(html, true);
    expect(images.map(({ src, width, height }) => [src, width, height])).toEqual([
      ['https://t.example/p.gif', 1, 1],
      ['a', null, null],
    ]);
    expect(html.slice(images[0]?.start, images[0]?.end)).toMatch(/^<img.*1px>$/);
  });
});

describe('textField', () => {
  it('makes the readable text once', () => {
    const field = textField('/object/content', '<p>x</p>', true);
    expect(field.plain).toBe(field.plain);
  });

  it('cuts what is too long, between characters', () => {
    const field = textField('', 'a'.repeat(MAX_TEXT_LENGTH - 1) + '\u{1f600}', false);
    expect(field.source).toHaveLength(MAX_TEXT_LENGTH - 1);
    expect(field.plain.truncated).toBe(true);
    expect(textField('', 'a'.repeat(MAX_TEXT_LENGTH), false).plain.truncated).toBe(false);
  });
});
