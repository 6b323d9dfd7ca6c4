import { describe, expect, it } from 'vitest';
import { HostSlots, type Release } from './host-slots.js';

const NEVER = new AbortController().signal;

function slot(got: Release | 'busy' | 'aborted'): Release {
  if (typeof got === 'string') throw new Error(`expected a slot, got ${got}`);
  return got;
}

describe('HostSlots', () => {
  it('lets a host wait for its own requests only', async () => {
    const slots = new HostSlots({ perHost: 1, total: 10, waiting: 10 });
    const first = slot(await slots.acquire('a.example', NEVER));
    const second = slots.acquire('a.example', NEVER);
    slot(await slots.acquire('b.example', NEVER));
    expect(slots.waiting).toBe(1);
    first();
    slot(await second);
    expect(slots.waiting).toBe(0);
  });

  it('holds the total over all hosts', async () => {
    const slots = new HostSlots({ perHost: 5, total: 1, waiting: 10 });
    const first = slot(await slots.acquire('a.example', NEVER));
    const second = slots.acquire('b.example', NEVER);
    expect(slots.waiting).toBe(1);
    first();
    slot(await second);
  });

  it('answers busy rather than queue without bound', async () => {
    const slots = new HostSlots({ perHost: 1, total: 1, waiting: 1 });
    await slots.acquire('a.example', NEVER);
    void slots.acquire('a.example', NEVER);
    expect(await slots.acquire('a.example', NEVER)).toBe('busy');
  });

  it('forgets a waiter that gives up', async () => {
    const slots = new HostSlots({ perHost: 1, total: 1, waiting: 1 });
    const first = slot(await slots.acquire('a.example', NEVER));
    const patience = new AbortController();
    const waiting = slots.acquire('a.example', patience.signal);
    patience.abort();
    expect(await waiting).toBe('aborted');
    expect(slots.waiting).toBe(0);
    first();
    slot(await slots.acquire('a.example', NEVER));
  });

  it('counts a release once', async () => {
    const slots = new HostSlots({ perHost: 1, total: 1, waiting: 0 });
    const first = slot(await slots.acquire('a.example', NEVER));
    first();
    slot(await slots.acquire('a.example', NEVER));
    first();
    expect(await slots.acquire('a.example', NEVER)).toBe('busy');
  });
});
