import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { parseBody } from '../activity/parse.js';
import { RULES } from './index.js';
import { testFacts } from './testing.js';
test('corpus', () => {
  const dir = '../shared/data/activities/';
  const index = JSON.parse(readFileSync(dir + 'INDEX.json', 'utf8')) as { file: string }[];
  const wanted = new Set(['privacy', 'abuse']);
  let parsed = 0; const per: Record<string, string[]> = {};
  for (const { file } of index) {
    const r = parseBody(readFileSync(dir + file));
    if (!r.ok) continue;
    parsed++;
    const input = { activity: r.value.activity, body: r.value, facts: testFacts() };
    for (const rule of RULES.filter((x) => wanted.has(x.group))) {
      if (rule.kinds !== 'all' && !rule.kinds.includes(input.activity.kind)) continue;
      const o = rule.test(input, rule.options.parse({}));
      if (o.is === 'hit') (per[rule.symbol] ??= []).push(`${file} ${o.strength.toFixed(2)} ${JSON.stringify(o.evidence).slice(0, 200)}`);
    }
  }
  console.log(parsed);
  for (const [k, v] of Object.entries(per)) console.log(k, v.length, '\n  ' + v.slice(0, 15).join('\n  '));
});
