import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { installKafka, type KafkaInstallation } from './kafka-install.js';

const run = promisify(execFile);

const START_TIMEOUT = 90_000;
const STOP_TIMEOUT = 30_000;

export interface KafkaBrokerOptions {
  /** Listeners beside the plain one, each on a port of its own: name to security protocol. */
  readonly listeners?: Readonly<Record<string, 'SASL_SSL' | 'SASL_PLAINTEXT' | 'SSL'>>;
  /** More server properties. */
  readonly settings?: Readonly<Record<string, string>>;
  /** More arguments of `StorageTool format`. */
  readonly format?: readonly string[];
}

/**
 * One Apache Kafka node in KRaft mode, broker and controller in a process, on 127.0.0.1. Chaos tests
 * stop, kill or suspend it and start it again on the same port and data.
 */
export class KafkaBroker {
  readonly #installation: KafkaInstallation;
  readonly #folder: string;
  readonly #port: number;
  readonly #otherPorts: ReadonlyMap<string, number>;
  #child: ChildProcess | null = null;

  private constructor(
    installation: KafkaInstallation,
    folder: string,
    port: number,
    otherPorts: ReadonlyMap<string, number>,
  ) {
    this.#installation = installation;
    this.#folder = folder;
    this.#port = port;
    this.#otherPorts = otherPorts;
  }

  /** Formats a new data folder and starts; resolves when the broker answers. */
  static async create(options: KafkaBrokerOptions = {}): Promise<KafkaBroker> {
    const installation = await installKafka();
    const names = Object.keys(options.listeners ?? {});
    const [port = 0, controllerPort = 0, ...others] = await freePorts(2 + names.length);
    const otherPorts = new Map(names.map((name, index) => [name, others[index] ?? 0]));
    const folder = await mkdtemp(join(tmpdir(), 'tidegate-kafka-'));
    const broker = new KafkaBroker(installation, folder, port, otherPorts);
    try {
      await writeFile(
        join(folder, 'server.properties'),
        properties({
          ...nodeSettings(folder),
          ...listenerSettings(port, controllerPort, otherPorts, options.listeners ?? {}),
          ...options.settings,
        }),
      );
      // Begins with a letter: the tool takes an id that begins with a dash for an option.
      const clusterId = Buffer.concat([Buffer.of(0), randomBytes(15)]).toString('base64url');
      await run(installation.java, [
        ...javaArguments(
          installation,
          ['-Xmx256m', '-XX:TieredStopAtLevel=1'],
          'kafka.tools.StorageTool',
        ),
        'format',
        '-t',
        clusterId,
        '-c',
        join(folder, 'server.properties'),
        ...(options.format ?? []),
      ]);
      await broker.start();
      return broker;
    } catch (error) {
      await broker.dispose();
      throw error;
    }
  }

  /** For KAFKA_BROKERS. */
  get brokers(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** The same for a listener of `KafkaBrokerOptions.listeners`. */
  listener(name: string): string {
    const port = this.#otherPorts.get(name);
    if (port === undefined) throw new Error(`no listener ${name}`);
    return `127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    if (this.#child) throw new Error('the broker is running');
    const logFile = join(this.#folder, 'kafka.log');
    const log = await open(logFile, 'a');
    try {
      // A session of its own: Ctrl-C must reach only the runner, which then stops it in order.
      const child = spawn(
        this.#installation.java,
        [
          ...javaArguments(this.#installation, ['-Xms256m', '-Xmx512m'], 'kafka.Kafka'),
          join(this.#folder, 'server.properties'),
        ],
        { cwd: this.#folder, detached: true, stdio: ['ignore', log.fd, log.fd] },
      );
      this.#child = child;
      const lastResort = (): void => void child.kill('SIGKILL');
      process.once('exit', lastResort);
      child.once('exit', () => {
        process.off('exit', lastResort);
        if (this.#child === child) this.#child = null;
      });
    } finally {
      await log.close();
    }
    await this.#ready(logFile);
  }

  async #ready(logFile: string): Promise<void> {
    const kafka = new Kafka({
      clientId: 'tidegate-test-services',
      brokers: [this.brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: 1_000,
      retry: { retries: 0 },
    });
    const deadline = Date.now() + START_TIMEOUT;
    for (;;) {
      if (this.#child === null || Date.now() > deadline) {
        const tail = (await readFile(logFile, 'utf8')).slice(-4_000);
        throw new Error(`Kafka did not start:\n${tail}`);
      }
      const admin = kafka.admin();
      try {
        await admin.connect();
        if ((await admin.describeCluster()).brokers.length > 0) return;
      } catch {
        await sleep(150);
      } finally {
        await admin.disconnect();
      }
    }
  }

  /** Controlled shutdown. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As a power cut would: kill -9. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  suspend(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it and removes its data. */
  async dispose(): Promise<void> {
    await this.#end('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
    await exited;
    clearTimeout(impatient);
  }
}

function javaArguments(
  installation: KafkaInstallation,
  options: readonly string[],
  mainClass: string,
): string[] {
  const logging = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';
  return [...options, logging, '-cp', installation.classpath, mainClass];
}

type Settings = Readonly<Record<string, string | number>>;

function nodeSettings(folder: string): Settings {
  return {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': 'false',
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
  };
}

function listenerSettings(
  port: number,
  controllerPort: number,
  otherPorts: ReadonlyMap<string, number>,
  protocols: Readonly<Record<string, string>>,
): Settings {
  const brokerPorts = [['PLAINTEXT', port] as const, ...otherPorts];
  const onLoopback = brokerPorts.map(([name, at]) => `${name}://127.0.0.1:${at}`).join(',');
  return {
    listeners: `${onLoopback},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': onLoopback,
    'listener.security.protocol.map': Object.entries({
      PLAINTEXT: 'PLAINTEXT',
      CONTROLLER: 'PLAINTEXT',
      ...protocols,
    })
      .map(([name, protocol]) => `${name}:${protocol}`)
      .join(','),
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  };
}

function properties(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') ports.push(address.port);
  }
  for (const server of servers) server.close();
  if (ports.length < count) throw new Error('no free ports on 127.0.0.1');
  return ports;
}
