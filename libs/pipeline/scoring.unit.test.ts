import { describe, expect, it } from 'vitest';
import type { ClassifierPolicy } from '../contracts/policy.js';
import { DEFAULT_POLICY_YAML } from '../decide/default-policy.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { parsePolicy } from '../decide/policy-document.js';
import { isJsonObject, type JsonValue } from '../kernel/json.js';
import { RULES } from '../rules/index.js';
import type { ScorableText, Scorer } from './ports.js';
import { prepare, type Prepared } from './prepare.js';
import { labelsOf, scoreBatch, scoredFrom } from './scoring.js';
import { likeBy, message, noteBy } from './testing.js';

const ALICE = 'https://alice.example/users/alice';
const FOLLOWERS = `${ALICE}/followers`;
const HIDDEN = 'a pill for everything that ails you';

/** Scores `hate` by how many times a text says "bad", 0.3 each; texts without letters get none. */
class CountingScorer implements Scorer {
  readonly asked: ScorableText[] = [];
  calls = 0;

  score(texts: readonly ScorableText[], policy: ClassifierPolicy) {
    this.calls += 1;
    this.asked.push(...texts);
    return Promise.resolve({
      model: 'count-1',
      thresholds: {
        spam: null,
        hate: policy.thresholds.hate ?? 0.6,
        harassment: null,
        threat: null,
        sexual: null,
        self_harm: null,
        doxxing: null,
      },
      texts: texts.map(({ text, lang }) => {
        const at = text.indexOf('bad');
        const spans = { hate: at < 0 ? [] : [{ start: at, end: at + 3 }] };
        const hate = /\p{L}/u.test(text) ? Math.min(1, (text.split('bad').length - 1) * 0.3) : null;
        return { scores: { hate }, lang: lang ?? 'en', langConfidence: 0.7, pass: 1 as const, spans };
      }),
    });
  }
}

function policyWith(edit: (yaml: string) => string = (yaml) => yaml): CompiledPolicy {
  const parsed = parsePolicy(edit(DEFAULT_POLICY_YAML), RULES);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function prepared(body: JsonValue, headers: Readonly<Record<string, string>> = {}): Prepared {
  const item = prepare(message(body, { headers }));
  if (item.is !== 'activity') throw new Error('fixture refused');
  return item;
}

let n = 0;
const noteOf = (content: string, more: object = {}): Prepared =>
  prepared(noteBy(ALICE, (n += 1), content, more));

/** A note whose activity and object have these recipients. */
function noteTo(activity: readonly string[], object: readonly string[], content = 'to whom'): Prepared {
  const to = [...object];
  const body = noteBy(ALICE, (n += 1), content, { to, cc: [] });
  if (!isJsonObject(body)) throw new Error('fixture broken');
  return prepared({ ...body, to: [...activity], cc: [] });
}

async function asked(item: Prepared, policy = policyWith()): Promise<readonly string[]> {
  const scorer = new CountingScorer();
  await scoreBatch([item], policy, scorer);
  return scorer.asked.map(({ text }) => text);
}

describe('what is scored', () => {
  it('is each text of a post: warning, text, alt texts, options, translations, hidden text; no history', async () => {
    const item = noteOf(`<p>the text<span style="display:none">${HIDDEN}</span></p>`, {
      type: 'Question',
      summary: 'the warning',
      attachment: [
        { type: 'Document', mediaType: 'image/png', url: 'https://a.example/1.png', name: 'alt text' },
      ],
      oneOf: [
        { type: 'Note', name: 'one option' },
        { type: 'Note', name: 'another option' },
      ],
      contentMap: { de: '<p>der Text</p>' },
      formerRepresentations: {
        type: 'OrderedCollection',
        orderedItems: [{ type: 'Note', attributedTo: ALICE, content: '<p>the former text</p>' }],
      },
    });
    expect(await asked(item)).toEqual([
      'the warning',
      'the text',
      HIDDEN,
      'alt text',
      'one option',
      'another option',
      'der Text',
    ]);
  });

  it('is told with the language of the post, a translation with its own', async () => {
    const scorer = new CountingScorer();
    const contentMap = { fr: 'le texte', de: 'der Text' };
    await scoreBatch([noteOf('le texte', { contentMap })], policyWith(), scorer);
    expect(scorer.asked).toContainEqual({ text: 'der Text', lang: 'de' });
  });

  it('is one call a batch, and each distinct text once', async () => {
    const scorer = new CountingScorer();
    const items = [noteOf('same'), noteOf('same'), noteOf('other')];
    const scores = await scoreBatch(items, policyWith(), scorer);
    expect(scorer.calls).toBe(1);
    expect(scorer.asked.map(({ text }) => text)).toEqual(['same', 'other']);
    expect(items.map((item) => scores.get(item)?.model)).toEqual(['count-1', 'count-1', 'count-1']);
  });

  it('is nothing where there is no text: the scorer isn’t even asked', async () => {
    const scorer = new CountingScorer();
    const scores = await scoreBatch(
      [noteOf(' '), prepared(likeBy(ALICE, (n += 1)))],
      policyWith(),
      scorer,
    );
    expect(scorer.calls).toBe(0);
    expect(scores.size).toBe(0);
  });

  const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
  it.each([
    ['public', [PUBLIC], [PUBLIC], true],
    ['followers-only', [FOLLOWERS], [FOLLOWERS], false],
    ['direct', ['https://b.example/users/bob'], ['https://b.example/users/bob'], false],
    ['a public wrapping of a private post', [PUBLIC], [FOLLOWERS], false],
    ['a private wrapping of a public post', [FOLLOWERS], [PUBLIC], false],
    ['without any recipient', [], [], false],
  ])('is a post by its audience: %s', async (_, activity, object, scored) => {
    const item = noteTo(activity, object);
    expect(await asked(item)).toEqual(scored ? ['to whom'] : []);
    const open = policyWith((yaml) => yaml.replace('nonPublic: false', 'nonPublic: true'));
    expect(await asked(item, open)).toEqual(['to whom']);
  });

  it('is a profile only where the policy says so', async () => {
    const item = prepared({
      id: `${ALICE}#updates/${(n += 1)}`,
      type: 'Update',
      actor: ALICE,
      to: [PUBLIC],
      object: {
        id: ALICE,
        type: 'Person',
        preferredUsername: 'alice',
        inbox: `${ALICE}/inbox`,
        name: 'Alice',
        summary: '<p>I watch the tides</p>',
      },
    });
    expect(await asked(item)).toEqual([]);
    const open = policyWith((yaml) => yaml.replace('profiles: false', 'profiles: true'));
    expect(await asked(item, open)).toEqual(['Alice', 'I watch the tides']);
  });

  it.each([
    ['the classifier is off', (yaml: string) => yaml.replace('enabled: true', 'enabled: false')],
    ['the rollout is off', (yaml: string) => yaml.replace('mode: enforce', "mode: 'off'")],
  ])('is nothing where %s', async (_, edit) => {
    expect(await asked(noteOf('a text'), policyWith(edit))).toEqual([]);
  });

  it('is nothing of what is only learnt from', async () => {
    const item = prepared(noteBy(ALICE, (n += 1), 'a text'), { 'tidegate-learn': '1' });
    expect(await asked(item)).toEqual([]);
  });
});

describe('the facts', () => {
  it('have the highest score with its place, the threshold and the words in the source', async () => {
    const content = '<p>so <b>bad</b> &amp; bad bad</p>';
    const item = noteOf(content, { summary: 'bad' });
    const scores = (await scoreBatch([item], policyWith(), new CountingScorer())).get(item);
    expect(scores?.labels.hate).toEqual({
      score: 0.9,
      threshold: 0.6,
      pass: 1,
      pointer: '/object/content',
      spans: [{ start: content.indexOf('bad'), end: content.indexOf('bad') + 3 }],
    });
    expect(scores).toMatchObject({ model: 'count-1', lang: 'en', langConfidence: 0.7 });
    expect(labelsOf(scores ?? null)).toEqual({ hate: 0.9 });
    expect(scoredFrom(scores ?? null)).toMatchObject({ flagged: ['hate'], lang: 'en' });
    expect(JSON.parse(JSON.stringify(scores))).toEqual(scores);
  });

  it('name no words below the threshold, which the policy may set', async () => {
    const item = noteOf('bad and bad');
    const strict = policyWith((yaml) => yaml.replace('thresholds: {}', 'thresholds: { hate: 0.7 }'));
    const scores = (await scoreBatch([item], strict, new CountingScorer())).get(item) ?? null;
    expect(scores?.labels.hate).toMatchObject({ score: 0.6, threshold: 0.7, spans: [] });
    expect(scoredFrom(scores)?.flagged).toEqual([]);
  });

  it('leave out a label that no text has a score for', async () => {
    const item = noteOf('123');
    const scores = (await scoreBatch([item], policyWith(), new CountingScorer())).get(item);
    expect(scores?.labels).toEqual({});
  });

  it('leave out all labels of a text whose language is told too unsurely', async () => {
    const item = noteOf('bad bad bad');
    const sure = policyWith((yaml) =>
      yaml.replace('minLanguageConfidence: 0', 'minLanguageConfidence: 0.8'),
    );
    const scores = (await scoreBatch([item], sure, new CountingScorer())).get(item);
    expect(scores).toMatchObject({ labels: {}, lang: 'en' });
  });

  it('are none without a model', async () => {
    const scorer: Scorer = { score: () => Promise.resolve(null) };
    expect((await scoreBatch([noteOf('a text')], policyWith(), scorer)).size).toBe(0);
  });
});
