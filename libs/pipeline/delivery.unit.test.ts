import { describe, expect, it } from 'vitest';
import { readDelivery } from './delivery.js';

const AT = Date.UTC(2026, 4, 1);

describe('readDelivery', () => {
  it('takes a bare message: everything not told is unknown', () => {
    const facts = readDelivery({}, AT);
    expect(facts).toMatchObject({
      direction: 'inbound',
      receivedAt: AT,
      remoteHost: null,
      recipients: null,
      context: null,
      authenticity: 'none',
      problems: [],
    });
  });

  it.each([
    [-1, 0],
    [Number.NaN, 0],
    [1e18, Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
    [AT + 0.7, AT],
  ])('brings a log timestamp of %d within the dates that there are', (timestamp, expected) => {
    expect(readDelivery({}, timestamp).receivedAt).toBe(expected);
  });

  it('takes received-at as it is where the log has no timestamp', () => {
    expect(readDelivery({ 'tidegate-received-at': String(AT) }, -1).receivedAt).toBe(AT);
  });

  it('reads received-at as ISO 8601 or as ms since the epoch', () => {
    expect(readDelivery({ 'tidegate-received-at': '2026-04-30T23:59:00Z' }, AT).receivedAt).toBe(
      AT - 60_000,
    );
    expect(readDelivery({ 'tidegate-received-at': String(AT - 5) }, AT).receivedAt).toBe(AT - 5);
  });

  it.each(['soon', '-1', '9'.repeat(15), ''])(
    'falls back to the log timestamp for %j and says so',
    (value) => {
      const facts = readDelivery({ 'tidegate-received-at': value }, AT);
      expect(facts.receivedAt).toBe(AT);
      expect(facts.problems.map((problem) => problem.header)).toEqual(['tidegate-received-at']);
    },
  );

  it('reads recipients as a JSON list or parted by commas', () => {
    const expected = ['https://a.example/u/1', 'https://a.example/u/2'];
    expect(readDelivery({ 'tidegate-recipients': JSON.stringify(expected) }, AT).recipients).toEqual(
      expected,
    );
    expect(readDelivery({ 'tidegate-recipients': expected.join(', ') }, AT).recipients).toEqual(
      expected,
    );
  });

  it('keeps recipients unknown when they are no list of strings', () => {
    const facts = readDelivery({ 'tidegate-recipients': '[1]' }, AT);
    expect(facts.recipients).toBeNull();
    expect(facts.problems).toHaveLength(1);
  });

  it('calls a delivery with a verified key server-verified', () => {
    const facts = readDelivery({ 'tidegate-verified-key': 'https://a.example/u/1#main-key' }, AT);
    expect(facts.authenticity).toBe('server-verified');
  });

  it('names the place in a context that has the wrong shape, and goes on without', () => {
    const facts = readDelivery({ 'tidegate-context': '{"localHosts":"here.example"}' }, AT);
    expect(facts.context).toBeNull();
    expect(facts.problems[0]?.reason).toMatch(/^\/localHosts: /);
  });

  it('survives a context that is no JSON', () => {
    expect(readDelivery({ 'tidegate-context': '{' }, AT).problems[0]?.reason).toBe('not JSON');
  });
});
