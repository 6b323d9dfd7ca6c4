import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/json.js';
import { applyFilters } from './apply-filters.js';

import { ALICE, BOB, content, create, filtered, objectOf, PUBLIC } from './filters/testing.js';

describe('strip-blind-recipients and ignore', () => {
  it('takes bto and bcc from every level, edit history included', () => {
    const version = { type: 'Note', bcc: [BOB], content: 'before' };
    const json = create(
      {
        bto: [BOB],
        bcc: BOB,
        formerRepresentations: { type: 'OrderedCollection', orderedItems: [version] },
      },
      { bto: BOB },
    );
    const text = JSON.stringify(applyFilters(json, ['strip-blind-recipients']));
    expect(text).not.toMatch(/"b(to|cc)"/);
    expect(JSON.stringify(json)).toMatch(/"bto"/);
  });

  it('reaches the activity in an announced activity', () => {
    const announce: JsonObject = { type: 'Announce', actor: BOB, object: create({ bcc: [BOB] }) };
    const object = objectOf(objectOf(applyFilters(announce, ['strip-blind-recipients'])));
    expect(object).not.toHaveProperty('bcc');
  });

  it('changes nothing for ignore', () => {
    expect(applyFilters(create({ bto: [BOB] }), ['ignore'])).toEqual(create({ bto: [BOB] }));
  });
});

describe('unlist', () => {
  it('moves Public from to to cc on both levels and keeps followers', () => {
    const json = applyFilters(create({ to: 'as:Public' }), ['unlist']);
    expect(json).toMatchObject({ to: [], cc: [`${ALICE}/followers`, PUBLIC] });
    expect(objectOf(json)).toMatchObject({ to: [], cc: [`${ALICE}/followers`, 'as:Public'] });
  });

  it('leaves alone what is not public', () => {
    const json = create({ to: [BOB], cc: [] }, { to: [BOB], cc: [] });
    expect(applyFilters(json, ['unlist'])).toEqual(json);
  });
});

describe('drop-mentions', () => {
  it('takes the tags, and whom they name from every audience', () => {
    const mention = { type: 'Mention', href: BOB, name: '@bob' };
    const hashtag = { type: 'Hashtag', href: 'https://alice.example/t/x', name: '#x' };
    const json = applyFilters(
      create(
        { tag: [mention, hashtag], to: [PUBLIC, BOB], cc: BOB },
        { cc: [BOB, `${ALICE}/followers`] },
      ),
      ['drop-mentions'],
    );
    expect(json['cc']).toEqual([`${ALICE}/followers`]);
    expect(objectOf(json)).toMatchObject({ tag: [hashtag], to: [PUBLIC], cc: [] });
  });

  it('keeps Public even where a forged tag mentions it', () => {
    const forged = filtered({ tag: { type: 'Mention', href: PUBLIC } }, 'drop-mentions');
    expect(forged).toMatchObject({ tag: [], to: [PUBLIC] });
  });
});

describe('marks', () => {
  it('marks objects, not the activity', () => {
    const json = applyFilters(create({ sensitive: false, url: 'https://x.example/' }), [
      'mark-sensitive',
      'no-index',
      'drop-url',
    ]);
    expect(objectOf(json)).toMatchObject({ sensitive: true, indexable: false, searchableBy: [] });
    expect(objectOf(json)).not.toHaveProperty('url');
    expect(json).not.toHaveProperty('sensitive');
  });

  it('does not make a profile sensitive', () => {
    const json = applyFilters({ type: 'Update', actor: ALICE, object: { type: 'Person', id: ALICE } }, [
      'mark-sensitive',
      'no-index',
    ]);
    expect(objectOf(json)).toEqual({ type: 'Person', id: ALICE, indexable: false, searchableBy: [] });
  });
});

describe('strip-media', () => {
  it('takes media and leaves profile fields, links and page addresses', () => {
    const field = { type: 'PropertyValue', name: 'Pronouns', value: 'they' };
    const page = { type: 'Link', href: 'https://news.example/a' };
    const watch = { type: 'Link', mediaType: 'text/html', href: 'https://tube.example/w/1' };
    const stripped = filtered(
      {
        type: ['Video'],
        content: '<p>look <img src="https://x.example/1.png"> here</p>',
        attachment: [
          { type: 'Document', mediaType: 'image/png', url: 'https://x.example/1.png' },
          field,
          page,
          'https://x.example/2.png',
        ],
        icon: { type: 'Image', url: 'https://x.example/i.png' },
        url: [watch, { type: 'Link', mediaType: 'video/mp4', href: 'https://tube.example/1.mp4' }],
        tag: { type: 'Emoji', name: ':x:', icon: { url: 'https://x.example/e.png' } },
      },
      'strip-media',
    );
    expect(stripped).toMatchObject({ attachment: [field, page], url: [watch], tag: [] });
    expect(stripped['content']).toBe('<p>look   here</p>');
    expect(stripped).not.toHaveProperty('icon');
  });

  it('takes the file that an Image object is', () => {
    expect(filtered({ type: 'Image', url: 'https://x.example/1.png' }, 'strip-media')['url']).toEqual(
      [],
    );
  });
});

describe('drop-unsafe-links', () => {
  it.each([
    ['<p><a class="x" href="javascript:alert(1)">here</a></p>', '<p><a>here</a></p>'],
    ['<a href="java\tscript:alert(1)">here</a>', '<a>here</a>'],
    ['<a href="http://127.0.0.1:8080/">here</a>', '<a>here</a>'],
    ['<a href="//2130706433/x">here</a>', '<a>here</a>'],
    ['<a href="https://u:p@x.example/">here</a>', '<a>here</a>'],
    ['<a href="&#104;ttp://[::1]/">here</a>', '<a>here</a>'],
    ['<a href="data:x" href="data:y">here</a>', '<a>here</a>'],
    ['<img src="http://10.0.0.1/x.png">', ' '],
    ['<img src="https://x.example/1.png" srcset="http://10.0.0.1/x.png 2x">', ' '],
    ['<iframe src="https://x.example/"></iframe>', ' </iframe>'],
    ['<textarea><a href="data:x">y</a></textarea>z', ' </textarea>z'],
    ['<<script>x</script>b>', '< </script>b>'],
    ['<svg><style><a href="data:x">y</a>', '  '],
  ])('takes the danger out of %s', (html, left) => {
    expect(content(html, 'drop-unsafe-links')).toBe(left);
  });

  it.each([
    '<p>Fine: <a href="https://x.example/a?b=c&amp;d" rel="nofollow">there</a> and <a href="/tags/x">#x</a></p>',
    'a < b && c > d',
    '<p>2 <em>of</em> 3</p>',
  ])('leaves %s alone', (html) => {
    const object = { content: html, source: { content: 'typed' } };
    expect(filtered(object, 'drop-unsafe-links')).toEqual({ ...objectOf(create({})), ...object });
  });

  it('takes whole links outside of texts, and what the text was made from', () => {
    const good = { type: 'Document', url: 'https://x.example/1.png' };
    const bad = { type: 'Document', url: [{ type: 'Link', href: 'http://169.254.169.254/latest' }] };
    const object = filtered(
      {
        content: '<a href="x:y">z</a>',
        contentMap: { en: '<a href="x:y">z</a>' },
        source: { content: '[z](x:y)' },
        url: 'ftp://x.example/',
        attachment: [bad, good],
        tag: [{ type: 'Hashtag', href: 'file:///etc' }],
      },
      'drop-unsafe-links',
    );
    expect(object).toMatchObject({
      content: '<a>z</a>',
      contentMap: { en: '<a>z</a>' },
      attachment: [good],
    });
    for (const gone of ['source', 'url', 'tag']) {
      expect(object).not.toHaveProperty(gone);
    }
  });

  it('spares the server’s own names on a private network', () => {
    const json = create({ url: 'http://social.internal/1' });
    expect(
      objectOf(applyFilters(json, ['drop-unsafe-links'], { localHosts: ['social.internal'] })),
    ).toHaveProperty('url');
    expect(objectOf(applyFilters(json, ['drop-unsafe-links']))).not.toHaveProperty('url');
  });
});

describe('strip-invisible-text', () => {
  it.each([
    [
      'hidden text',
      '<p>Hi<span style="display:none">buy now</span>!</p>',
      '<p>Hi<span style="display:none"></span>!</p>',
    ],
    ['zero-width characters', 'fr\u200Bee m\u2060oney\uFEFF', 'free money'],
    ['the same as references', 'fr&#8203;ee m&#x2060;oney', 'free money'],
    ['tag characters', 'hi\u{E0048}\u{E0069} there', 'hi there'],
    ['overrides', 'abc\u202Efdp.exe', 'abcfdp.exe'],
    ['open embeddings', 'abc\u202Bdef', 'abcdef'],
    ['what would become a tag', 'a <\u200Bimg src="x:y">', 'a &lt;img src="x:y">'],
    ['what would become a reference', 'a &#820&#8203;3; b', 'a  b'],
  ])('takes %s out', (_what, html, left) => {
    expect(content(html, 'strip-invisible-text')).toBe(left);
  });

  it.each([
    ['emoji sequences', '👩\u200D💻 👩🏽\u200D🚀 ❤\uFE0F\u200D🔥'],
    ['flags of regions', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['Persian non-joiners', 'می\u200Cخواهم'],
    ['Devanagari joiners', 'क्\u200Dष'],
    ['Thai break marks', 'ภาษา\u200Bไทย'],
    ['marks beside emoji short codes', ':blob:\u200B:cat:'],
    ['closed isolates', 'see \u2067שלום\u2069 there'],
    [
      'folded parts of links',
      '<a href="https://x.example/long"><span class="invisible">https://</span><span class="ellipsis">x.example/lo</span><span class="invisible">ng</span></a>',
    ],
  ])('keeps %s', (_what, html) => {
    expect(content(html, 'strip-invisible-text')).toBe(html);
  });

  it('cleans names, alt texts, poll options and handles', () => {
    const object = filtered(
      {
        name: 'a\u200Bb',
        attachment: [{ type: 'Image', name: 'c\u2060d' }],
        oneOf: [{ type: 'Note', name: 'e\uFEFFf' }],
      },
      'strip-invisible-text',
    );
    expect(object).toMatchObject({ name: 'ab', attachment: [{ name: 'cd' }], oneOf: [{ name: 'ef' }] });
    const actor = applyFilters(
      { type: 'Update', object: { type: 'Person', preferredUsername: 'a\u2066b' } },
      ['strip-invisible-text'],
    );
    expect(objectOf(actor)['preferredUsername']).toBe('ab');
  });
});
