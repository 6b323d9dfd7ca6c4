import { Command } from 'commander';
import { errorMessage } from '../../../libs/kernel/error-code.js';
import { installTensorflow } from './install.js';

const program = new Command('tensorflow')
  .description('Makes the native TensorFlow of the classifier work on this machine.')
  .option('--wheel <file>', "TensorFlow's wheel, where pip can't fetch it here")
  .addHelpText(
    'after',
    `
Needs g++, and python3 with pip the first time; fetches 200 MB once and keeps 600 MB in TIDEGATE_CACHE
(default: tidegate in your cache folder). Doing it again does nothing. Without it the classifier runs on
WebAssembly: the same scores, more slowly.`,
  );
const { wheel } = program.parse().opts<{ wheel?: string }>();

try {
  const result = await installTensorflow({
    wheel: wheel ?? null,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  console.log(result === 'present' ? 'tfjs-node works already' : 'tfjs-node works now');
} catch (error) {
  console.error(`tfjs-node can't be made to work: ${errorMessage(error)}`);
  console.error('The classifier runs on WebAssembly meanwhile.');
  process.exitCode = 1;
}
