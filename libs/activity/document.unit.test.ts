import { describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../contracts/topics.js';
import { contentDigest } from './digest.js';
import { readDocument } from './document.js';
import { MAX_ITEMS, MAX_NESTING, MAX_NESTING_ACCEPTED } from './limits.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

function rejection(body: Uint8Array): string {
  const result = readDocument(body);
  return result.ok ? 'accepted' : `${result.error.code} ${result.error.pointer}`;
}

describe('readDocument refuses', () => {
  it.each([
    ['{"a":1,"a":2}', 'duplicate_key /a'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key /a'],
    ['{"x":[{},{"b":{"c":1,"d":[],"c":2}}]}', 'duplicate_key /x/1/b/c'],
    ['{"a~b/c":{"y":1,"y":1}}', 'duplicate_key /a~0b~1c/y'],
    ['{"__proto__":{}}', 'forbidden_key /__proto__'],
    ['{"object":{"_\\u005fproto__":1}}', 'forbidden_key /object/__proto__'],
    ['[{"constructor":1}]', 'forbidden_key /0/constructor'],
    ['[]', 'not_an_object '],
    ['"{}"', 'not_an_object '],
    ['null', 'not_an_object '],
    ['', 'invalid_json '],
    ['{"a":1,}', 'invalid_json '],
    ['{"a":NaN}', 'invalid_json '],
    [nested(MAX_NESTING_ACCEPTED + 1), 'too_deep /a'],
    [`{"a":[${'1,'.repeat(MAX_ITEMS)}1]}`, 'too_many_items /a'],
  ])('%.60s', (body, expected) => {
    const found = rejection(bytes(body));
    expect(found.replace(/(?:\/0)+$|\/\d{5,}$/, '')).toBe(expected);
  });

  it('more bytes than are read', () => {
    expect(rejection(new Uint8Array(MAX_BODY_BYTES + 1))).toBe('too_large ');
  });

  it('bytes that are not UTF-8', () => {
    expect(rejection(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBe('invalid_utf8 ');
    expect(rejection(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))).toBe('invalid_utf8 ');
  });

  it('a repeated key among very many', () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => `"k${index}":0`).join(',');
    expect(rejection(bytes(`{${keys}}`))).toBe('accepted');
    expect(rejection(bytes(`{${keys},"k77":0}`))).toBe('duplicate_key /k77');
  });

  it('with a pointer of bounded length', () => {
    const key = 'k'.repeat(100_000);
    expect(rejection(bytes(`{"a":{"${key}":1,"${key}":2}}`))).toBe('duplicate_key /a');
  });

  it('without quoting the document', () => {
    const result = readDocument(bytes('{"content":"a private note'));
    expect(result).toMatchObject({ ok: false, error: { message: 'not valid JSON' } });
  });
});

describe('readDocument accepts', () => {
  it('the same key in different objects', () => {
    expect(rejection(bytes('{"a":{"a":1},"b":[{"a":1},{"a":2}]}'))).toBe('accepted');
  });

  it('quotes, backslashes and brackets inside strings', () => {
    expect(rejection(bytes(String.raw`{"a":"\\","b":"\"}{[,\\\"","c\"":1,"c\\":2}`))).toBe('accepted');
  });

  it('nesting up to the limit, untouched', () => {
    expect(readDocument(bytes(nested(MAX_NESTING)))).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it('deeper nesting, cut off with a note', () => {
    const result = readDocument(bytes(nested(15_000)));
    expect(result).toMatchObject({
      ok: true,
      value: { notes: [{ code: 'depth_truncated', pointer: '' }] },
    });
    if (!result.ok) return;
    const brackets = JSON.stringify(result.value.json).match(/\[/g);
    expect(brackets).toHaveLength(MAX_NESTING - 1);
  });
});

function digest(text: string): string {
  const body = bytes(text);
  const document = readDocument(body);
  return document.ok ? contentDigest(body, document.value.json) : 'refused';
}

const signed = (by: string) => `{"id":"x","signature":{"signatureValue":"${by}"},"to":[]}`;
const deep = (leaf: string) =>
  `{"proof":{},"a":${'['.repeat(MAX_NESTING)}${leaf}${']'.repeat(MAX_NESTING)}}`;

describe('contentDigest', () => {
  it('is that of the bytes without a signature', () => {
    expect(digest('{}')).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(digest('{"a":1}')).not.toBe(digest('{"a": 1}'));
  });

  it('does not change when a document is signed again', () => {
    expect(digest(signed('one'))).toBe(digest(signed('two')));
    expect(digest(signed('one'))).not.toBe(digest(signed('one').replace('"x"', '"y"')));
  });

  it('counts what was cut off from a document nested too deep', () => {
    expect(digest(deep('1'))).not.toBe(digest(deep('2')));
  });
});
