import { OUTPUTS } from '../../model/labels.js';
import { TrainingRandom } from '../random.js';
import { Network } from './network.js';

/**
 * One network that gives the mean of the members' log-odds: linear parts are averaged, embeddings lie
 * side by side, and the inner layer has a block for each member. Buckets must be equally many.
 */
export function merged(members: readonly Network[]): Network {
  const bucketBits = members[0]?.shape.bucketBits ?? 0;
  const width = members.reduce((sum, { shape }) => sum + shape.width, 0);
  const hidden = members.reduce((sum, { shape }) => sum + shape.hidden, 0);
  const whole = new Network({ bucketBits, width, hidden }, new TrainingRandom(0));
  whole.inner.fill(0);
  let column = 0;
  let unit = 0;
  for (const member of members) {
    addShare(whole.linear, member.linear, members.length);
    addShare(whole.bias, member.bias, members.length);
    placeEmbeddings(whole, member, column);
    placeUnits(whole, member, column, unit, members.length);
    column += member.shape.width;
    unit += member.shape.hidden;
  }
  return whole;
}

function addShare(to: Float32Array, from: Float32Array, members: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + (from[at] ?? 0) / members;
}

function placeEmbeddings(whole: Network, member: Network, column: number): void {
  const { width } = member.shape;
  const buckets = 1 << member.shape.bucketBits;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const row = member.embeddings.subarray(bucket * width, (bucket + 1) * width);
    whole.embeddings.set(row, bucket * whole.shape.width + column);
  }
}

function placeUnits(
  whole: Network,
  member: Network,
  column: number,
  first: number,
  members: number,
): void {
  const { width, hidden } = member.shape;
  const inputs = 2 * whole.shape.width;
  for (let unit = 0; unit < hidden; unit++) {
    const from = unit * 2 * width;
    const to = (first + unit) * inputs + column;
    whole.inner.set(member.inner.subarray(from, from + width), to);
    whole.inner.set(member.inner.subarray(from + width, from + 2 * width), to + whole.shape.width);
    whole.innerBias[first + unit] = member.innerBias[unit] ?? 0;
    for (let output = 0; output < OUTPUTS; output++) {
      whole.outer[(first + unit) * OUTPUTS + output] =
        (member.outer[unit * OUTPUTS + output] ?? 0) / members;
    }
  }
}
