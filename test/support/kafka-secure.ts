import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KafkaBroker } from './kafka-broker.js';
import { installKafka } from './kafka-install.js';

const run = promisify(execFile);

const LISTENER = 'SECURE';
const CERTIFICATE = 'broker.pem';
/** To the Java runtime: it's over before compiling well pays. */
const QUICKLY = ['-J-XX:TieredStopAtLevel=1'];

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** A broker with a SASL_SSL listener beside the plain one; its keys, users and passwords are new. */
export class SecureKafka {
  /** A user of SASL PLAIN, and of no other mechanism. */
  readonly plainUser: Login;
  /** A user of SCRAM-SHA-512, and of no other mechanism. */
  readonly scramUser: Login;
  readonly #broker: KafkaBroker;
  readonly #folder: string;

  private constructor(broker: KafkaBroker, folder: string, plainUser: Login, scramUser: Login) {
    this.#broker = broker;
    this.#folder = folder;
    this.plainUser = plainUser;
    this.scramUser = scramUser;
  }

  static async create(): Promise<SecureKafka> {
    const folder = await mkdtemp(join(tmpdir(), 'tidegate-kafka-keys-'));
    const [plainUser, scramUser] = [newLogin('plain'), newLogin('scram')];
    const keyPassword = newPassword();
    try {
      const { java } = await installKafka();
      const keys = await makeCertificate(java, folder, keyPassword);
      const jaas = 'org.apache.kafka.common.security';
      const on = `listener.name.${LISTENER.toLowerCase()}`;
      const broker = await KafkaBroker.create({
        listeners: { [LISTENER]: 'SASL_SSL' },
        settings: {
          'ssl.keystore.type': 'PKCS12',
          'ssl.keystore.location': keys,
          'ssl.keystore.password': keyPassword,
          [`${on}.sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-512',
          [`${on}.plain.sasl.jaas.config`]:
            `${jaas}.plain.PlainLoginModule required ` +
            `user_${plainUser.username}="${plainUser.password}";`,
          [`${on}.scram-sha-512.sasl.jaas.config`]: `${jaas}.scram.ScramLoginModule required;`,
        },
        format: [
          '--add-scram',
          `SCRAM-SHA-512=[name=${scramUser.username},password=${scramUser.password}]`,
        ],
      });
      return new SecureKafka(broker, folder, plainUser, scramUser);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** host:port of the SASL_SSL listener. */
  get brokers(): string {
    return this.#broker.listener(LISTENER);
  }

  /** host:port of the listener without TLS and login. */
  get plainBrokers(): string {
    return this.#broker.brokers;
  }

  /** PEM file of the authority that has signed the broker's certificate. */
  get caFile(): string {
    return join(this.#folder, CERTIFICATE);
  }

  async dispose(): Promise<void> {
    await this.#broker.dispose();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A self-signed certificate, which is its own authority; answers the key store's path. */
async function makeCertificate(java: string, folder: string, password: string): Promise<string> {
  // It comes with every Java runtime, beside `java`.
  const keytool = java.replace(/java$/, 'keytool');
  const store = join(folder, 'broker.p12');
  const access = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', password];
  const names = ['-dname', 'CN=localhost', '-ext', 'san=dns:localhost,ip:127.0.0.1'];
  const key = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '1'];
  await run(keytool, ['-genkeypair', ...QUICKLY, ...access, ...names, ...key]);
  await run(keytool, [
    '-exportcert',
    ...QUICKLY,
    '-rfc',
    ...access,
    '-file',
    join(folder, CERTIFICATE),
  ]);
  return store;
}

function newLogin(name: string): Login {
  return { username: name, password: newPassword() };
}

function newPassword(): string {
  return randomBytes(18).toString('base64url');
}
