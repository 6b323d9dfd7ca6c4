import { describe, expect, it } from 'vitest';
import { keyOf, readLine } from './envelope.js';

const ACTOR = 'https://alice.example/users/alice';

describe('readLine', () => {
  it('takes a bare activity as it stands, byte for byte', () => {
    const line = ` {"actor":"${ACTOR}",  "type":"Like"}`;
    const item = readLine('x:1', line);
    expect(item.ok && item.value.body.toString()).toBe(line);
    expect(item.ok && item.value.key).toBe(ACTOR);
  });

  it('takes what is no JSON as a body: judging it is the gate’s job', () => {
    const item = readLine('x:1', '{"type":');
    expect(item.ok && item.value).toMatchObject({ key: null, headers: {} });
  });

  it('reads an envelope with headers', () => {
    const headers = { 'tidegate-remote-host': 'alice.example' };
    const line = JSON.stringify({
      tidegate: { headers },
      body: { type: 'Like', actor: { id: ACTOR } },
    });
    const item = readLine('x:1', line);
    expect(item.ok && item.value).toMatchObject({ headers, key: ACTOR });
  });

  it('reads bytes that JSON can not carry', () => {
    const bytes = Buffer.from('{"a":1,"a":2}');
    const item = readLine(
      'x:1',
      JSON.stringify({ tidegate: {}, bodyBase64: bytes.toString('base64') }),
    );
    expect(item.ok && item.value.body).toEqual(bytes);
  });

  it.each([
    ['{"tidegate":{}}', 'either "body" or "bodyBase64"'],
    ['{"tidegate":{},"body":{},"bodyBase64":""}', 'either "body" or "bodyBase64"'],
    ['{"tidegate":{"headers":{"a":1}},"body":{}}', '/tidegate/headers/a'],
    ['{"tidegate":{"headers":{"a":"\\u0000"}},"body":{}}', '/tidegate/headers/a'],
    ['{"tidegate":{"headers":{"a\\ud800":"x"}},"body":{}}', '/tidegate/headers'],
    ['{"tidegate":{"key":"\\u0000"},"body":{}}', '/tidegate/key'],
    ['{"tidegate":', 'no JSON'],
  ])('refuses the envelope %s and names the place', (line, message) => {
    const item = readLine('file.ndjson:7', line);
    expect(item.ok ? '' : item.error).toContain('file.ndjson:7');
    expect(item.ok ? '' : item.error).toContain(message);
  });
});

describe('keyOf', () => {
  it('answers null where there is no actor', () => {
    expect([keyOf('[]'), keyOf('null'), keyOf('{"actor":7}'), keyOf('x')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
