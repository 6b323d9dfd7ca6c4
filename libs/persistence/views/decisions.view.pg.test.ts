import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hit } from '../../contracts/decision.js';
import {
  decisionOf,
  openTestStore,
  recordDecisions,
  type TestStore,
} from '../../../test/support/store.js';
import { DecisionsView, type DecisionFilter } from './decisions.view.js';

const hit: Hit = {
  symbol: 'LOOK_ALIKE_TEXT',
  group: 'abuse',
  weight: 7,
  strength: 1,
  mode: 'enforce',
  evidence: [],
};

describe('reading decisions', () => {
  let store: TestStore;
  let view: DecisionsView;

  beforeAll(async () => {
    store = await openTestStore();
    view = new DecisionsView(store.dataSource);
    await recordDecisions(store.dataSource, [
      decisionOf('1', { domain: 'a.example' }),
      decisionOf('2', { domain: 'sub.a.example', action: 'block', hits: [hit] }),
      decisionOf('3', { domain: 'nota.example', activityKind: 'Update', direction: 'outbound' }),
      decisionOf('4', { receivedAt: '2026-03-05T00:00:00.000Z' }),
      decisionOf('5', { receivedAt: '2026-03-06T00:00:00.000Z' }),
    ]);
  });
  afterAll(() => store.close());

  const names = async (filter: DecisionFilter): Promise<string[]> => {
    const page = await view.list(filter, { limit: 100 });
    return page.items.map((decision) => decision.actor.replace(/.*\//, '')).toSorted();
  };

  it.each<[string, DecisionFilter, string[]]>([
    ['nothing', {}, ['1', '2', '3', '4', '5']],
    ['a domain with its subdomains, not its look-alikes', { domain: 'a.example' }, ['1', '2']],
    ['an action', { action: 'block' }, ['2']],
    ['an actor', { actor: 'https://sender.example/users/3' }, ['3']],
    ['a kind', { kind: 'Update' }, ['3']],
    ['a symbol', { symbol: 'LOOK_ALIKE_TEXT' }, ['2']],
    ['a direction', { direction: 'outbound' }, ['3']],
    [
      'a time, its end excluded',
      { since: '2026-03-05T00:00:00.000Z', until: '2026-03-06T00:00:00.000Z' },
      ['4'],
    ],
    ['a wildcard, taken literally', { domain: '_.example' }, []],
  ])('filters by %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it('pages there and back over the same items, whatever is added meanwhile', async () => {
    const first = await view.list({}, { limit: 2 });
    expect(first.prev).toBeNull();
    await recordDecisions(store.dataSource, [decisionOf('6')]);
    const second = await view.list({}, { limit: 2, maxId: first.next ?? '' });
    const third = await view.list({}, { limit: 2, maxId: second.next ?? '' });
    const actors = [...first.items, ...second.items, ...third.items].map((item) =>
      item.actor.slice(-1),
    );
    expect(actors).toEqual(['5', '4', '3', '2', '1']);
    expect(third.next).toBeNull();
    const back = await view.list({}, { limit: 2, minId: third.prev ?? '' });
    expect(back.items).toEqual(second.items);
    const newest = await view.list({}, { limit: 2, minId: back.prev ?? '' });
    expect(newest.items).toEqual(first.items);
    expect(newest.prev).not.toBeNull();
  });
});
