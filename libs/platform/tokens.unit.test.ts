import { describe, expect, it, vi } from 'vitest';
import { MINUTE } from '../kernel/clock.js';
import { sha256 } from '../kernel/hash.js';
import {
  permits,
  TOKEN_PATTERN,
  Tokens,
  type Scope,
  type StoredToken,
  type TokenStore,
} from './tokens.js';

function setUp() {
  let now = 1_000_000;
  const rows: StoredToken[] = [];
  const store = {
    findByHash: vi.fn<TokenStore['findByHash']>((hash) =>
      Promise.resolve(rows.find((row) => row.hash.equals(hash)) ?? null),
    ),
    insert: vi.fn<TokenStore['insert']>((token) => {
      if (rows.some((row) => row.hash.equals(token.hash))) return Promise.resolve(null);
      rows.push({ ...token, id: String(rows.length + 1), revokedAt: null });
      return Promise.resolve(String(rows.length));
    }),
    revoke: vi.fn<TokenStore['revoke']>((id, at) => {
      const index = rows.findIndex((row) => row.id === id);
      const row = rows[index];
      if (row) rows[index] = { ...row, revokedAt: at };
      return Promise.resolve(row !== undefined);
    }),
    touch: vi.fn<TokenStore['touch']>(() => Promise.resolve()),
  };
  const onTouchFailed = vi.fn();
  const tokens = new Tokens({ store, clock: { now: () => now }, onTouchFailed });
  return { rows, store, tokens, onTouchFailed, pass: (ms: number) => (now += ms) };
}

describe('Tokens', () => {
  it('issues a token that authenticates, and keeps only its hash', async () => {
    const { tokens, rows } = setUp();
    const { id, token } = await tokens.issue('a server', ['decisions:read']);
    expect(token).toMatch(TOKEN_PATTERN);
    expect(rows[0]?.hash.equals(sha256(token))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(token);
    const who = await tokens.authenticate(`Bearer ${token}`);
    expect(who).toMatchObject({ ok: true, value: { tokenId: id, name: 'a server' } });
  });

  it('never makes the same token twice', async () => {
    const { tokens } = setUp();
    expect((await tokens.issue('a', [])).token).not.toBe((await tokens.issue('b', [])).token);
  });

  it.each([
    [undefined, 'missing'],
    ['', 'malformed'],
    ['Bearer', 'malformed'],
    ['Basic dXNlcjpwdw==', 'malformed'],
    ['Bearer tg_short', 'malformed'],
    [`Bearer tg_${'a'.repeat(43)} x`, 'malformed'],
    [`Bearer tg_${'a'.repeat(43)}`, 'unknown'],
  ])('refuses %j as %s', async (header, is) => {
    const { tokens } = setUp();
    expect(await tokens.authenticate(header)).toMatchObject({ ok: false, error: { is } });
  });

  it('asks the store nothing about what can be no token', async () => {
    const { tokens, store } = setUp();
    await tokens.authenticate(`Bearer ${'x'.repeat(10_000)}`);
    expect(store.findByHash).not.toHaveBeenCalled();
  });

  it('does not trust a store that finds the wrong row', async () => {
    const { tokens, store } = setUp();
    const other = { id: '1', hash: sha256('other'), name: 'x', scopes: ['admin'], revokedAt: null };
    store.findByHash.mockResolvedValue(other);
    const answer = await tokens.authenticate(`Bearer tg_${'a'.repeat(43)}`);
    expect(answer).toMatchObject({ ok: false, error: { is: 'unknown' } });
  });

  it('refuses a revoked token', async () => {
    const { tokens } = setUp();
    const { id, token } = await tokens.issue('a', ['admin']);
    expect(await tokens.revoke(id)).toBe(true);
    expect(await tokens.authenticate(`Bearer ${token}`)).toMatchObject({
      ok: false,
      error: { is: 'revoked', id },
    });
  });

  it('notes the last use once a minute, and a failure of it fails nothing', async () => {
    const { tokens, store, onTouchFailed, pass } = setUp();
    const { token } = await tokens.issue('a', ['admin']);
    store.touch.mockRejectedValueOnce(new Error('gone'));
    for (let i = 0; i < 3; i += 1) {
      expect((await tokens.authenticate(`bearer ${token}`)).ok).toBe(true);
    }
    expect(store.touch).toHaveBeenCalledTimes(1);
    expect(onTouchFailed).toHaveBeenCalledTimes(1);
    pass(MINUTE);
    await tokens.authenticate(`Bearer ${token}`);
    expect(store.touch).toHaveBeenCalledTimes(2);
  });

  it("adopts the operator's own first token, again and again, but not once it is revoked", async () => {
    const { tokens, rows } = setUp();
    const own = `tg_${'b'.repeat(43)}`;
    expect((await tokens.adopt(own, 'first')).ok).toBe(true);
    expect((await tokens.adopt(own, 'first')).ok).toBe(true);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.scopes).toEqual(['admin']);
    await tokens.revoke('1');
    expect(await tokens.adopt(own, 'first')).toMatchObject({ ok: false, error: { is: 'revoked' } });
    expect(await tokens.adopt('hunter2', 'x')).toMatchObject({ ok: false, error: { is: 'malformed' } });
  });
});

const principal = (...scopes: Scope[]) => ({ tokenId: '1', name: 'x', scopes: new Set(scopes) });

describe('permits', () => {
  it('takes the scope itself or admin, and no other', () => {
    expect(permits(principal('decisions:read'), 'decisions:read')).toBe(true);
    expect(permits(principal('admin'), 'policy:write')).toBe(true);
    expect(permits(principal('decisions:write'), 'decisions:read')).toBe(false);
    expect(permits(principal(), 'decisions:read')).toBe(false);
  });
});
