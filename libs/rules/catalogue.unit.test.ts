import { describe, expect, it } from 'vitest';
import { catalogueMarkdown } from './catalogue.js';
import { RULES } from './index.js';

const rows = catalogueMarkdown()
  .split('\n')
  .filter((line) => line.startsWith('| `'));

describe('catalogueMarkdown', () => {
  it('has one row a rule, in order, with as many cells as the header', () => {
    expect(rows.map((line) => /^\| `([A-Z0-9_]+)` \|/.exec(line)?.[1])).toEqual(
      RULES.map(({ symbol }) => symbol),
    );
    for (const line of rows) {
      expect(line.split(/(?<!\\)\|/)).toHaveLength(12);
    }
  });

  it('shows effect, needs and options with their defaults', () => {
    const row = rows.find((line) => line.includes('`OLD_POST`'));
    expect(row).toContain('filter: unlist');
    expect(row).toContain('`age = "7d"`');
    expect(rows.find((line) => line.includes('`ID_REUSED`'))).toContain('| seen |');
  });
});
