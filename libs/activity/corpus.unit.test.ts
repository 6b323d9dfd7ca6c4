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
  const index: { readonly file: string }[] = JSON.parse(readFileSync(new URL('INDEX.json', folder), 'utf8'));
  return index.map(({ file }) => ({ file, body: readFileSync(new URL(encodeURI(file), folder)) }));
}

function count(outcomes: readonly string[]): Record<string, number> {
  const table: Record<string, number> = {};
  for (const outcome of outcomes) table[outcome] = (table[outcome] ?? 0) + 1;
  return table;
}

/**
 * Activities of a supported kind that are refused, and rightly so: no usable actor or object (examples
 * of the vocabulary, templates, client requests), objects of other vocabularies, ids that are no URLs.
 */
const REFUSED = [
  'fedify/example.com__announce.json missing_field /actor',
  'fedify/example.com__create.json missing_field /object',
  'fedify/example.com__cross-origin-actor.json missing_field /object',
];

describe.skipIf(!existsSync(folder))('the corpus of real documents', () => {
  const outcomes = () =>
    samples().map(({ file, body }) => {
      const result = parseBody(body);
      return { file, body, result, name: result.ok ? result.value.activity.kind : result.error.code };
    });

  it('gives an activity or a typed rejection for each', () => {
    expect(count(outcomes().map(({ name }) => name))).toEqual({});
  });

  it('refuses activities of supported kinds only for a reason', () => {
    const refused = outcomes().flatMap(({ file, body, result }) => {
      const type = /"type":\s*"(\w+)"/.exec('');
      const document = readDocument(body);
      if (result.ok || type !== null || !document.ok) return [];
      const kind = ACTIVITY_KINDS.find((name) => name === document.value.json.type);
      return kind === undefined ? [] : [`${file} ${result.error.code} ${result.error.pointer}`];
    });
    expect(refused).toEqual(REFUSED);
  });

  it('reads objects and actors on their own', () => {
    const read = samples().flatMap(({ body }) => {
      const document = readDocument(body);
      if (!document.ok || parseBody(body).ok) return [];
      const result = parseObject(document.value.json, '');
      return [result.ok ? result.value.object.tag : result.error.code];
    });
    expect(count(read)).toEqual({});
  });

  it('maps every text back to its source', () => {
    for (const { file, result } of outcomes()) {
      if (!result.ok) continue;
      for (const { field } of textsOf(result.value.activity)) {
        const { text, links } = field.plain;
        const whole = field.plain.toSource(0, text.length);
        expect(whole.end, file).toBeLessThanOrEqual(field.source.length);
        for (const { start, end, text: shown } of links) expect(text.slice(start, end), file).toBe(shown);
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
