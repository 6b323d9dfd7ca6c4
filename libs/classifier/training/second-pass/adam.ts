import type { Runtime } from '../../tfjs/runtime.js';

type Tf = Runtime['tf'];
type Variable = ReturnType<Tf['variable']>;
type Tensor = ReturnType<Tf['tensor']>;

const BETA1 = 0.9;
const BETA2 = 0.98;
const EPSILON = 1e-6;
/** Gradients of all tensors together are no longer than this. */
const CLIP = 1;

interface Moments {
  readonly first: Variable;
  readonly second: Variable;
}

/** Adam with a clipped gradient and decay of matrices apart from it (Loshchilov and Hutter 2019). */
export class Adam {
  private readonly moments = new Map<string, Moments>();
  private steps = 0;

  constructor(
    private readonly tf: Tf,
    private readonly variables: ReadonlyMap<string, Variable>,
    private readonly decay: number,
  ) {}

  /** Takes one step, of a size by name; frees the gradients. */
  step(gradients: Readonly<Record<string, Tensor>>, rate: (name: string) => number): void {
    const { tf } = this;
    this.steps++;
    const unbiased = Math.sqrt(1 - BETA2 ** this.steps) / (1 - BETA1 ** this.steps);
    tf.tidy(() => {
      const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
      const norm = Math.sqrt(tf.addN(squares).dataSync()[0] ?? 0);
      const clip = Math.min(1, CLIP / (norm + 1e-9));
      for (const [name, gradient] of Object.entries(gradients)) {
        const variable = this.variables.get(name);
        if (!variable) continue;
        const { first, second } = this.momentsOf(name, variable);
        const clipped = tf.mul(gradient, clip);
        first.assign(tf.add(tf.mul(first, BETA1), tf.mul(clipped, 1 - BETA1)));
        second.assign(tf.add(tf.mul(second, BETA2), tf.mul(tf.square(clipped), 1 - BETA2)));
        const size = rate(name);
        const move = tf.mul(tf.div(first, tf.add(tf.sqrt(second), EPSILON)), size * unbiased);
        const shrunk = variable.rank > 1 ? tf.mul(variable, 1 - size * this.decay) : variable;
        variable.assign(tf.sub(shrunk, move));
      }
    });
    tf.dispose(Object.values(gradients));
  }

  dispose(): void {
    for (const { first, second } of this.moments.values()) this.tf.dispose([first, second]);
  }

  private momentsOf(name: string, variable: Variable): Moments {
    const known = this.moments.get(name);
    if (known) return known;
    const zeros = (): Variable => this.tf.variable(this.tf.zerosLike(variable), false);
    const made = { first: zeros(), second: zeros() };
    this.moments.set(name, made);
    return made;
  }
}
