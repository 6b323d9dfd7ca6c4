import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Classifier } from '../../../libs/classifier/model/types.js';
import type { SecondPassMiss } from '../../../libs/classifier/process/second-pass-process.js';
import type { Runtime } from '../../../libs/classifier/tfjs/runtime.js';
import type { Config } from '../../../libs/platform/config.js';

/** The versions that come with the programs. */
const SHIPPED = fileURLToPath(new URL('../../../../models/', import.meta.url));

/** A classifier that holds memory outside the heap. */
export interface Model extends Classifier {
  dispose(): void;
}

export interface Models {
  /** Loads what models compute with. @throws Error where the configuration asks for what isn't there */
  start(): Promise<void>;
  /**
   * @param version null: the configured one, else the newest
   * @throws Error that says what is wrong with it
   */
  load(version: string | null): Promise<Model>;
  /** What is wrong with a version's files; null: nothing. */
  problemOf(version: string): Promise<string | null>;
}

/** What models compute with. */
export interface RuntimeReport {
  readonly backend: Runtime['name'];
  readonly version: string;
  /** A sentence for the log. */
  readonly line: string;
}

export interface ModelsReport {
  /** Told once, before the first model is there. */
  runtime(runtime: RuntimeReport): void;
  secondPassMissed(why: SecondPassMiss, texts: number): void;
  /** The message names no text. */
  secondPassFailed(problem: string): void;
}

/** A batch waits no longer for its second pass, ms. */
const SECOND_PASS_DEADLINE = 250;

/** The model versions of this deployment. Second passes run in processes of their own. */
export function openModels(
  { models, model: configured, backend }: Config['classifier'],
  report: ModelsReport,
): Models {
  const folder = models ?? SHIPPED;
  let loaded: Promise<Runtime> | null = null;

  const runtime = (): Promise<Runtime> => {
    loaded ??= (async () => {
      const { describeRuntime, loadRuntime } = await import('../../../libs/classifier/tfjs/runtime.js');
      const found = await loadRuntime(backend === 'auto' ? {} : { prefer: backend });
      report.runtime({ backend: found.name, version: found.version, line: describeRuntime(found) });
      return found;
    })();
    return loaded;
  };

  return {
    async start() {
      await runtime();
    },
    async load(version) {
      // Only here: processes that score nothing needn't wait for TensorFlow to load.
      const { loadClassifier } = await import('../../../libs/classifier/model/load.js');
      const { SecondPassProcess } =
        await import('../../../libs/classifier/process/second-pass-process.js');
      const { TimelySecondPass } =
        await import('../../../libs/classifier/process/timely-second-pass.js');
      const name = version ?? configured;
      const found = await loadClassifier(name === null ? folder : join(folder, name), {
        runtime: await runtime(),
        secondPass(file) {
          const process = new SecondPassProcess(file, {
            ...(backend === 'auto' ? {} : { prefer: backend }),
            deadlineMs: SECOND_PASS_DEADLINE,
            onFailure: (problem) => report.secondPassFailed(problem),
          });
          return new TimelySecondPass(process, {
            deadlineMs: SECOND_PASS_DEADLINE,
            onMiss: (why, texts) => report.secondPassMissed(why, texts),
          });
        },
      });
      if (name === null || found.version === name) return found;
      found.dispose();
      throw new Error(`the folder ${name} holds version ${found.version}`);
    },
    async problemOf(version) {
      const { modelProblem } = await import('../../../libs/classifier/model/problem.js');
      return modelProblem(folder, version);
    },
  };
}
