import { describe, expect, it } from 'vitest';
import { type LogMessage, ReferenceServer } from './reference-consumer.js';

const NOON = Date.parse('2026-01-01T12:00:00Z');

function decision(revision: number, fields: Record<string, unknown>): LogMessage {
  const allow = {
    schema: '1',
    subject: 's',
    action: 'allow',
    filters: [],
    holdUntil: null,
    onExpiry: null,
  };
  const value = { ...allow, revision, ...fields };
  return { key: 'k', value: Buffer.from(JSON.stringify(value)), headers: {} };
}

function hold(revision: number, onExpiry: 'allow' | 'block'): LogMessage {
  return decision(revision, { action: 'hold', holdUntil: '2026-01-01T12:00:00Z', onExpiry });
}

function policy(revision: number, fields: Record<string, unknown> = {}): LogMessage {
  const suspended = {
    schema: '1',
    domain: 'bad.example',
    severity: 'suspend',
    rejectMedia: false,
    rejectReports: false,
    publicReason: null,
    privateReason: null,
    source: 'moderator',
    by: 'm',
    since: '2026-01-01T00:00:00Z',
    until: null,
  };
  const value = { ...suspended, revision, ...fields };
  return { key: 'bad.example', value: Buffer.from(JSON.stringify(value)), headers: {} };
}

function lifted(revision: number): LogMessage {
  return { key: 'bad.example', value: null, headers: { revision: String(revision) } };
}

function effectsOf(...messages: LogMessage[]): string[] {
  const server = new ReferenceServer();
  for (const message of messages) server.applyDecision(message);
  return server.effects.map(({ effect }) => effect);
}

describe('the reference server', () => {
  it('ignores duplicates and revisions that come late', () => {
    const block = decision(2, { action: 'block' });
    expect(effectsOf(decision(1, {}), block, block, decision(1, {}))).toEqual(['process', 'remove']);
  });

  it('processes now what was held, and removes what was let in', () => {
    expect(effectsOf(hold(1, 'block'), decision(2, {}))).toEqual(['park', 'process']);
    expect(effectsOf(decision(1, {}), hold(2, 'allow'))).toEqual(['process', 'withdraw']);
    expect(effectsOf(decision(1, { action: 'block' }), decision(2, {}))).toEqual(['reject', 'process']);
  });

  it('does onExpiry when the hold has run out, not before', () => {
    const server = new ReferenceServer();
    server.applyDecision(hold(1, 'allow'));
    server.tick(NOON - 1);
    expect(server.item('s')?.standing).toBe('parked');
    server.tick(NOON);
    server.tick(NOON + 1);
    expect(server.item('s')?.standing).toBe('in');
    expect(server.effects.map(({ effect }) => effect)).toEqual(['park', 'process']);
  });

  it('lets a later revision overrule what expiry did', () => {
    const server = new ReferenceServer();
    server.applyDecision(hold(1, 'block'));
    server.tick(NOON);
    expect(server.item('s')?.standing).toBe('out');
    server.applyDecision(decision(2, {}));
    expect(server.item('s')?.standing).toBe('in');
  });

  it('holds what has a filter it doesn’t know', () => {
    const server = new ReferenceServer();
    server.applyDecision(decision(1, { filters: ['mark-sensitive', 'turn-blue'] }));
    server.tick(Number.MAX_SAFE_INTEGER);
    expect(server.item('s')?.standing).toBe('parked');
  });

  it('applies filters in the contract’s order, and again when they change', () => {
    const first = decision(1, { filters: ['mark-sensitive', 'strip-media'] });
    const server = new ReferenceServer();
    server.applyDecision(first);
    expect(server.item('s')?.filters).toEqual(['strip-media', 'mark-sensitive']);
    expect(effectsOf(first, decision(2, { filters: ['unlist'] }))).toEqual(['process', 'refilter']);
  });

  it('keeps the last revision of a policy over replays and tombstones', () => {
    const server = new ReferenceServer();
    const replay = [policy(3), policy(5, { severity: 'limit' }), lifted(7)];
    for (const message of [...replay, policy(3), policy(5)]) server.applyPolicy('domain', message);
    expect(server.policies('domain', NOON)).toEqual([]);
    server.applyPolicy('domain', policy(9));
    server.applyPolicy('domain', lifted(7));
    expect(server.policies('domain', NOON)).toMatchObject([{ subject: 'bad.example', revision: 9 }]);
  });

  it('no longer enforces a policy that has run out', () => {
    const server = new ReferenceServer();
    server.applyPolicy('domain', policy(1, { until: '2026-01-01T12:00:00Z' }));
    expect(server.policies('domain', NOON - 1)).toHaveLength(1);
    expect(server.policies('domain', NOON)).toEqual([]);
  });
});
