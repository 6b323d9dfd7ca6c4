import { describe, expect, it } from 'vitest';
import { ModelSlot } from './model-slot.js';
import { CountingModel } from './testing.js';

/** Loads are under the test's control. */
function slotWith() {
  const loads: {
    version: string | null;
    done: (model: CountingModel) => void;
    fail: (e: Error) => void;
  }[] = [];
  const changes: [string | null, string | null][] = [];
  const failures: [string | null, string | null][] = [];
  const clock = { at: 0, now: () => clock.at };
  const slot = new ModelSlot({
    load: (version) => new Promise((done, fail) => loads.push({ version, done, fail })),
    clock,
    changed: (version, before) => changes.push([version, before]),
    failed: (version, _error, kept) => failures.push([version, kept]),
  });
  const inUse = () => slot.use((model) => Promise.resolve(model.version));
  const load = async (version: string): Promise<CountingModel> => {
    const wanted = slot.want(version);
    const model = new CountingModel(version);
    loads.at(-1)?.done(model);
    await wanted;
    return model;
  };
  return { slot, loads, changes, failures, clock, inUse, load };
}

describe('a model slot', () => {
  it('is empty until the wanted version is there', async () => {
    const { slot, inUse, load } = slotWith();
    expect(await inUse()).toBeNull();
    await load('a');
    expect(await inUse()).toBe('a');
    slot.clear();
    expect(await inUse()).toBeNull();
  });

  it('loads a version once, whoever wants it', async () => {
    const { slot, loads, load } = slotWith();
    await load('a');
    await slot.want('a');
    expect(loads).toHaveLength(1);
  });

  it('goes on with one version until the next is there, then lets go of it', async () => {
    const { slot, loads, inUse, load, changes } = slotWith();
    const first = await load('a');
    const wanted = slot.want('b');
    expect(await inUse()).toBe('a');
    loads.at(-1)?.done(new CountingModel('b'));
    await wanted;
    expect(await inUse()).toBe('b');
    expect(first.disposed).toBe(true);
    expect(changes).toEqual([
      ['a', null],
      ['b', 'a'],
    ]);
  });

  it('disposes of a model only once nobody computes with it', async () => {
    const { slot, load } = slotWith();
    const first = await load('a');
    let finish: (() => void) | undefined;
    const working = slot.use(() => new Promise<void>((resolve) => (finish = resolve)));
    await load('b');
    expect(first.disposed).toBe(false);
    finish?.();
    await working;
    expect(first.disposed).toBe(true);
  });

  it('keeps what it has where a version can’t be loaded, and tries again after a minute', async () => {
    const { slot, loads, inUse, failures, clock, load } = slotWith();
    await load('a');
    const wanted = slot.want('b');
    loads.at(-1)?.fail(new Error('broken'));
    await wanted;
    expect(await inUse()).toBe('a');
    expect(failures).toEqual([['b', 'a']]);
    clock.at = 59_999;
    await slot.want('b');
    expect(loads).toHaveLength(2);
    clock.at = 60_000;
    const again = slot.want('b');
    loads.at(-1)?.done(new CountingModel('b'));
    await again;
    expect(await inUse()).toBe('b');
  });

  it('drops what comes after another was wanted', async () => {
    const { slot, loads, inUse } = slotWith();
    const first = slot.want('a');
    const second = slot.want('b');
    const late = new CountingModel('a');
    loads[1]?.done(new CountingModel('b'));
    await second;
    loads[0]?.done(late);
    await first;
    expect(await inUse()).toBe('b');
    expect(late.disposed).toBe(true);
  });
});
