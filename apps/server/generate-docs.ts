import 'reflect-metadata';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { err } from '../../libs/kernel/result.js';
import { createDataSource } from '../../libs/persistence/data-source.js';
import { TokensRepository } from '../../libs/persistence/repositories/tokens.repository.js';
import { configMarkdown } from '../../libs/platform/config.js';
import { Tokens } from '../../libs/platform/tokens.js';
import { catalogueMarkdown } from '../../libs/rules/catalogue.js';
import { createApiModule } from './api/api.module.js';
import { createApiApp } from './api/app.js';
import { openApiDocument } from './api/openapi/document.js';
import { asyncApiDocument } from './docs/asyncapi.js';
import { MESSAGE_SCHEMAS, jsonSchemaOf } from './docs/message-schemas.js';

const TARGET = 'docs/generated';
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Path below docs/generated → content. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>([
    ['openapi.json', pretty(await openApi())],
    ['asyncapi.json', pretty(asyncApiDocument())],
    ['rules.md', catalogueMarkdown()],
    ['configuration.md', configMarkdown()],
  ]);
  for (const [title, { file, schema, io }] of Object.entries(MESSAGE_SCHEMAS)) {
    documents.set(
      `schemas/${file}.json`,
      pretty({ $schema: DRAFT, title, ...jsonSchemaOf(schema, io) }),
    );
  }
  return documents;
}

/** The document is made of the application's routes; nothing is connected or listens for it. */
async function openApi(): Promise<object> {
  const dataSource = createDataSource({
    url: 'postgres://nowhere.invalid/',
    poolSize: 1,
    applicationName: 'docs',
  });
  const clock = { now: () => 0 };
  const module = createApiModule({
    dataSource,
    clock,
    tokens: new Tokens({
      store: new TokensRepository(dataSource),
      clock,
      onTouchFailed: () => undefined,
    }),
    event: () => undefined,
    evaluator: { evaluate: () => Promise.reject(new Error('not for use')) },
    validatePolicy: () => err([]),
    modelProblem: () => Promise.resolve(null),
    probes: [],
    metrics: { contentType: 'text/plain', metrics: () => Promise.resolve('') },
  });
  const app = await createApiApp(module, { clock });
  try {
    return openApiDocument(app);
  } finally {
    await app.close();
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Files that differ from what the code says, or that it doesn't know. */
async function staleFiles(
  root: string,
  documents: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [path, content] of documents) {
    const there = await readFile(join(root, path), 'utf8').catch(() => null);
    if (there !== content) stale.push(path);
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = relative(root, join(entry.parentPath, entry.name));
    if (entry.isFile() && !documents.has(path)) stale.push(path);
  }
  return stale;
}

async function run(check: boolean): Promise<void> {
  const documents = await generatedDocuments();
  if (check) {
    const stale = await staleFiles(TARGET, documents);
    for (const path of stale) process.stderr.write(`${TARGET}/${path} is stale: run "npm run docs"\n`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const [path, content] of documents) {
    const file = join(TARGET, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  process.stdout.write(`${documents.size} documents written to ${TARGET}\n`);
}

await run(process.argv.includes('--check'));
