import { access, readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decisionSchema } from '../../libs/contracts/decision.js';
import { INBOUND_HEADERS, serverContextSchema } from '../../libs/contracts/inbound.js';
import { TOPICS } from '../../libs/contracts/topics.js';
import { warmUpLineSchema } from '../../libs/contracts/warm-up.js';
import { subjectOf } from '../../libs/decide/subject.js';
import { sha256Hex } from '../../libs/kernel/hash.js';
import { CONFIG_DOCS } from '../../libs/platform/config.js';
import { createMetrics } from '../../libs/platform/metrics.js';
import { SCOPES } from '../../libs/platform/tokens.js';

const ROOT = new URL('../../', import.meta.url);
const CONNECT = 'docs/connect-a-server.md';
const OPERATIONS = 'docs/operations.md';

const manifestSchema = z.looseObject({
  license: z.string().optional(),
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

function read(path: string): Promise<string> {
  return readFile(new URL(path, ROOT), 'utf8');
}

async function manifest(folder: string): Promise<z.infer<typeof manifestSchema>> {
  return manifestSchema.parse(JSON.parse(await read(`${folder}package.json`)));
}

/** README and the documents that people write; generated ones are checked where they are made. */
async function documents(): Promise<string[]> {
  const written = (await readdir(new URL('docs/', ROOT))).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', ...written.map((name) => `docs/${name}`)];
}

/** First group of every match. */
function all(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, group]) => group ?? ''))];
}

/** As GitHub makes them of headings. */
function anchors(text: string): string[] {
  return all(text, /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('documents', () => {
  it('link to files and headings that there are', async () => {
    const broken: string[] = [];
    for (const document of await documents()) {
      for (const link of all(await read(document), /\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link)) continue;
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? new URL(document, ROOT) : new URL(path, new URL(document, ROOT));
        const found = await access(target).then(
          () => true,
          () => false,
        );
        const heading =
          !found || anchor === undefined || anchors(await readFile(target, 'utf8')).includes(anchor);
        if (!found || !heading) broken.push(`${document}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('name npm scripts and variables that there are', async () => {
    const { scripts } = await manifest('');
    const variables = new Set(CONFIG_DOCS.map(({ name }) => name));
    const unknown: string[] = [];
    for (const document of await documents()) {
      const text = await read(document);
      unknown.push(...all(text, /npm run (?:-s )?([a-z:]+)/g).filter((name) => !(name in scripts)));
      const named = all(text, /\b((?:TIDEGATE|KAFKA|DATABASE)_[A-Z_]+[A-Z])\b/g);
      // KAFKA_SASL_* and the like stand for several.
      unknown.push(
        ...named.filter(
          (name) => !variables.has(name) && ![...variables].some((known) => known.startsWith(name)),
        ),
      );
    }
    expect(unknown).toEqual([]);
  });
});

describe(CONNECT, () => {
  it('tells of every topic, header, context fact and field of a decision', async () => {
    const text = await read(CONNECT);
    const names = [
      ...Object.values(TOPICS),
      ...Object.values(INBOUND_HEADERS),
      ...Object.keys(serverContextSchema.shape),
      ...Object.keys(decisionSchema.shape),
    ];
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('computes the subject of its example as the code does', async () => {
    const text = await read(CONNECT);
    const [body = ''] = all(text, /printf '%s' '(\{.*\})' > activity\.json/g);
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(body));
    const subject = subjectOf('inbound', id, sha256Hex(body), 'server-verified');
    expect(all(text, /^# ([0-9a-f]{64})/gm)).toEqual([subject]);
    const [answer = ''] = all(text, /```json\n(\{[^`]*\})\n```/g);
    expect(decisionSchema.parse(JSON.parse(answer))).toMatchObject({ subject, activityId: id });
  });

  it('shows warm-up lines that are taken', async () => {
    const lines = all(await read(CONNECT), /^(\{"type":.*\})$/gm);
    expect(lines.map((line) => warmUpLineSchema.parse(JSON.parse(line)).type)).toEqual([
      'follow',
      'actor',
      'domain',
    ]);
  });
});

describe(OPERATIONS, () => {
  it('watches metrics that there are', async () => {
    const { registry } = createMetrics({ version: 'test', mode: 'kafka' });
    const known = registry.getMetricsAsArray().map(({ name }) => name);
    const named = all(await read(OPERATIONS), /\b(tidegate_[a-z_]+[a-z])\b/g);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('docs/api.md', () => {
  it('names the paths of the OpenAPI document and every scope', async () => {
    const text = await read('docs/api.md');
    const { paths } = z
      .object({ paths: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(await read('docs/generated/openapi.json')));
    const collections = Object.keys(paths).map((path) => path.replace('/api/v1', '').split('/{')[0]);
    expect(collections.filter((path) => !text.includes(path ?? ''))).toEqual([]);
    expect(SCOPES.filter((scope) => !text.includes(`\`${scope}\``))).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  it('lists the packages of package.json with their licences, and no others', async () => {
    const { dependencies, optionalDependencies, devDependencies } = await manifest('');
    const rows = [
      ...(await read('docs/dependencies.md')).matchAll(/^\| `([^`]+)`\s*\| ([^|]+?)\s*\|/gm),
    ].map(([, name = '', licence = '']) => [name, licence] as const);
    const expected = await Promise.all(
      Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).map(
        async (name) => [name, (await manifest(`node_modules/${name}/`)).license ?? ''] as const,
      ),
    );
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected));
  });
});
