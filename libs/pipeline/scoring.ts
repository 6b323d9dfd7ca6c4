import { contentIn, isPostText, textsOf, type ReadText } from '../activity/texts.js';
import type { Activity, PlainText } from '../activity/model.js';
import type { LabelScore, ScoreFacts } from '../contracts/facts.js';
import { LABELS, type Label } from '../contracts/labels.js';
import type { ClassifierPolicy } from '../contracts/policy.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { needsOf } from './needs.js';
import type { ScorableText, Scored, ScoredText, Scorer, Scoring } from './ports.js';
import type { Prepared } from './prepare.js';
import { stageOf } from './stage.js';

/** Shorter hidden text is rather a separator or a screen reader's aid than a message. */
const HIDDEN_LETTERS = 20;
const DECIMALS = 1e4;

/** Of the activities that were scored. */
export type BatchScores = ReadonlyMap<Prepared, ScoreFacts>;

export const NO_SCORES: BatchScores = new Map();

/** Where a text of the batch stands. */
interface Place {
  /** Among the distinct texts. */
  readonly text: number;
  readonly pointer: string;
  /** The way back to the source; null where there is none. */
  readonly plain: PlainText | null;
}

/**
 * Scores a batch's texts, all in one call and each distinct one once: of the kinds that rules on scores
 * look at, in rollout stages that are not off, and of followers-only and direct posts and profiles only
 * where the policy says so.
 */
export async function scoreBatch(
  items: readonly Prepared[],
  policy: CompiledPolicy,
  scorer: Scorer,
): Promise<BatchScores> {
  const texts = new DistinctTexts();
  const places = new Map<Prepared, readonly Place[]>();
  for (const item of items) {
    if (!asksForScores(item, policy)) continue;
    const found = placesOf(item.body.activity, policy.classifier, texts);
    if (found.length > 0) places.set(item, found);
  }
  if (places.size === 0) return NO_SCORES;
  const scoring = await scorer.score(texts.list, policy.classifier);
  if (scoring === null) return NO_SCORES;
  const least = policy.classifier.minLanguageConfidence;
  return new Map([...places].map(([item, at]) => [item, factsOf(at, texts.list, scoring, least)]));
}

/** For the decision: label → score. */
export function labelsOf(scores: ScoreFacts | null): Readonly<Record<string, number>> {
  const labels: Record<string, number> = {};
  for (const [label, found] of Object.entries(scores?.labels ?? {})) labels[label] = found.score;
  return labels;
}

/** For statistics and feedback. */
export function scoredFrom(scores: ScoreFacts | null): Scored | null {
  if (scores === null) return null;
  const { model, lang, labels } = scores;
  return {
    model,
    lang,
    scores: labelsOf(scores),
    flagged: LABELS.filter((label) => isOver(labels[label])),
  };
}

function isOver(found: LabelScore | undefined): boolean {
  return found !== undefined && found.threshold !== null && found.score >= found.threshold;
}

function asksForScores(item: Prepared, policy: CompiledPolicy): boolean {
  if (item.learn || !needsOf(item.body.activity.kind, policy).has('scores')) return false;
  return stageOf(item, policy).mode !== 'off';
}

class DistinctTexts {
  readonly list: ScorableText[] = [];
  private readonly known = new Map<string, number>();

  add(text: string, lang: string | null): number {
    const key = `${lang ?? ''} ${text}`;
    let at = this.known.get(key);
    if (at === undefined) {
      at = this.list.push({ text, lang }) - 1;
      this.known.set(key, at);
    }
    return at;
  }
}

function placesOf(
  activity: Activity,
  { nonPublic, profiles }: ClassifierPolicy,
  texts: DistinctTexts,
): readonly Place[] {
  const posts = nonPublic || isPublic(activity);
  const places: Place[] = [];
  for (const read of textsOf(activity)) {
    if (read.role === 'profile' ? !profiles : !posts || !isPostText(read)) continue;
    const { pointer, plain, html } = read.field;
    const lang = languageOf(read);
    if (plain.text.trim() !== '') {
      places.push({ text: texts.add(plain.text, lang), pointer, plain });
    }
    const hidden = html
      ? plain.hidden
          .map(({ text }) => text)
          .join(' ')
          .trim()
      : '';
    if (hidden.length >= HIDDEN_LETTERS) {
      places.push({ text: texts.add(hidden, lang), pointer, plain: null });
    }
  }
  return places;
}

/**
 * Public or unlisted by every audience that is given, and by one at least. Who announces a post doesn't
 * choose its audience.
 */
function isPublic(activity: Activity): boolean {
  const own = activity.kind === 'Create' || activity.kind === 'Update' ? activity.visibility : null;
  const told = [own, contentIn(activity)?.visibility ?? null].filter((each) => each !== null);
  return told.length > 0 && told.every((each) => each === 'public' || each === 'unlisted');
}

/** Translations stand under their language. */
function languageOf({ role, field, owner }: ReadText): string | null {
  if (role === 'translation') return field.pointer.slice(field.pointer.lastIndexOf('/') + 1) || null;
  return owner?.tag === 'content' ? owner.language : null;
}

function factsOf(
  places: readonly Place[],
  texts: readonly ScorableText[],
  { model, thresholds, texts: scored }: Scoring,
  leastConfidence: number,
): ScoreFacts {
  const best = new Map<
    Label,
    { readonly score: number; readonly place: Place; readonly by: ScoredText }
  >();
  let longest = -1;
  let language = { lang: 'und', langConfidence: 0 };
  for (const place of places) {
    const by = scored[place.text];
    if (by === undefined) continue;
    const length = texts[place.text]?.text.length ?? 0;
    if (length > longest) {
      longest = length;
      language = { lang: by.lang, langConfidence: round(by.langConfidence) };
    }
    if (by.langConfidence < leastConfidence) continue;
    for (const label of LABELS) {
      const score = by.scores[label];
      if (score === undefined || score === null) continue;
      if (score > (best.get(label)?.score ?? -1)) best.set(label, { score, place, by });
    }
  }
  const labels: Partial<Record<Label, LabelScore>> = {};
  for (const [label, { score, place, by }] of best) {
    const rounded = round(score);
    const threshold = thresholds[label];
    const over = threshold !== null && rounded >= threshold;
    labels[label] = {
      score: rounded,
      threshold,
      pass: by.pass,
      pointer: place.pointer,
      spans: over ? sourceSpans(place, by.spans[label] ?? []) : [],
    };
  }
  return { model, ...language, labels };
}

function sourceSpans(
  { plain }: Place,
  spans: readonly { start: number; end: number }[],
): LabelScore['spans'] {
  return plain === null ? [] : spans.map(({ start, end }) => plain.toSource(start, end));
}

function round(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
