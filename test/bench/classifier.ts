import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadClassifier } from '../../libs/classifier/model/load.js';
import type { TextClassifier } from '../../libs/classifier/model/text-classifier.js';
import type { ClassifyInput } from '../../libs/classifier/model/types.js';
import { parseRow } from '../../libs/classifier/training/row.js';
import { loadRuntime } from '../../libs/classifier/tfjs/runtime.js';
import { createTraffic, take } from '../traffic/traffic.js';
import { tell } from './progress.js';
import { median } from './stats.js';

const MODELS = fileURLToPath(new URL('../../../models/', import.meta.url));
const DEV = fileURLToPath(new URL('../../../../shared/data/text/dev.jsonl.gz', import.meta.url));
const BATCH = 256;
const ROUNDS = 5;
const USAGE = `How many texts a second the classifier reads, on one core, features and language included, with
tfjs-node and with WebAssembly in one run, round about.

  npm run -s bench:classifier

Texts: the held-out rows of ../shared/data/text where they are there, else those of the traffic generator.
`;

/** Texts a second of CPU time, which other work on the machine disturbs less than the clock. */
async function rate(classifier: TextClassifier, texts: readonly ClassifyInput[]): Promise<number> {
  const started = process.cpuUsage();
  for (let at = 0; at < texts.length; at += BATCH) {
    await classifier.classify(texts.slice(at, at + BATCH), { secondPass: false });
  }
  const { user, system } = process.cpuUsage(started);
  return texts.length / ((user + system) / 1e6);
}

function heldOut(): readonly ClassifyInput[] {
  const lines = gunzipSync(readFileSync(DEV)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => ({ text: parseRow(line, DEV, 0).text }));
}

function generated(): readonly ClassifyInput[] {
  const traffic = createTraffic({ seed: 1, mix: 'text', start: 0 });
  return take(traffic, 20_000).flatMap(({ body }) => {
    const content = /"content":"((?:[^"\\]|\\.)*)"/.exec(String(body))?.[1];
    return content === undefined ? [] : [{ text: content.replaceAll(/<[^>]*>/g, ' ') }];
  });
}

if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const texts = existsSync(DEV) ? heldOut() : generated();
const units = texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length;
const [cpu] = cpus();
tell(
  `${texts.length} texts of ${units.toFixed(0)} UTF-16 units on average, batches of ${BATCH}, ${cpu?.model ?? 'unknown CPU'}`,
);
const backends = ['native', 'wasm'] as const;
const rates = new Map<string, number[]>();
for (const prefer of backends) {
  await rate(await loadClassifier(MODELS, { runtime: await loadRuntime({ prefer }) }), texts);
}
for (let round = 0; round < ROUNDS; round++) {
  for (const prefer of backends) {
    const runtime = await loadRuntime({ prefer });
    const classifier = await loadClassifier(MODELS, { runtime });
    rates.set(runtime.name, [...(rates.get(runtime.name) ?? []), await rate(classifier, texts)]);
    classifier.dispose();
  }
}
for (const [name, all] of rates) {
  const shown = all.map((each) => Math.round(each)).join(' ');
  process.stdout.write(`${name}: ${Math.round(median(all))} texts/s of CPU time (${shown})\n`);
}
