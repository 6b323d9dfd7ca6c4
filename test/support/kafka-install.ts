import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errorMessage } from '../../libs/kernel/error-code.js';
import { aptInstall } from './apt.js';

const run = promisify(execFile);

export const KAFKA_VERSION = '4.1.0';
const OLDEST_JAVA = 17;

/** What it takes to run Apache Kafka's own classes. */
export interface KafkaInstallation {
  readonly java: string;
  readonly classpath: string;
}

/**
 * Apache Kafka from Maven Central, kept in TIDEGATE_CACHE (default `.cache` in the working folder).
 * Java and Maven are installed with apt-get where they are missing and this is Debian as root.
 * @throws Error with one message that says everything that can be done
 */
export async function installKafka(): Promise<KafkaInstallation> {
  const cache = resolve(process.env['TIDEGATE_CACHE'] ?? '.cache');
  const jars = join(cache, `kafka-${KAFKA_VERSION}`);
  try {
    const java = await ensureJava();
    if (!(await exists(jars))) await downloadJars(cache, jars);
    if ((await readdir(jars)).length === 0) throw new Error(`${jars} is empty; remove it`);
    return { java, classpath: join(jars, '*') };
  } catch (error) {
    throw new Error(
      `Tests of the kafka level need Apache Kafka, and it can't be had here: ${errorMessage(error)}\n` +
        'Either set KAFKA_BROKERS to running brokers (topics are created and deleted on them), ' +
        `or install Java ${OLDEST_JAVA} or newer and Maven and allow access to Maven Central, ` +
        'or run only the levels that do without: npm run test:quick',
      { cause: error },
    );
  }
}

async function ensureJava(): Promise<string> {
  const found = await findJava();
  if (found) return found;
  // Newer Debian releases no longer have 17; there the default is newer.
  for (const name of ['openjdk-17-jre-headless', 'default-jre-headless']) {
    if (await aptInstall(name)) break;
  }
  const installed = await findJava();
  if (!installed) throw new Error(`no Java ${OLDEST_JAVA} or newer`);
  return installed;
}

async function findJava(): Promise<string | null> {
  const home = process.env['JAVA_HOME'];
  for (const java of home ? [join(home, 'bin', 'java'), 'java'] : ['java']) {
    try {
      const { stderr } = await run(java, ['-version']);
      const version = /version "(\d+)/.exec(stderr)?.[1];
      if (Number(version) >= OLDEST_JAVA) return java;
    } catch {
      continue;
    }
  }
  return null;
}

/** A project of nothing but dependencies; slf4j-simple lets Kafka's warnings be seen. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tidegate.test</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${KAFKA_VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;

async function downloadJars(cache: string, jars: string): Promise<void> {
  if (!(await works('mvn', ['-v'])) && !(await aptInstall('maven'))) throw new Error('no Maven');
  const partial = `${jars}.${process.pid}.partial`;
  await mkdir(join(partial, 'jars'), { recursive: true });
  try {
    const pom = join(partial, 'pom.xml');
    await writeFile(pom, POM);
    console.log(`fetching Apache Kafka ${KAFKA_VERSION} with Maven into ${cache}`);
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime'];
    await run('mvn', ['-q', '-B', '-f', pom, ...goal, `-DoutputDirectory=${join(partial, 'jars')}`], {
      maxBuffer: 64 * 1024 * 1024,
    });
    await rename(join(partial, 'jars'), jars).catch(async (error: unknown) => {
      // Another run was faster.
      if (!(await exists(jars))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function works(command: string, args: readonly string[]): Promise<boolean> {
  return await run(command, args).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
