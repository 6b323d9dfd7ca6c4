import { describe, expect, it } from 'vitest';
import {
  CONFIG_DOCS,
  configMarkdown,
  describeConfigError,
  readBrokerAccess,
  readConfig,
  type Config,
} from './config.js';

const TOKEN = `tg_${'a'.repeat(43)}`;
const PRODUCTION = {
  DATABASE_URL: 'postgres://tidegate:pw@db.example:5432/tidegate',
  KAFKA_BROKERS: 'k1.example:9092, k2.example:9092,',
};

function good(env: Record<string, string>, files?: (path: string) => string): Config {
  const read = readConfig(env, files);
  if (!read.ok) throw new Error(describeConfigError(read.error));
  return read.value;
}

function wrong(env: Record<string, string>, files?: (path: string) => string): string[] {
  const read = readConfig(env, files);
  return read.ok ? [] : read.error.problems.map(({ variable }) => variable);
}

describe('readConfig', () => {
  it('runs embedded with every default on an empty environment', () => {
    expect(good({ PATH: '/bin', KAFKA_BROKERS: '', DATABASE_URL: ' ' })).toEqual({
      roles: ['ingress', 'api'],
      backing: { mode: 'embedded', dataDir: './.tidegate' },
      databasePool: 10,
      http: { host: '127.0.0.1', port: 8420, adminToken: null },
      ingress: { lanes: 4, batchMessages: 500, localHosts: null },
      classifier: { backend: 'auto', models: null, model: null },
      logLevel: 'info',
      webhook: null,
      warnings: [],
    });
  });

  it('runs on Kafka with database and brokers', () => {
    const config = good({ ...PRODUCTION, TIDEGATE_ROLES: 'ingress' });
    expect(config.roles).toEqual(['ingress']);
    expect(config.backing).toMatchObject({
      mode: 'kafka',
      databaseUrl: PRODUCTION.DATABASE_URL,
      kafka: {
        brokers: ['k1.example:9092', 'k2.example:9092'],
        clientId: 'tidegate',
        groupId: 'tidegate-ingress',
        replicationFactor: -1,
        sasl: null,
        tls: null,
      },
    });
  });

  it.each([
    [{ TIDEGATE_CLASSIFIER_BACKEND: 'gpu' }, ['TIDEGATE_CLASSIFIER_BACKEND']],
    [{ TIDEGATE_MODEL: '../elsewhere' }, ['TIDEGATE_MODEL']],
    [{ DATABASE_URL: PRODUCTION.DATABASE_URL }, ['KAFKA_BROKERS']],
    [{ KAFKA_BROKERS: PRODUCTION.KAFKA_BROKERS }, ['DATABASE_URL']],
  ])('asks for the other half of production mode: %j', (env, variables) => {
    expect(wrong(env)).toEqual(variables);
  });

  it('does not call a wrong value a missing one', () => {
    expect(wrong({ ...PRODUCTION, KAFKA_BROKERS: 'no-port' })).toEqual(['KAFKA_BROKERS']);
  });

  it.each([
    ['TIDEGATE_ROLES', 'ingress,worker'],
    ['TIDEGATE_PORT', '84x0'],
    ['TIDEGATE_PORT', '65536'],
    ['TIDEGATE_LANES', '0'],
    ['TIDEGATE_BATCH_MESSAGES', '1.5'],
    ['TIDEGATE_LOG_LEVEL', 'loud'],
    ['TIDEGATE_ADMIN_TOKEN', 'hunter2'],
    ['TIDEGATE_LOCAL_HOSTS', 'not a host'],
    ['TIDEGATE_WEBHOOK_NETWORKS', '10.0.0.1'],
    ['DATABASE_POOL', '1'],
    ['KAFKA_REPLICATION_FACTOR', '0'],
    ['KAFKA_TLS', 'yes'],
    ['DATABASE_URL', 'mysql://a/b'],
  ])('refuses %s=%s', (name, value) => {
    expect(wrong({ ...PRODUCTION, [name]: value })).toContain(name);
  });

  it('lists every wrong variable at once, and shows no secret', () => {
    const read = readConfig({
      TIDEGATE_PORT: 'x',
      TIDEGATE_LANES: 'y',
      TIDEGATE_ADMIN_TOKEN: 'hunter2',
      TIDEGATE_WEBHOOK_URL: 'https://hooks.example/path-secret',
    });
    const text = read.ok ? '' : describeConfigError(read.error);
    expect(text).toContain('TIDEGATE_PORT: must be a whole number from 0 to 65535 (it is "x")');
    expect(text).toContain('TIDEGATE_LANES');
    expect(text).toContain('TIDEGATE_ADMIN_TOKEN');
    expect(text).toContain('TIDEGATE_WEBHOOK_SECRET: set it too');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('path-secret');
  });

  it('keeps embedded mode in one process', () => {
    expect(wrong({ TIDEGATE_ROLES: 'api' })).toEqual(['TIDEGATE_ROLES']);
  });

  it('normalises local hosts', () => {
    const { ingress } = good({ TIDEGATE_LOCAL_HOSTS: 'Social.Example., bücher.example' });
    expect(ingress.localHosts).toEqual(['social.example', 'xn--bcher-kva.example']);
  });

  it('takes a first token', () => {
    expect(good({ TIDEGATE_ADMIN_TOKEN: TOKEN }).http.adminToken).toBe(TOKEN);
  });

  it('wants all of SASL or nothing', () => {
    expect(wrong({ ...PRODUCTION, KAFKA_SASL_MECHANISM: 'plain' })).toEqual([
      'KAFKA_SASL_USERNAME',
      'KAFKA_SASL_PASSWORD',
    ]);
    const login = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' };
    const config = good({ ...PRODUCTION, ...login });
    expect(config.backing.mode === 'kafka' && config.backing.kafka.sasl).toEqual({
      mechanism: 'plain',
      username: 'u',
      password: 'p',
    });
    expect(config.warnings.join()).toContain('unprotected');
  });

  it('reads the PEM files of TLS and names what is wrong with them', () => {
    const pem = '-----BEGIN CERTIFICATE-----';
    const files = (path: string): string => {
      if (path === 'gone.pem') throw Object.assign(new Error('no'), { code: 'ENOENT' });
      return path === 'empty.pem' ? '' : pem;
    };
    const tls = { ...PRODUCTION, KAFKA_TLS: 'true' };
    const config = good({ ...tls, KAFKA_TLS_CA: 'ca.pem' }, files);
    expect(config.backing.mode === 'kafka' && config.backing.kafka.tls).toEqual({
      ca: pem,
      cert: null,
      key: null,
    });
    expect(wrong({ ...tls, KAFKA_TLS_CA: 'gone.pem' }, files)).toEqual(['KAFKA_TLS_CA']);
    expect(wrong({ ...tls, KAFKA_TLS_CA: 'empty.pem' }, files)).toEqual(['KAFKA_TLS_CA']);
    expect(wrong({ ...tls, KAFKA_TLS_CERT: 'c.pem' }, files)).toEqual(['KAFKA_TLS_KEY']);
    expect(wrong({ ...PRODUCTION, KAFKA_TLS_CA: 'ca.pem' }, files)).toEqual(['KAFKA_TLS']);
  });

  it('reads how to log in to brokers named elsewhere, whatever else is set', () => {
    const login = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' };
    const access = readBrokerAccess({ ...login, KAFKA_TLS: 'true', TIDEGATE_ROLES: 'ingress' });
    expect(access.ok && access.value).toEqual({
      sasl: { mechanism: 'plain', username: 'u', password: 'p' },
      tls: { ca: null, cert: null, key: null },
    });
    const half = readBrokerAccess({ KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u' });
    expect(half.ok ? [] : half.error.problems.map(({ variable }) => variable)).toEqual([
      'KAFKA_SASL_PASSWORD',
    ]);
  });

  it('takes a webhook with its secret', () => {
    const { webhook } = good({
      TIDEGATE_WEBHOOK_URL: 'https://hooks.example/t',
      TIDEGATE_WEBHOOK_SECRET: 's'.repeat(16),
      TIDEGATE_WEBHOOK_NETWORKS: '10.0.0.0/8',
    });
    expect(webhook).toEqual({
      url: 'https://hooks.example/t',
      secret: 's'.repeat(16),
      networks: ['10.0.0.0/8'],
    });
  });

  it('warns of what is legal but likely a mistake', () => {
    const { warnings } = good({ TIDEGATE_PROT: '80', KAFKA_CLIENT_ID: 'x', TIDEGATE_LANES: '10' });
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toContain('TIDEGATE_PROT');
    expect(warnings[1]).toContain('KAFKA_CLIENT_ID');
    expect(warnings[2]).toContain('TIDEGATE_LANES');
  });
});

describe('configMarkdown', () => {
  it('has a row for every variable', () => {
    const rows = configMarkdown().match(/^\| `/gm);
    expect(rows).toHaveLength(CONFIG_DOCS.length);
    expect(new Set(CONFIG_DOCS.map(({ name }) => name)).size).toBe(CONFIG_DOCS.length);
  });
});
