import type { Label } from '../../contracts/labels.js';

/** One value for each label. */
export function byLabel<T>(valueOf: (label: Label) => T): Record<Label, T> {
  return {
    spam: valueOf('spam'),
    hate: valueOf('hate'),
    harassment: valueOf('harassment'),
    threat: valueOf('threat'),
    sexual: valueOf('sexual'),
    self_harm: valueOf('self_harm'),
    doxxing: valueOf('doxxing'),
  };
}
