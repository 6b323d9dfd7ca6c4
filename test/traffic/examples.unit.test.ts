import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { warmUpLineSchema } from '../../libs/contracts/warm-up.js';
import { buildExamples } from './examples.js';

const MAX_BYTES = 3_000_000;
const examples = buildExamples();

function linesOf(name: string): string[] {
  return (examples.get(name) ?? '').split('\n').filter((line) => line !== '');
}

describe('examples/', () => {
  it('is in step with the generator', async () => {
    for (const [name, text] of examples) {
      const present = await readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
      expect(present === text, `${name}: run npm run examples`).toBe(true);
    }
  });

  it('stays small', () => {
    const bytes = [...examples.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('holds envelopes of the replay format', () => {
    for (const name of ['hour.ndjson', 'wave.ndjson', 'attacks.ndjson']) {
      for (const line of linesOf(name)) {
        const json = z.looseObject({}).parse(JSON.parse(line));
        expect(json).toMatchObject({
          tidegate: { key: expect.stringMatching(/^https:/), headers: expect.any(Object) },
        });
        const fields = Object.keys(json).toSorted();
        expect([
          ['body', 'tidegate'],
          ['bodyBase64', 'tidegate'],
        ]).toContainEqual(fields);
      }
    }
  });

  it('holds warm-up lines that the warm-up command takes', () => {
    const types = new Set(
      linesOf('warm-up.ndjson').map((line) => warmUpLineSchema.parse(JSON.parse(line)).type),
    );
    expect(types).toEqual(new Set(['follow', 'actor', 'domain']));
  });
});
