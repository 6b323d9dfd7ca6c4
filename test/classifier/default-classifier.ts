import { fileURLToPath } from 'node:url';
import { loadClassifier } from '../../libs/classifier/model/load.js';
import type { Classifier } from '../../libs/classifier/model/types.js';

let loaded: Promise<Classifier> | undefined;

/** The classifier of the repository's own models folder, loaded once a process. */
export function defaultClassifier(): Promise<Classifier> {
  const classifier: Promise<Classifier> =
    loaded ?? loadClassifier(fileURLToPath(new URL('../../models', import.meta.url)));
  loaded = classifier;
  return classifier;
}
