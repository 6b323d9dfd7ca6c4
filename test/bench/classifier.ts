import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { isOrdinary } from '../../libs/classifier/evaluation/labelled-row.js';
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
tfjs-node and with WebAssembly in one run, round about; and what both passes together keep of the first one's rate on
ordinary posts.

  npm run -s bench:classifier

Texts: the held-out rows of ../shared/data/text where they are there, else those of the traffic generator.
`;

interface Measured {
  /** Texts a second of CPU time, which other work on the machine disturbs less than the clock. */
  readonly rate: number;
  /** Of the texts, 0..1. */
  readonly sentOn: number;
}

async function measure(
  classifier: TextClassifier,
  texts: readonly ClassifyInput[],
  secondPass: boolean,
): Promise<Measured> {
  let sentOn = 0;
  const started = process.cpuUsage();
  for (let at = 0; at < texts.length; at += BATCH) {
    const classified = await classifier.classify(texts.slice(at, at + BATCH), { secondPass });
    sentOn += classified.filter(({ pass }) => pass === 2).length;
  }
  const { user, system } = process.cpuUsage(started);
  return { rate: texts.length / ((user + system) / 1e6), sentOn: sentOn / texts.length };
}

/** Rows of dev; `ordinary`: only such as most posts are, which is what both passes meet in traffic. */
function heldOut(ordinary: boolean): readonly ClassifyInput[] {
  const lines = gunzipSync(readFileSync(DEV)).toString('utf8').trimEnd().split('\n');
  return lines
    .map((line) => parseRow(line, DEV, 0))
    .filter((row) => !ordinary || isOrdinary(row))
    .map(({ text }) => ({ text }));
}

function generated(): readonly ClassifyInput[] {
  const traffic = createTraffic({ seed: 1, mix: 'text', start: 0 });
  return take(traffic, 20_000).flatMap(({ body }) => {
    const content = /"content":"((?:[^"\\]|\\.)*)"/.exec(String(body))?.[1];
    return content === undefined ? [] : [{ text: content.replaceAll(/<[^>]*>/g, ' ') }];
  });
}

async function open(
  prefer: 'native' | 'wasm',
): Promise<{ readonly name: string; readonly model: TextClassifier }> {
  const runtime = await loadRuntime({ prefer });
  return { name: runtime.name, model: await loadClassifier(MODELS, { runtime }) };
}

if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const given = existsSync(DEV);
const texts = given ? heldOut(false) : generated();
const everyday = given ? heldOut(true) : texts;
const units = texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length;
const [cpu] = cpus();
tell(
  `${texts.length} texts of ${units.toFixed(0)} UTF-16 units on average, batches of ${BATCH}, ${cpu?.model ?? 'unknown CPU'}`,
);
const backends = ['native', 'wasm'] as const;
for (const prefer of backends) await measure((await open(prefer)).model, texts, false);
const rates = new Map<string, number[]>();
const ratios: number[] = [];
let sentOn = 0;
for (let round = 0; round < ROUNDS; round++) {
  for (const prefer of backends) {
    const { name, model } = await open(prefer);
    const { rate } = await measure(model, texts, false);
    rates.set(name, [...(rates.get(name) ?? []), rate]);
    model.dispose();
  }
  const { model } = await open('native');
  const first = await measure(model, everyday, false);
  const both = await measure(model, everyday, true);
  ratios.push(both.rate / first.rate);
  sentOn = both.sentOn;
  model.dispose();
}
for (const [name, all] of rates) {
  const shown = all.map((each) => Math.round(each)).join(' ');
  process.stdout.write(`${name}: ${Math.round(median(all))} texts/s of CPU time (${shown})\n`);
}
process.stdout.write(
  `both passes on ${everyday.length} ordinary posts: ${median(ratios).toFixed(2)} of the first pass' rate ` +
    `(${ratios.map((each) => each.toFixed(2)).join(' ')}), ${(100 * sentOn).toFixed(1)} % go to the second\n`,
);
