import { describe, expect, it } from 'vitest';
import { domainSuffixes, hostOf, normaliseDomain, registrableDomain } from './domain.js';
import { isSpecialAddressHost } from './special-address.js';

describe('normaliseDomain', () => {
  it.each([
    ['Example.COM', 'example.com'],
    [' example.com. ', 'example.com'],
    ['*.example.com', 'example.com'],
    ['b\u00fccher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['example\u3002com', 'example.com'],
    ['a.github.io', 'a.github.io'],
    ['some_name.example.org', 'some_name.example.org'],
  ])('%s becomes %s', (input, expected) => {
    expect(normaliseDomain(input)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', 'empty'],
    ['*.', 'empty'],
    ['com', 'public_suffix'],
    ['co.uk', 'public_suffix'],
    ['github.io', 'public_suffix'],
    ['localhost', 'public_suffix'],
    ['192.0.2.1', 'ip_address'],
    ['0x7f000001', 'ip_address'],
    ['[2001:db8::1]', 'ip_address'],
    ['example.com:8080', 'has_port_or_path'],
    ['https://example.com', 'has_port_or_path'],
    ['example.com/inbox', 'has_port_or_path'],
    ['user@example.com', 'not_a_domain'],
    ['ex*mple.com', 'not_a_domain'],
    ['ex%61mple.com', 'not_a_domain'],
    ['exa mple.com', 'not_a_domain'],
    ['exa!mple.com', 'not_a_domain'],
    ['a..example.com', 'not_a_domain'],
    [`${'a'.repeat(64)}.example.com`, 'not_a_domain'],
    ['a'.repeat(2_000), 'too_long'],
  ])('%.40s is refused as %s', (input, code) => {
    expect(normaliseDomain(input)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('hostOf', () => {
  it('takes no name that is longer than DNS holds, written out or as its A-labels', () => {
    const label = 'a'.repeat(49);
    const longest = `${`${label}.`.repeat(5)}abc`;
    expect(longest).toHaveLength(253);
    expect(hostOf(`https://${longest}/`)).toBe(longest);
    expect(hostOf(`https://b${longest}/`)).toBeNull();
    expect(hostOf(`https://${'潮\u6c60\u6cbc\u6e7e\u6d77.'.repeat(20)}example/`)).toBeNull();
  });

  it.each([
    ['https://Social.Example/users/a', 'social.example'],
    ['https://social.example:8443/users/a', 'social.example'],
    ['https://social.example./users/a', 'social.example'],
    ['https://b\u00fccher.example/', 'xn--bcher-kva.example'],
    ['http://2130706433/', '127.0.0.1'],
    ['https://[::1]/', '[::1]'],
    ['https://good.example\\@evil.example/', 'good.example'],
    ['https://good.example@evil.example/', 'evil.example'],
    ['https://xn--a.example/', null],
    ['ftp://social.example/', null],
    ['javascript:alert(1)', null],
    ['social.example', null],
    ['', null],
  ])('of %s is %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

describe('registrable domains', () => {
  it('treat hosting suffixes as public', () => {
    expect(registrableDomain('a.b.example.co.uk')).toBe('example.co.uk');
    expect(registrableDomain('x.ann.github.io')).toBe('ann.github.io');
    expect(registrableDomain('github.io')).toBeNull();
    expect(registrableDomain('127.0.0.1')).toBeNull();
  });

  it('end the list of suffixes', () => {
    expect(domainSuffixes('a.b.example.com')).toEqual([
      'a.b.example.com',
      'b.example.com',
      'example.com',
    ]);
    expect(domainSuffixes('example.com')).toEqual(['example.com']);
    expect(domainSuffixes('[::1]')).toEqual(['[::1]']);
    expect(domainSuffixes('x.ann.github.io')).toEqual(['x.ann.github.io', 'ann.github.io']);
  });
});

describe('isSpecialAddressHost', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '192.0.2.1',
    '224.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '::1',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::a00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[fe80::1]',
    '[fd00::1]',
    '[fec0::1]',
    '[2001:db8::1]',
    'localhost',
    'LOCALHOST.',
    'app.localhost',
    'printer.local',
    'db.internal',
    'metadata',
    'foo\uff0elocal',
    '1.2.3.4.5',
    '',
  ])('%s', (host) => {
    expect(isSpecialAddressHost(host)).toBe(true);
  });

  it.each([
    'social.example',
    'xn--bcher-kva.example',
    'b\u00fccher.example',
    '93.184.216.34',
    '[2606:2800:220:1::1]',
    'abcdefghijklmnop.onion',
    'localhost.example.com',
    'internal.example',
  ])('not %s', (host) => {
    expect(isSpecialAddressHost(host)).toBe(false);
  });
});
