import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileOf, selectStage, type RolloutSubject } from './rollout.js';
import { policy } from './testing.js';

const ALICE: RolloutSubject = {
  actor: 'https://social.alice.example/users/alice',
  domain: 'social.alice.example',
  software: 'Mastodon',
  kind: 'Create',
  direction: 'inbound',
};

function stageOf(rows: string, subject: Partial<RolloutSubject> = {}): string {
  const compiled = policy(`rollout: [${rows}, { name: rest, mode: 'off' }]`);
  return selectStage(compiled, { ...ALICE, ...subject }).name;
}

function row(percentage: number): string {
  return `{ name: trial, percentage: ${percentage}, mode: enforce }`;
}

describe('the stage of an activity', () => {
  it('is the first whose conditions all hold', () => {
    const rows = `
      { name: deletes, kinds: [Delete], mode: 'off' },
      { name: out, direction: outbound, mode: shadow },
      { name: trial, kinds: [Create, Update], software: [mastodon], domains: [Alice.example], mode: enforce }`;
    expect(stageOf(rows)).toBe('trial');
    expect(stageOf(rows, { kind: 'Delete' })).toBe('deletes');
    expect(stageOf(rows, { direction: 'outbound' })).toBe('out');
    expect(stageOf(rows, { kind: 'Like' })).toBe('rest');
    expect(stageOf(rows, { software: 'misskey' })).toBe('rest');
  });

  it('is not one that names software where the software is unknown', () => {
    expect(stageOf('{ name: some, software: [mastodon], mode: enforce }', { software: null })).toBe(
      'rest',
    );
  });

  it.each([
    ['alice.example', 'trial'],
    ['deep.social.alice.example', 'trial'],
    ['malice.example', 'rest'],
    ['example', 'rest'],
    ['xn--mnchen-3ya.example', 'trial'],
  ])('covers subdomains and nothing else: %s', (domain, stage) => {
    expect(
      stageOf("{ name: trial, domains: [alice.example., 'München.example'], mode: enforce }", {
        domain,
      }),
    ).toBe(stage);
  });

  it('takes actors in by a percentage that only grows', () => {
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (actor, a, b) => {
          const [less, more] = a < b ? [a, b] : [b, a];
          if (stageOf(row(less), { actor }) === 'trial') {
            expect(stageOf(row(more), { actor })).toBe('trial');
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(stageOf('{ name: trial, percentage: 0, mode: enforce }')).toBe('rest');
    expect(stageOf('{ name: trial, percentage: 100, mode: enforce }')).toBe('trial');
  });

  it('spreads actors evenly', () => {
    const below = Array.from({ length: 4_000 }, (_, i) =>
      percentileOf(`https://a.example/users/${i}`),
    ).filter((percentile) => percentile < 25);
    expect(below.length).toBeGreaterThan(900);
    expect(below.length).toBeLessThan(1_100);
  });
});
