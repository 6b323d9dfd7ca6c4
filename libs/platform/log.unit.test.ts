import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEvent, type EventKind } from './event.js';
import { createLog } from './log.js';
import { createMetrics } from './metrics.js';

function capture(pretty = false, level: 'debug' | 'info' = 'info') {
  const lines: string[] = [];
  const log = createLog({ level, to: 'stderr', pretty, write: (line) => lines.push(line) });
  const last = () => z.record(z.string(), z.unknown()).parse(JSON.parse(lines.at(-1) ?? '{}'));
  return { log, lines, last };
}

const POST = 'meet me at the harbour';

describe('createLog', () => {
  it('writes one JSON line with level, time and fields', () => {
    const { log, last } = capture();
    log.info({ partition: 3, offset: 12n }, 'assigned');
    expect(last()).toMatchObject({ level: 'info', msg: 'assigned', partition: 3, offset: '12' });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it.each([
    { content: POST },
    { activity: { object: { content: POST } } },
    { items: [{ summary: POST }] },
    { body: Buffer.from(POST) },
    { value: POST, text: POST },
    { headers: { Authorization: POST } },
    { bytes: Buffer.from(POST) },
    { map: new Map([['content', POST]]) },
    { deep: { a: { b: { c: { d: POST } } } } },
    { url: new URL(`https://a.example/?q=${encodeURIComponent(POST)}`) },
  ])('lets no private field through: %#', (fields) => {
    const { log, lines } = capture();
    log.info(fields, 'x');
    expect(lines.join('')).not.toContain('harbour');
  });

  it('bounds what it copies', () => {
    const { log, lines } = capture();
    log.info(
      { long: 'x'.repeat(100_000), many: Array.from({ length: 10_000 }, () => 'y'.repeat(100)) },
      'x',
    );
    expect(lines[0]?.length).toBeLessThan(5_000);
  });

  it('keeps an error, but nothing that it quotes', () => {
    const { log, last, lines } = capture();
    const database = Object.assign(new Error(`invalid input syntax for type json: "${POST}"`), {
      code: '22P02',
      detail: POST,
      parameters: [POST],
    });
    let parse: unknown;
    try {
      JSON.parse(POST);
    } catch (error) {
      parse = error;
    }
    log.error({ err: database }, 'a');
    expect(last()).toMatchObject({ msg: 'a', err: { type: 'Error', code: '22P02' } });
    log.error({ err: parse }, 'parse');
    log.error(database, 'bare');
    log.error({ err: new Error('outer', { cause: parse }) }, 'b');
    expect(last()).toMatchObject({ err: { message: 'outer', cause: { type: 'SyntaxError' } } });
    const shape = z.object({ age: z.number() }).safeParse({ age: POST });
    log.error({ err: shape.error }, 'c');
    expect(last()).toMatchObject({ err: { message: 'invalid_type at /age' } });
    expect(lines.join('')).not.toContain('harbour');
  });

  it('makes one plain line for a terminal, which no value can steer', () => {
    const { log, lines } = capture(true);
    log.warn({ host: 'a.example', evil: '\u001b[2J\u202e\u009b' }, 'two\nlines');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('host=a.example');
    expect(lines[0]?.trimEnd().split('\n')).toHaveLength(1);
    for (const steering of ['\u001b[2J', '\u202e', '\u009b']) expect(lines[0]).not.toContain(steering);
  });
});

describe('event', () => {
  const TIDE: EventKind<{ readonly symbol: string; readonly private: string }> = {
    message: 'a rule threw',
    level: 'debug',
    fields: ({ symbol }) => ({ symbol }),
    count: (metrics, { symbol }) => metrics.ruleFailures.inc({ symbol }),
  };

  it('writes the line and counts together, and counts also where the line is too detailed', async () => {
    const metrics = createMetrics({ version: '1', mode: 'embedded' });
    const loud = capture(false, 'debug');
    createEvent(loud.log, metrics)(TIDE, { symbol: 'X', private: 'p' });
    expect(loud.last()).toMatchObject({ msg: 'a rule threw', symbol: 'X' });
    expect(loud.last()).not.toHaveProperty('private');
    const quiet = capture();
    createEvent(quiet.log, metrics)(TIDE, { symbol: 'X', private: 'p' });
    expect(quiet.lines).toHaveLength(0);
    expect(await metrics.registry.metrics()).toContain('tidegate_rule_failures_total{symbol="X"} 2');
  });
});
