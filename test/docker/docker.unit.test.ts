import { access } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY_YAML } from '../../libs/decide/default-policy.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { HOUR } from '../../libs/kernel/clock.js';
import { CONFIG_DOCS, readConfig } from '../../libs/platform/config.js';
import { RULES } from '../../libs/rules/index.js';
import { KAFKA_VERSION } from '../support/kafka-install.js';
import {
  environmentOf,
  interpolate,
  ownServices,
  readCompose,
  readText,
  serviceOf,
} from './compose.js';
import { execForm, readStages, valuesOf, type Stage } from './dockerfile.js';

const SECRETS = {
  POSTGRES_PASSWORD: 'f00dfeed',
  TIDEGATE_ADMIN_TOKEN: `tg_${'a'.repeat(43)}`,
};
const defaultPort = CONFIG_DOCS.find(({ name }) => name === 'TIDEGATE_PORT')?.fallback;

/** The TypeScript file of which the compiler makes a file in dist. */
function sourceOf(file: string): string {
  return file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}

function exists(path: string): Promise<boolean> {
  return access(new URL(`../../${path}`, import.meta.url)).then(
    () => true,
    () => false,
  );
}

async function imageStage(): Promise<Stage> {
  const last = (await readStages()).at(-1);
  if (!last) throw new Error('the Dockerfile has no stage');
  return last;
}

describe('Dockerfile', () => {
  it('starts a program that there is, as somebody without rights, on the default port', async () => {
    const stage = await imageStage();
    const [node, main = ''] = execForm(valuesOf(stage, 'CMD')[0] ?? '');
    expect(node).toBe('node');
    expect(await exists(sourceOf(main))).toBe(true);
    expect(valuesOf(stage, 'USER')).toEqual(['node']);
    expect(valuesOf(stage, 'EXPOSE')).toEqual([defaultPort]);
  });

  it('sets only variables that the configuration knows', async () => {
    const known = new Set(['NODE_ENV', ...CONFIG_DOCS.map(({ name }) => name)]);
    const names = valuesOf(await imageStage(), 'ENV').map((rest) => rest.split('=')[0] ?? '');
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('keeps development dependencies out of the image', async () => {
    const stages = await readStages();
    const from = valuesOf(await imageStage(), 'COPY').find((rest) => rest.includes('/node_modules'));
    const [, name] = /--from=(\S+)/.exec(from ?? '') ?? [];
    const runs = stages.find((stage) => stage.name === name);
    expect(runs && valuesOf(runs, 'RUN').join(' ')).toContain('npm ci --ignore-scripts --omit=dev');
  });

  it('copies only what is there and what .dockerignore lets through', async () => {
    const ignore = (await readText('docker/Dockerfile.dockerignore')).split('\n');
    expect(ignore).toContain('*');
    const sources = (await readStages()).flatMap((stage) =>
      valuesOf(stage, 'COPY')
        .filter((rest) => !rest.startsWith('--from='))
        .flatMap((rest) => rest.split(' ').slice(0, -1)),
    );
    expect(sources.length).toBeGreaterThan(0);
    for (const source of new Set(sources)) {
      expect(await exists(source), source).toBe(true);
      expect(ignore).toContain(`!${source.replace('./', '')}`);
    }
  });
});

describe('compose.yaml', () => {
  it('runs entrypoints that there are, from the image of our Dockerfile', async () => {
    const own = ownServices(await readCompose());
    expect(own.map(([name]) => name).toSorted()).toEqual(['api', 'ingress', 'migrate']);
    for (const [name, { build, command = [] }] of own) {
      expect(await exists(build?.dockerfile ?? '')).toBe(true);
      expect(command[0], name).toBe('node');
      expect(await exists(sourceOf(command[1] ?? '')), name).toBe(true);
    }
  });

  it('gives each service a configuration without errors or warnings, in production mode', async () => {
    const own = ownServices(await readCompose());
    const configs = Object.fromEntries(
      own.map(([name, service]) => [name, readConfig(environmentOf(service, SECRETS))]),
    );
    for (const [name, config] of Object.entries(configs)) {
      if (!config.ok) throw new Error(`${name}: ${JSON.stringify(config.error)}`);
      expect(config.value.backing.mode).toBe('kafka');
      expect(config.value.warnings).toEqual([]);
    }
    expect(configs['api']).toMatchObject({ value: { roles: ['api'] } });
    expect(configs['ingress']).toMatchObject({ value: { roles: ['ingress'] } });
  });

  it('sets only variables that the configuration knows', async () => {
    const known = new Set(CONFIG_DOCS.map(({ name }) => name));
    for (const [name, { environment }] of ownServices(await readCompose())) {
      expect(
        Object.keys(environment).filter((variable) => !known.has(variable)),
        name,
      ).toEqual([]);
    }
  });

  it('takes every secret from outside and starts nothing without one', async () => {
    const compose = await readCompose();
    for (const secret of ['POSTGRES_PASSWORD', 'TIDEGATE_ADMIN_TOKEN']) {
      const without = { ...SECRETS, [secret]: '' };
      expect(() =>
        Object.values(compose.services).map((service) => environmentOf(service, without)),
      ).toThrow(secret);
    }
    const example = await readText('docker/env.example');
    const asked = [...(await readText('docker/compose.yaml')).matchAll(/\$\{(\w+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(asked.filter((name) => !example.includes(`\n${name}=`))).toEqual([]);
  });

  it('publishes the ports that are listened on, to this machine alone', async () => {
    const compose = await readCompose();
    const { ports, environment } = serviceOf(compose, 'api');
    expect(ports.map((port) => interpolate(port, {}))).toEqual([
      `127.0.0.1:8420:${String(environment['TIDEGATE_PORT'])}`,
    ]);
    expect(String(environment['TIDEGATE_PORT'])).toBe(defaultPort);
    const kafka = serviceOf(compose, 'kafka');
    const broker = environmentOf(kafka, {});
    const listeners = broker['KAFKA_LISTENERS']?.split(',') ?? [];
    for (const port of kafka.ports.map((each) => interpolate(each, {}))) {
      const [address, , inside] = port.split(':');
      expect(address).toBe('127.0.0.1');
      expect(listeners.some((listener) => listener.endsWith(`:${inside}`))).toBe(true);
    }
  });

  it('points the services at the broker and the database that it starts', async () => {
    const compose = await readCompose();
    const broker = environmentOf(serviceOf(compose, 'kafka'), {});
    const database = environmentOf(serviceOf(compose, 'postgres'), SECRETS);
    for (const [, service] of ownServices(compose)) {
      const given = environmentOf(service, SECRETS);
      expect(broker['KAFKA_ADVERTISED_LISTENERS']).toContain(`://${given['KAFKA_BROKERS']}`);
      const url = new URL(given['DATABASE_URL'] ?? '');
      expect([url.hostname, url.username, url.password, url.pathname.slice(1)]).toEqual([
        'postgres',
        database['POSTGRES_USER'],
        database['POSTGRES_PASSWORD'],
        database['POSTGRES_DB'],
      ]);
    }
  });

  it('starts workers only on a migrated database, and starts again what falls over', async () => {
    const compose = await readCompose();
    for (const name of ['api', 'ingress']) {
      const service = serviceOf(compose, name);
      expect(service.depends_on).toMatchObject({
        kafka: { condition: 'service_healthy' },
        postgres: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
      expect(service.restart).toBe('unless-stopped');
      expect(service.read_only).toBe(true);
    }
    expect(serviceOf(compose, 'ingress').deploy?.replicas).toBe(2);
    for (const name of ['kafka', 'postgres']) {
      const service = serviceOf(compose, name);
      expect(service.restart).toBe('unless-stopped');
      expect(service.healthcheck?.test?.[0]).toBe('CMD');
      for (const volume of service.volumes) {
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      }
    }
  });

  it('uses the Kafka that the tests run on, whose log the policy’s memory outlives', async () => {
    const { image, environment } = serviceOf(await readCompose(), 'kafka');
    expect(image).toBe(`apache/kafka:${KAFKA_VERSION}`);
    const policy = parsePolicy(DEFAULT_POLICY_YAML, RULES);
    if (!policy.ok) throw new Error('the default policy is not valid');
    const kept = Number(environment['KAFKA_LOG_RETENTION_HOURS']) * HOUR;
    // An id is remembered for at least half of `seen`.
    expect(policy.value.retention.seen / 2).toBeGreaterThan(kept);
  });
});
