import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseBody } from '../activity/parse.js';
import { evaluate, RULE_FAILED } from './evaluate.js';
import { RULES } from './index.js';
import { NOW, testFacts } from './testing.js';

const FOLDER = '../shared/data/activities';
const HOLD = 6;
const GROUPS = new Set(['integrity', 'migration', 'policy']);

/** Real documents that these groups would keep back on their own, and why that is right. */
const KEPT_BACK: Readonly<Record<string, string>> = {
  'pleroma/misskey-like.json': 'made-up mix: the id is of another host than the actor',
  'akkoma/misskey-like.json': 'made-up mix: the id is of another host than the actor',
  'w3c/test__core-ex19-jsonld.json': 'example of the specification with ids of several hosts',
  'w3c/test__core-ex20-jsonld.json': 'example of the specification with ids of several hosts',
  'lemmy/activities__community__undo_lock_note.json': 'recorded on a development network',
  'lemmy/activities__community__undo_lock_page.json': 'recorded on a development network',
  'lotide/activities__create_page_image.json': 'recorded on a development network',
  'fep/1311__fep-1311.md.block1.json': 'recorded on a development network',
  'lemmy/activities__community__update_community.json':
    'a community edited from another server; only the community’s own knows its moderators',
};

/** Documents written later than the tests' clock would all be from the future. */
const LATER = NOW + 10 * 365 * 86_400_000;

describe.skipIf(!existsSync(`${FOLDER}/INDEX.json`))('real documents', () => {
  const index = z
    .array(z.object({ file: z.string() }))
    .parse(
      existsSync(`${FOLDER}/INDEX.json`)
        ? JSON.parse(readFileSync(`${FOLDER}/INDEX.json`, 'utf8'))
        : [],
    );
  const weights = new Map(
    RULES.filter(({ group }) => GROUPS.has(group)).map((r) => [r.symbol, r.weight]),
  );

  it('are kept back for integrity only where that is right, and no rule fails on them', () => {
    const keptBack: string[] = [];
    const failures: unknown[] = [];
    for (const { file } of index) {
      const parsed = parseBody(readFileSync(`${FOLDER}/${file}`));
      if (!parsed.ok) {
        continue;
      }
      const { activity } = parsed.value;
      const facts = testFacts({ now: LATER });
      const { hits, unknowns } = evaluate({ activity, body: parsed.value, facts }, new Map());
      failures.push(...unknowns.filter(({ missing }) => missing.includes(RULE_FAILED)));
      const score = hits.reduce(
        (sum, { symbol, strength }) => sum + strength * (weights.get(symbol) ?? 0),
        0,
      );
      if (score >= HOLD) {
        keptBack.push(file);
      }
    }
    expect(failures).toEqual([]);
    expect(keptBack.sort()).toEqual(Object.keys(KEPT_BACK).sort());
  });
});
