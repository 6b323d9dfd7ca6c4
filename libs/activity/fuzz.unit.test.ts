import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rejection } from '../contracts/dead-letter.js';
import type { Result } from '../kernel/result.js';
import type { ParsedBody } from './model.js';
import { mutated } from './fuzz-documents.js';
import { parseBody } from './parse.js';
import { textsOf } from './texts.js';

const runs = Number(process.env.TIDEGATE_FUZZ_RUNS ?? 1_000);

/** Whether a JSON pointer, or at least its parent, leads somewhere. */
function leadsSomewhere(json: unknown, pointer: string): boolean {
  const tokens = pointer.split('/').slice(1);
  let value: unknown = json;
  for (const token of tokens.slice(0, -1)) {
    if (typeof value !== 'object' || value === null) return false;
    value = new Map(Object.entries(value)).get(token.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return tokens.length === 0 || (typeof value === 'object' && value !== null);
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
    const step = Math.max(1, Math.floor(plain.text.length / 50));
    for (let at = 0; at < plain.text.length; at += step) {
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

describe('mutated documents', () => {
  it('are read or refused, never more', () => {
    let read = 0;
    fc.assert(
      fc.property(mutated, (body) => {
        if (check(body).ok) read++;
      }),
      { numRuns: runs },
    );
    // Mutations that leave nothing readable would test only the first check.
    expect(read).toBeGreaterThan(runs / 10);
  });

  it('leave no memory behind', () => {
    const bodies = fc.sample(mutated, { numRuns: 200, seed: 1 });
    const once = () => bodies.forEach((body) => void parseBody(body));
    const settled = () => {
      global.gc?.();
      return process.memoryUsage().heapUsed;
    };
    once();
    const before = settled();
    for (let round = 0; round < 20; round++) once();
    expect(settled() - before).toBeLessThan(64 * 1024 * 1024);
  });
});
