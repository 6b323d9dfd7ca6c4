import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { authorityOf, hasCredentials, hostPart, sameAuthority, schemeOf } from './authority.js';

describe('authorityOf', () => {
  it.each([
    ['https://alice.example/users/alice', 'alice.example'],
    ['https://alice.example', 'alice.example'],
    ['https://alice.example?x', 'alice.example'],
    ['https://ALICE.example/', 'alice.example'],
    ['https://alice.example:443/', 'alice.example'],
    ['https://alice.example:8443/', 'alice.example:8443'],
    ['http://alice.example:443/', 'alice.example:443'],
    ['https://user:pw@alice.example/', 'alice.example'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://[::1]:80/', '[::1]'],
    ['https:\\\\alice.example\\x', 'alice.example'],
  ])('reads %s', (url, authority) => {
    expect(authorityOf(url)).toBe(authority);
  });

  it.each([
    '',
    'alice.example',
    '/path',
    'mailto:a@alice.example',
    'ftp://alice.example/',
    'https://',
    'as:Public',
  ])('is null for %j', (url) => {
    expect(authorityOf(url)).toBeNull();
  });

  it('agrees with the WHATWG parser on whatever looks like a URL', () => {
    const host = fc.stringMatching(/^[a-z0-9.@:\\#?/%_A-ZäÄ-]{0,24}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('https://', 'http://'),
        host,
        fc.webPath(),
        (scheme, middle, path) => {
          const url = `${scheme}${middle}.example${path}`;
          expect(authorityOf(url)).toBe(URL.canParse(url) ? new URL(url).host : null);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('stays right when the memory has turned over', () => {
    for (let i = 0; i < 10_000; i++) {
      expect(authorityOf(`https://alice.example:${i % 60_000}/`)).toBe(
        i === 443 ? 'alice.example' : `alice.example:${i}`,
      );
    }
  });
});

describe('helpers', () => {
  it('compare by host and port', () => {
    expect(sameAuthority('https://a.example/1', 'http://a.example/2')).toBe(true);
    expect(sameAuthority('https://a.example/1', 'https://a.example:444/2')).toBe(false);
    expect(sameAuthority('nonsense', 'nonsense')).toBe(false);
  });

  it('cut the port off', () => {
    expect(hostPart('a.example:444')).toBe('a.example');
    expect(hostPart('[::1]:444')).toBe('[::1]');
    expect(hostPart('[::1]')).toBe('[::1]');
  });

  it('find credentials only where they are', () => {
    expect(hasCredentials('https://u@a.example/')).toBe(true);
    expect(hasCredentials('https://:p@a.example/')).toBe(true);
    expect(hasCredentials('https://a.example/@u')).toBe(false);
    expect(hasCredentials('https://a.example:444/@u')).toBe(false);
    expect(hasCredentials('@u@a.example')).toBe(false);
  });

  it('read schemes as a browser does', () => {
    expect(schemeOf(' java\tscript:1')).toBe('javascript');
    expect(schemeOf('HTTPS://a.example')).toBe('https');
    expect(schemeOf('/path')).toBeNull();
  });
});
