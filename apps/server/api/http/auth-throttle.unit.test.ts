import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { authThrottle } from './auth-throttle.js';

describe('the throttle of failed authentication', () => {
  let now = 0;
  let refused = 0;
  let attempt: (ip: string, status: number, authorization?: string) => 'passed' | 'refused';

  beforeEach(() => {
    now = 0;
    refused = 0;
    const throttle = authThrottle({ now: () => now }, () => (refused += 1));
    attempt = (ip, status, authorization) => {
      const before = refused;
      const principal = status === 200 && authorization !== undefined ? { principal: {} } : {};
      const request = { ip, headers: { authorization }, ...principal };
      const response = Object.assign(new EventEmitter(), { statusCode: status });
      throttle(request, response, () => undefined);
      response.emit('finish');
      return refused > before ? 'refused' : 'passed';
    };
  });

  const fail = (ip: string, times: number): void => {
    for (let n = 0; n < times; n += 1) attempt(ip, 401, 'Bearer x');
  };

  it('refuses the twenty-first failure of an address within a minute, and not another address', () => {
    fail('192.0.2.1', 20);
    expect(attempt('192.0.2.1', 401)).toBe('refused');
    expect(attempt('192.0.2.2', 401)).toBe('passed');
    now = 60_000;
    expect(attempt('192.0.2.1', 401)).toBe('passed');
  });

  it('takes a /64 of IPv6 for one address, however it is written', () => {
    fail('2001:db8::1', 10);
    fail('2001:db8:0:0:5:6:7:8', 10);
    expect(attempt('2001:db8::ffff:1', 401)).toBe('refused');
    expect(attempt('2001:db8:0:1::1', 401)).toBe('passed');
  });

  it('lets through a token that has worked, until it fails', () => {
    attempt('192.0.2.1', 200, 'Bearer good');
    fail('192.0.2.1', 20);
    expect(attempt('192.0.2.1', 200, 'Bearer good')).toBe('passed');
    expect(attempt('192.0.2.1', 401, 'Bearer good')).toBe('passed');
    expect(attempt('192.0.2.1', 401, 'Bearer good')).toBe('refused');
  });

  it('does not take a request without a caller for a token that has worked', () => {
    attempt('192.0.2.1', 404, 'Bearer guess');
    fail('192.0.2.1', 20);
    expect(attempt('192.0.2.1', 401, 'Bearer guess')).toBe('refused');
  });
});
