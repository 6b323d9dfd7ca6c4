import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { normaliseDomain } from '../../../libs/activity/domain.js';
import { warmUpLineSchema, type WarmUpLine } from '../../../libs/contracts/warm-up.js';
import { WarmUpRepository } from '../../../libs/persistence/repositories/warm-up.repository.js';
import { withDatabase } from '../connection.js';
import { print, progress, tell } from '../terminal.js';
import { UsageError } from '../usage-error.js';

const BATCH = 5_000;
const MAX_REPORTED = 20;

export function addWarmUpCommand(program: Command): void {
  program
    .command('warm-up')
    .description('backfill what the server knew before Tidegate began to watch')
    .argument('<file>', 'NDJSON, or - for standard input')
    .addHelpText(
      'after',
      `
One object a line:
  {"type":"follow","follower":"https://here.example/users/us","following":"https://there.example/users/them"}
  {"type":"actor","id":"https://there.example/users/them","firstSeen":"2023-05-01T00:00:00Z","posts":120}
  {"type":"domain","domain":"there.example","firstSeen":"2022-01-01T00:00:00Z"}

With follows in the file, "not in it" means "not followed" from then on. Without a warm-up, ages and
counts stay unknown until Tidegate has watched for longer than a rule looks back. Repeating a file
changes nothing.

Examples:
  tidegate warm-up examples/warm-up.ndjson
  psql mastodon -Atf follows.sql | tidegate warm-up -
`,
    )
    .action((file: string) => warmUp(file));
}

async function warmUp(file: string): Promise<void> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  if (file !== '-') {
    await stat(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`can't read ${file}: ${error.code ?? error.message}`);
    });
  }
  await withDatabase(async (dataSource) => {
    const repository = new WarmUpRepository(dataSource);
    const counts = { follow: 0, actor: 0, domain: 0 };
    const refused: string[] = [];
    let refusals = 0;
    const bar = progress('lines', null);
    let batch: WarmUpLine[] = [];
    const save = async (): Promise<void> => {
      await saveBatch(repository, batch);
      for (const line of batch) counts[line.type] += 1;
      bar.advance(batch.length);
      batch = [];
    };
    let number = 0;
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (text.trim() === '') continue;
      const line = readWarmUpLine(text);
      if (typeof line === 'string') {
        refusals += 1;
        if (refused.length < MAX_REPORTED) refused.push(`  line ${number}: ${line}`);
        continue;
      }
      batch.push(line);
      if (batch.length >= BATCH) await save();
    }
    await save();
    if (counts.follow > 0) await repository.declareFollowsKnown();
    bar.stop();
    print(`took ${counts.follow} follows, ${counts.actor} actors, ${counts.domain} domains`);
    if (refusals > 0) {
      tell([`refused ${refusals} lines:`, ...refused].join('\n'));
      process.exitCode = 1;
    }
  });
}

/** The line, or why it is none. Domains come back normalised. */
function readWarmUpLine(text: string): WarmUpLine | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  const parsed = warmUpLineSchema.safeParse(json);
  if (!parsed.success) return z.prettifyError(parsed.error).replaceAll('\n', ' ').slice(0, 200);
  if (parsed.data.type !== 'domain') return parsed.data;
  const domain = normaliseDomain(parsed.data.domain);
  return domain.ok ? { ...parsed.data, domain: domain.value } : domain.error.message;
}

async function saveBatch(repository: WarmUpRepository, batch: readonly WarmUpLine[]): Promise<void> {
  const follows = batch.filter((line) => line.type === 'follow');
  const actors = batch.filter((line) => line.type === 'actor');
  const domains = batch.filter((line) => line.type === 'domain');
  if (follows.length > 0) await repository.saveFollows(follows);
  if (actors.length > 0) await repository.saveActors(actors);
  if (domains.length > 0) await repository.saveDomains(domains);
}
