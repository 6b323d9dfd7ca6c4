import { describe, expect, it } from 'vitest';
import { checkUrl, placeOf, redirected, type Hop } from './guarded-url.js';

const WEB = new Set([80, 443]);

describe('checkUrl', () => {
  it.each([
    ['ftp://a.example/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['data:text/plain,a', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https://user:secret@a.example/', 'credentials'],
    ['https://user@a.example/', 'credentials'],
    ['https://a.example:22/', 'port'],
    ['http://a.example:8080/', 'port'],
    ['not a url', 'unparseable'],
    ['//a.example/', 'unparseable'],
    ['http://256.256.256.256/', 'unparseable'],
    [`https://a.example/${'x'.repeat(9000)}`, 'too_long'],
  ])('refuses %s: %s', (input, fault) => {
    const checked = checkUrl(input, WEB);
    expect(checked).toMatchObject({ ok: false, error: { is: 'url_refused', fault } });
    expect(checked.ok ? '' : checked.error.at).not.toContain('secret');
  });

  it.each(['http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.1/'])(
    'brings %s into dotted form, so that its class shows',
    (input) => {
      const checked = checkUrl(input, WEB);
      expect(checked.ok && checked.value.hostname).toBe('127.0.0.1');
    },
  );

  it('takes other ports where they are allowed', () => {
    expect(checkUrl('http://a.example:8080/', new Set([8080])).ok).toBe(true);
    expect(checkUrl('http://a.example:8080/', 'any').ok).toBe(true);
  });
});

describe('placeOf', () => {
  it('hides the query and bounds the length', () => {
    expect(placeOf(new URL('https://a.example/inbox?token=secret'))).toBe('https://a.example/inbox?…');
    expect(placeOf(new URL(`https://a.example/${'x'.repeat(1000)}`)).length).toBeLessThan(310);
  });
});

describe('redirected', () => {
  const hop: Hop = {
    url: new URL('https://a.example/one'),
    method: 'GET',
    headers: { accept: 'application/json', authorization: 'Bearer t', signature: 's', 'x-key': 'k' },
    body: null,
  };
  const post: Hop = {
    ...hop,
    method: 'POST',
    headers: { ...hop.headers, 'content-type': 'text/plain' },
    body: 'b',
  };

  it('keeps every header on the same origin', () => {
    const next = redirected(hop, 302, '/two', WEB);
    expect(next).toMatchObject({ ok: true, value: { method: 'GET', headers: hop.headers } });
    expect(next.ok && next.value.url.href).toBe('https://a.example/two');
  });

  it.each(['https://b.example/', 'https://sub.a.example/'])(
    'drops credentials on the way to another origin: %s',
    (to) => {
      const next = redirected(hop, 302, to, WEB);
      expect(next.ok && next.value.headers).toEqual({ accept: 'application/json' });
    },
  );

  it('refuses to leave https', () => {
    expect(redirected(hop, 301, 'http://a.example/', WEB)).toMatchObject({
      ok: false,
      error: { is: 'redirect_refused', fault: 'downgrade', to: 'http://a.example/' },
    });
  });

  it.each([
    [undefined, 'no_location'],
    ['ftp://a.example/', 'bad_location'],
    ['https://u:p@a.example/', 'bad_location'],
    ['https://a.example:99999/', 'bad_location'],
  ])('refuses the location %s', (location, fault) => {
    expect(redirected(hop, 302, location, WEB)).toMatchObject({ ok: false, error: { fault } });
  });

  it.each([301, 302, 303])('makes a GET without body of a POST answered %i', (status) => {
    const next = redirected(post, status, '/two', WEB);
    expect(next).toMatchObject({ ok: true, value: { method: 'GET', body: null } });
    expect(next.ok && 'content-type' in next.value.headers).toBe(false);
  });

  it('repeats a POST answered 307 on the same origin only', () => {
    expect(redirected(post, 307, '/two', WEB)).toMatchObject({
      ok: true,
      value: { method: 'POST', body: 'b' },
    });
    expect(redirected(post, 308, 'https://b.example/', WEB)).toMatchObject({
      ok: false,
      error: { fault: 'body_to_other_origin' },
    });
  });
});
