import { describe, expect, it } from 'vitest';
import { AddressPolicy, isCidr } from './addresses.js';

describe('AddressPolicy', () => {
  const policy = new AddressPolicy();

  it.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '2a00:1450:4001:81b::200e'])(
    'lets a public address through: %s',
    (address) => expect(policy.judge(address)).toEqual({ allowed: true }),
  );

  it.each([
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['169.254.169.254', 'linkLocal'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['192.0.0.8', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['198.51.100.1', 'reserved'],
    ['203.0.113.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fe80::1', 'linkLocal'],
    ['fc00::1', 'uniqueLocal'],
    ['fd12:3456::1', 'uniqueLocal'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'reserved'],
    ['2001::1', 'teredo'],
    ['2002:808:808::1', '6to4'],
    ['64:ff9b:1::808:808', 'rfc6052'],
    ['100::1', 'discard'],
    ['2001:2::1', 'benchmarking'],
  ])('refuses %s as %s', (address, range) =>
    expect(policy.judge(address)).toEqual({ allowed: false, address, range }),
  );

  it.each(['::7f00:1', '4000::1', '5f00::1', 'fec0::1', '::ffff:0:7f00:1'])(
    'refuses what is outside the global unicast space: %s',
    (address) => expect(policy.judge(address).allowed).toBe(false),
  );

  it.each([
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::7f00:1', 'loopback'],
    ['64:ff9b::169.254.169.254', 'linkLocal'],
  ])('judges the IPv4 address inside %s', (address, range) =>
    expect(policy.judge(address)).toEqual({ allowed: false, address, range }),
  );

  it.each(['::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'lets a public IPv4 address inside %s through',
    (address) => expect(policy.judge(address).allowed).toBe(true),
  );

  it.each(['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '127.0.0.1/8'])(
    'refuses what is no address: %j',
    (address) => expect(policy.judge(address)).toMatchObject({ allowed: false, range: 'invalid' }),
  );

  it('reaches an excepted range and nothing beside it', () => {
    const own = new AddressPolicy(['10.1.0.0/16', 'fd00:1::/32']);
    expect(own.judge('10.1.200.3').allowed).toBe(true);
    expect(own.judge('::ffff:10.1.200.3').allowed).toBe(true);
    expect(own.judge('fd00:1::9').allowed).toBe(true);
    expect(own.judge('10.2.0.1').allowed).toBe(false);
    expect(own.judge('127.0.0.1').allowed).toBe(false);
  });

  it('takes only CIDRs as exceptions', () => {
    expect(() => new AddressPolicy(['10.0.0.1'])).toThrow(RangeError);
    expect(isCidr('10.0.0.0/8')).toBe(true);
    expect(isCidr('::1/128')).toBe(true);
    expect(isCidr('10.0.0.0/33')).toBe(false);
    expect(isCidr('10.0.0/8')).toBe(false);
    expect(isCidr('intranet/8')).toBe(false);
  });
});
