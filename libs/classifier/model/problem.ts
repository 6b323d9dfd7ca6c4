import { join } from 'node:path';
import { errorMessage } from '../../kernel/error-code.js';
import { verifyModel } from './load.js';

/** What is wrong with a version in a folder of models; null: it can be used. */
export async function modelProblem(models: string, version: string): Promise<string | null> {
  try {
    const { version: own } = await verifyModel(join(models, version));
    return own === version ? null : `the folder ${version} holds version ${own}`;
  } catch (error) {
    return errorMessage(error);
  }
}
