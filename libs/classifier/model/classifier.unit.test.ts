import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LABELS } from '../../contracts/labels.js';
import { loadRuntime } from '../tfjs/runtime.js';
import { augmentedRows } from '../training/augment/rows.js';
import { loadClassifier, ModelError, modelVersions } from './load.js';
import type { TextClassifier } from './text-classifier.js';

const MODELS = fileURLToPath(new URL('../../../models/', import.meta.url));
const SPAM =
  'Earn 5000 USD a week from home with crypto! Guaranteed profit, message my broker on WhatsApp +1 555 0100 https://quick-profit.example/join';

let classifier: TextClassifier;
beforeAll(async () => {
  classifier = await loadClassifier(MODELS);
});
afterAll(() => classifier.dispose());

describe('the shipped model', () => {
  it('tells spam from an ordinary post', async () => {
    const [spam, honest] = await classifier.classify([
      { text: SPAM },
      { text: 'The tomatoes on my balcony are finally turning red, look at them!' },
    ]);
    expect(spam?.scores.spam).toBeGreaterThan(classifier.thresholds.spam ?? 1);
    for (const label of LABELS) {
      expect(honest?.scores[label] ?? 0).toBeLessThan(classifier.thresholds[label] ?? 1);
    }
    expect(spam).toMatchObject({ lang: 'en', pass: 1 });
  });

  it('scores a disguised text as the plain one', async () => {
    const [plain, tricked] = await classifier.classify([
      { text: 'you are a stupid worthless idiot', lang: 'en' },
      { text: 'you are a $tup1d w0rthless 1diot', lang: 'en' },
    ]);
    const threshold = classifier.thresholds.harassment ?? 1;
    expect(plain?.scores.harassment).toBeGreaterThan(threshold);
    expect(tricked?.scores.harassment).toBeGreaterThan(threshold);
  });

  it('says nothing of what it was not trained for', async () => {
    const [german, swahili, empty, emoji, word] = await classifier.classify([
      { text: 'Ich gehe morgen mit meiner Schwester in den Zoo.', lang: 'de' },
      { text: 'Ninakwenda sokoni kununua matunda na mboga leo asubuhi.', lang: 'sw' },
      { text: '   ' },
      { text: '🎉🎉🎉 🔥' },
      { text: 'idiot', lang: 'en' },
    ]);
    expect(german?.scores).toMatchObject({ spam: null, threat: null, sexual: null, self_harm: null });
    expect(german?.scores.hate).not.toBeNull();
    for (const one of [swahili, empty, emoji, word]) {
      expect(Object.values(one?.scores ?? { none: 0 }).every((score) => score === null)).toBe(true);
    }
    expect(german?.scores.doxxing).toBeNull();
  });

  it('finds what is hidden behind pages of filler', async () => {
    const filler = 'We walked along the river and watched the boats go by. '.repeat(200);
    const [found] = await classifier.classify([{ text: `${filler}${SPAM}`, lang: 'en' }]);
    expect(found?.scores.spam).toBeGreaterThan(classifier.thresholds.spam ?? 1);
  });

  it('explains a score by the words that drove it', async () => {
    const text = 'Good morning dear friends. You are a stupid worthless idiot.';
    const [one] = await classifier.classify([{ text, lang: 'en' }], { explain: true });
    const spans = one?.spans?.harassment ?? [];
    const words = spans.map(({ start, end }) => text.slice(start, end));
    expect(words.some((word) => ['stupid', 'idiot', 'worthless'].includes(word))).toBe(true);
    expect(words).not.toContain('morning');
    expect(spans.map(({ weight }) => weight)).toEqual(
      spans.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
    expect(one?.spans?.spam).toBeUndefined();
  });

  it('gives the same scores on both backends', async () => {
    const native = await loadClassifier(MODELS, { runtime: await loadRuntime() });
    const wasm = await loadClassifier(MODELS, { runtime: await loadRuntime({ prefer: 'wasm' }) });
    const texts = [...augmentedRows(7)].filter((_, at) => at % 97 === 0).map(({ text }) => ({ text }));
    expect(texts.length).toBeGreaterThan(300);
    const [one, other] = [await native.classify(texts), await wasm.classify(texts)];
    let furthest = 0;
    one.forEach(({ scores }, at) => {
      for (const label of LABELS) {
        const [a, b] = [scores[label], other[at]?.scores[label] ?? null];
        expect(a === null).toBe(b === null);
        furthest = Math.max(furthest, Math.abs((a ?? 0) - (b ?? 0)));
      }
    });
    expect(furthest).toBeLessThan(1e-4);
    native.dispose();
    wasm.dispose();
  });

  it('says the same of a text alone and among others', async () => {
    const texts = [...augmentedRows(9)].slice(0, 300).map(({ text }) => ({ text }));
    const together = await classifier.classify(texts);
    const [alone] = await classifier.classify(texts.slice(123, 124));
    expect(alone?.scores).toEqual(together[123]?.scores);
  });
});

describe('loadClassifier', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidegate-model-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function copied(): Promise<string> {
    const [version = ''] = (await modelVersions(MODELS)).slice(-1);
    const own = join(folder, 'model');
    await rm(own, { recursive: true, force: true });
    await cp(join(MODELS, version), own, { recursive: true });
    return own;
  }

  it('refuses weights that are not the manifest’s', async () => {
    const own = await copied();
    const file = join(own, 'first-pass.bin.gz');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(loadClassifier(own)).rejects.toThrow(/first-pass\.bin\.gz: .*SHA-256/);
  });

  it('refuses features of another version', async () => {
    const own = await copied();
    const file = join(own, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as unknown;
    await writeFile(file, JSON.stringify(Object.assign({}, manifest, { featureVersion: 99 })));
    await expect(loadClassifier(own)).rejects.toThrow(/manifest\.json: featureVersion/);
  });

  it('names what is missing', async () => {
    const empty = join(folder, 'none');
    await expect(loadClassifier(empty)).rejects.toThrow(ModelError);
    const own = await copied();
    await rm(join(own, 'first-pass.bin.gz'));
    await expect(loadClassifier(own)).rejects.toThrow(/first-pass\.bin\.gz: ENOENT/);
  });
});
