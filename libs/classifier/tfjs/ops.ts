import * as tf from '@tensorflow/tfjs-core';

/** x · Φ(x), by the error function: the exact form, not the tanh approximation. */
export function gelu<T extends tf.Tensor>(x: T): T {
  return tf.tidy(() => tf.mul<T>(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)));
}

/** Over the last axis, with the population variance, as transformers have it. */
export function layerNorm<T extends tf.Tensor>(
  x: T,
  scale: tf.Tensor1D,
  shift: tf.Tensor1D,
  epsilon = 1e-5,
): T {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true);
    const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)));
    return tf.add<T>(tf.mul(normal, scale), shift);
  });
}
