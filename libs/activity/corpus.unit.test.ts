import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.js';
import { ACTIVITY_KINDS } from './model.js';
import { parseBody, parseObject } from './parse.js';
import { textsOf } from './texts.js';

/** Real documents of other implementations, kept beside the repository; the tests run without them. */
const folder = new URL('../../../shared/data/activities/', import.meta.url);

interface Sample {
  readonly file: string;
  readonly body: Uint8Array;
}

function samples(): readonly Sample[] {
  const index: { readonly file: string }[] = JSON.parse(
    readFileSync(new URL('INDEX.json', folder), 'utf8'),
  );
  return index.map(({ file }) => ({ file, body: readFileSync(new URL(encodeURI(file), folder)) }));
}

function count(names: readonly string[]): Record<string, number> {
  const table: Record<string, number> = {};
  for (const name of names) table[name] = (table[name] ?? 0) + 1;
  return table;
}

/** Activities of the supported kinds that are refused, by reason. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'missing_field /actor': [
    'pleroma/activitypub-client-post-activity.json',
    'fedify/example.com__announce.json',
    'fep/1580__fep-1580.md.block6.json',
    'fep/2931__fep-2931.md.block1.json',
    'fep/d8c2__fep-d8c2.md.block4.json',
  ],
  // A template with placeholders.
  'invalid_field /object/actor': ['pleroma/relay__accept-follow.json'],
  'missing_field /object': [
    'fedify/example.com__create.json',
    'fedify/example.com__cross-origin-actor.json',
  ],
  // Examples of the vocabulary with actors that only have a name.
  'invalid_field /actor': [
    '10',
    '12',
    '13',
    '15',
    '168',
    '20',
    '26',
    '28',
    '29',
    '33',
    '7',
    '7a',
    '7b',
    '9',
  ].map((example) => `w3c/test__vocabulary-ex${example}-jsonld.json`),
  'invalid_field /target': ['w3c/test__vocabulary-ex166-jsonld.json'],
  'missing_field /object/id': ['w3c/test__vocabulary-ex198-jsonld.json'],
  // One Like of two notes.
  'invalid_field /object/1': ['w3c/test__vocabulary-ex100-jsonld.json'],
  'unsupported_object_type /object/type': [
    'w3c/test__vocabulary-ex170-jsonld.json',
    'w3c/test__vocabulary-ex181-jsonldb.json',
    'w3c/test__vocabulary-ex32-jsonld.json',
    'fep/0391__fep-0391.md.block11.json',
    'fep/0391__fep-0391.md.block15.json',
    'fep/3264__fep-3264.md.block3.json',
    'fep/3264__fep-3264.md.block4.json',
    'fep/c5a1__fep-c5a1.md.block0.json',
    'fep/c5a1__fep-c5a1.md.block3.json',
    'fep/c5a1__fep-c5a1.md.block4.json',
  ],
  // An id without a scheme.
  'invalid_field /id': ['fep/1b12__fep-1b12.md.block5.json'],
};

function outcomes() {
  return samples().map(({ file, body }) => {
    const result = parseBody(body);
    return { file, body, result, name: result.ok ? result.value.activity.kind : result.error.code };
  });
}

describe.skipIf(!existsSync(folder))('the corpus of real documents', () => {
  it('gives an activity or a typed rejection for each', () => {
    expect(count(outcomes().map(({ name }) => name))).toEqual({
      Accept: 7,
      Add: 8,
      Announce: 15,
      Block: 3,
      Create: 48,
      Delete: 10,
      EmojiReact: 5,
      Flag: 3,
      Follow: 11,
      Like: 22,
      Move: 2,
      Reject: 5,
      Remove: 3,
      Undo: 21,
      Update: 6,
      duplicate_key: 2,
      invalid_field: 21,
      missing_field: 9,
      not_an_activity: 482,
      unsupported_object_type: 10,
      unsupported_type: 45,
    });
  });

  it('refuses activities of supported kinds only for a reason', () => {
    const refused: Record<string, string[]> = {};
    for (const { file, body, result } of outcomes()) {
      const document = readDocument(body);
      if (result.ok || !document.ok) continue;
      if (!ACTIVITY_KINDS.some((name) => name === document.value.json.type)) continue;
      (refused[`${result.error.code} ${result.error.pointer}`] ??= []).push(file);
    }
    expect(refused).toEqual(REFUSED);
  });

  it('reads objects and actors on their own', () => {
    const read = samples().flatMap(({ body }) => {
      const document = readDocument(body);
      if (!document.ok || parseBody(body).ok) return [];
      const result = parseObject(document.value.json, '');
      return [result.ok ? result.value.object.tag : result.error.code];
    });
    expect(count(read)).toEqual({
      actor: 115,
      content: 192,
      tombstone: 7,
      invalid_field: 5,
      missing_field: 20,
      unsupported_object_type: 228,
    });
  });

  it('maps every text back to its source', () => {
    for (const { file, result } of outcomes()) {
      if (!result.ok) continue;
      for (const { field } of textsOf(result.value.activity)) {
        const { text, links } = field.plain;
        const whole = field.plain.toSource(0, text.length);
        expect(whole.end, file).toBeLessThanOrEqual(field.source.length);
        for (const { start, end, text: shown } of links)
          expect(text.slice(start, end), file).toBe(shown);
      }
    }
  });

  it('notes redefined terms only where an extension takes a core term', () => {
    const noted = outcomes().flatMap(({ file, result }) =>
      result.ok && result.value.notes.some(({ code }) => code === 'redefined_term') ? [file] : [],
    );
    expect(noted).toEqual([]);
  });
});
