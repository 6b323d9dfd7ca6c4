/** What the classifier can say of a text; the names of the training data's labels. */
export const LABELS = [
  'spam',
  'hate',
  'harassment',
  'threat',
  'sexual',
  'self_harm',
  'doxxing',
] as const;
export type Label = (typeof LABELS)[number];

/** One value a label. */
export function byLabel<T>(of: (label: Label) => T): Record<Label, T> {
  return {
    spam: of('spam'),
    hate: of('hate'),
    harassment: of('harassment'),
    threat: of('threat'),
    sexual: of('sexual'),
    self_harm: of('self_harm'),
    doxxing: of('doxxing'),
  };
}
