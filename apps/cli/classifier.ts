import { fileURLToPath } from 'node:url';
import type { Classifier } from '../../libs/classifier/model/types.js';
import { errorMessage } from '../../libs/kernel/error-code.js';
import { UsageError } from './usage-error.js';

/** The models that come with the programs, a folder for each version. */
export const MODELS = fileURLToPath(new URL('../../../models/', import.meta.url));

/** The classifier of a model's folder; without one, the newest that comes with the programs. */
export async function openClassifier(folder = MODELS): Promise<Classifier> {
  // Only here: the other commands needn't wait for TensorFlow to load.
  const { loadClassifier } = await import('../../libs/classifier/model/load.js');
  try {
    return await loadClassifier(folder);
  } catch (error) {
    throw new UsageError(`can't use the model in ${folder}: ${errorMessage(error)}`);
  }
}
