import type { Command } from 'commander';
import { Pool } from 'pg';
import { TOPICS } from '../../../libs/contracts/topics.js';
import type { LogBackend } from '../../../libs/messaging/backend.js';
import { openEmbeddedBackend } from '../../../libs/messaging/embedded-backend.js';
import { findDatabase } from '../connection.js';
import { openKafka } from '../kafka-connection.js';
import { ReplayOutput, type Format } from '../replay/output.js';
import { ReplaySession } from '../replay/session.js';
import { openSource } from '../replay/sources.js';
import { tailTopic } from '../replay/tail.js';
import { progress, print, tell } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface ReplayOptions {
  readonly kafka?: string;
  readonly format: string;
  readonly learn?: boolean;
  readonly patience: string;
}

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('send activities through the gate and show what it decides')
    .argument(
      '<file|dir|->',
      'JSON (one document a file), NDJSON (one a line), a folder of them, or standard input',
    )
    .option('--kafka <brokers>', 'to the inbound topic of these brokers; default: the embedded log')
    .option('--format <format>', 'table | ndjson', 'table')
    .option('--learn', 'only learn from them (ages, counts, windows): nothing is decided or emitted')
    .option('--patience <seconds>', 'give up when nothing was answered for so long', '60')
    .addHelpText(
      'after',
      `
A line is an activity as it was received, or an envelope that says what the server knew beside it:
  {"tidegate": {"headers": {"tidegate-received-at": "2026-03-01T12:00:00Z"}}, "body": {…}}

Each document gets one answer: a decision, or the reason why it is no activity.

Examples:
  tidegate replay examples/wave.ndjson                    against "npm start" in another terminal
  tidegate replay exported/ --format ndjson | jq -r .decision.action | sort | uniq -c
  tidegate replay last-month.ndjson --learn               before the first day of enforcement
  tidegate replay - --kafka localhost:9092 < sample.ndjson
`,
    )
    .action((path: string, options: ReplayOptions) => replay(path, options));
}

async function replay(path: string, options: ReplayOptions): Promise<void> {
  const format = formatOf(options.format);
  const patience = Number(options.patience);
  if (!Number.isFinite(patience) || patience <= 0)
    throw new UsageError('--patience must be a number of seconds');
  const source = await openSource(path, process.stdin);
  const { backend, close } = await openLog(options.kafka);
  try {
    const output = new ReplayOutput(format, print);
    const learn = options.learn ?? false;
    const bar = progress(learn ? 'sent' : 'answered', source.total);
    let sent = 0;
    const session = new ReplaySession({
      producer: backend.producer,
      tail: (topic, take) => tailTopic(backend, topic, take),
      learn,
      patienceMs: patience * 1_000,
      onSent(count) {
        sent += count;
        if (learn) bar.advance(count);
      },
      onAnswer(answer) {
        bar.advance(1);
        output.answer(answer);
      },
    });
    if (!learn) output.header();
    try {
      await session.run(source.items());
    } finally {
      bar.stop();
    }
    tell(learn ? `${sent} sent to ${TOPICS.inbound}, to be learnt from` : output.summary());
  } finally {
    await close();
  }
}

const quiet = (): void => undefined;

async function openLog(
  brokers: string | undefined,
): Promise<{ backend: LogBackend; close: () => Promise<void> }> {
  if (brokers !== undefined) {
    const backend = await openKafka(brokers);
    return { backend, close: () => backend.close() };
  }
  const { databaseUrl, config } = findDatabase();
  if (config.backing.mode === 'kafka') {
    throw new UsageError(
      `this is production mode: name the brokers, --kafka ${config.backing.kafka.brokers.join(',')}`,
    );
  }
  const pool = new Pool({ connectionString: databaseUrl, max: 4, application_name: 'tidegate-replay' });
  const backend = openEmbeddedBackend(pool, databaseUrl, quiet);
  return {
    backend,
    async close() {
      await backend.close();
      await pool.end();
    },
  };
}

function formatOf(text: string): Format {
  if (text === 'table' || text === 'ndjson') return text;
  throw new UsageError('--format must be table or ndjson');
}
