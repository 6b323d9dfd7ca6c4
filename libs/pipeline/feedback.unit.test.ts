import { describe, expect, it } from 'vitest';
import { decisionOf } from '../../test/support/store.js';
import type { Decision, Hit } from '../contracts/decision.js';
import type { JsonValue } from '../kernel/json.js';
import { feedbackOf } from './feedback.js';
import type { Folded } from './fold.js';
import { storeKey } from './keys.js';
import type { FeedbackWrites, Scored } from './ports.js';
import { prepare, type Prepared } from './prepare.js';
import { scoredOf } from './scored.js';
import { message, noteBy } from './testing.js';

const ANN = 'https://ann.example/users/ann';
const NOTE = 'https://ann.example/notes/1';
const SCORED: Scored = {
  model: 'm-1',
  lang: 'de',
  scores: { hate: 0.97, spam: 0.1, threat: null },
  flagged: ['hate'],
};

function hitOf(more: Partial<Hit>): Hit {
  return {
    symbol: 'X',
    group: 'safety',
    weight: 1,
    strength: 1,
    mode: 'enforce',
    evidence: [],
    ...more,
  };
}

function prepared(body: JsonValue): Prepared {
  const item = prepare(message(body));
  if (item.is !== 'activity') throw new Error('refused');
  return item;
}

function folded(decision: Partial<Decision>, scored: Scored | null = SCORED): Folded {
  const emit = { topic: '', key: null, value: Buffer.alloc(0), headers: {} };
  return { decision: decisionOf('x', decision), row: null, emit, scored };
}

const note = (content = 'a text', more: object = {}): Prepared =>
  prepared(noteBy(ANN, 1, content, more));

function of(item: Prepared, decision: Partial<Decision>, scored?: Scored | null): FeedbackWrites {
  return feedbackOf([item], [folded(decision, scored)], true);
}

function act(type: string, object: JsonValue, actor = ANN): Prepared {
  return prepared({ id: `${new URL(actor).origin}/a`, type, actor, object });
}

function erasedBy(item: Prepared, enabled = true): FeedbackWrites['erased'] {
  return feedbackOf([item], [null], enabled).erased;
}

describe('a text is kept', () => {
  it('of a held post, with what the classifier said of it', () => {
    const { kept, erased } = of(note(), { action: 'hold' });
    expect(erased).toEqual([]);
    expect(kept).toEqual([
      {
        subject: decisionOf('x').subject,
        objectKey: storeKey(NOTE),
        ownerKey: storeKey(ANN),
        text: 'a text',
        lang: 'de',
        flagged: ['hate'],
        keptAt: Date.parse(decisionOf('x').decidedAt),
      },
    ]);
  });

  it.each<[string, Partial<Decision>, number]>([
    ['let in with a hit of the group safety', { hits: [hitOf({})] }, 1],
    ['let in with such a hit in shadow', { hits: [hitOf({ mode: 'shadow' })] }, 1],
    ['let in with a hit of another group', { hits: [hitOf({ group: 'abuse' })] }, 0],
    ['let in', {}, 0],
    ['blocked for where it comes from', { action: 'block', hits: [hitOf({ group: 'policy' })] }, 0],
    [
      'let in by a rollout in shadow that would hold it',
      { rollout: { stage: 'all', mode: 'shadow', wouldBe: { action: 'hold', filters: [] } } },
      1,
    ],
    ['held by a moderator', { action: 'hold', decidedBy: 'moderator' }, 0],
  ])('or not, of a post that is %s', (_, decision, count) => {
    expect(of(note(), decision).kept).toHaveLength(count);
  });

  it('in the language that the post tells where no classifier did, else in none', () => {
    const german = note('ein Text', { contentMap: { de: 'ein Text' } });
    expect(of(german, { action: 'hold' }, null).kept[0]?.lang).toBe('de');
    expect(of(note(), { action: 'hold' }, null).kept[0]?.lang).toBe('und');
  });

  it('only while feedback is on', () => {
    expect(feedbackOf([note()], [folded({ action: 'hold' })], false).kept).toEqual([]);
  });

  it('for an author on another server under the name of who sent it', () => {
    const item = note('a text', { attributedTo: 'https://bo.example/users/bo' });
    expect(of(item, { action: 'hold' }).kept[0]?.ownerKey).toBe(storeKey(ANN));
  });

  it('of nobody who has no say over the object', () => {
    const body = { ...Object(noteBy(ANN, 1, 'a text')), actor: 'https://bo.example/users/bo' };
    expect(of(prepared(body), { action: 'hold' }).kept).toEqual([]);
  });
});

describe('what is erased', () => {
  it('is a post that is deleted, or an account with all of it', () => {
    expect(erasedBy(act('Delete', NOTE))).toEqual([
      { of: 'object', key: storeKey(NOTE), except: null },
    ]);
    expect(erasedBy(act('Delete', ANN))).toEqual([{ of: 'owner', key: storeKey(ANN), except: null }]);
  });

  it('is nothing at the word of another server', () => {
    expect(erasedBy(act('Delete', NOTE, 'https://bo.example/users/bo'))).toEqual([]);
  });

  it('is every other text of a post that is edited; any where feedback is off', () => {
    const object = { id: NOTE, type: 'Note', attributedTo: ANN, content: 'anew' };
    const edit = act('Update', {
      ...object,
      to: 'https://www.w3.org/ns/activitystreams#Public',
    });
    expect(erasedBy(edit)[0]?.except).toBe('anew');
    expect(erasedBy(edit, false)[0]?.except).toBeNull();
    expect(erasedBy(act('Update', { ...object, to: `${ANN}/followers` }))[0]?.except).toBeNull();
  });

  it.each<[string, Prepared, number]>([
    ['its deletion', act('Delete', NOTE), 0],
    ['its author’s deletion', act('Delete', ANN), 0],
    ['an edit of its text', act('Update', { id: NOTE, type: 'Note', content: 'anew' }), 0],
    ['the deletion of another post', act('Delete', 'https://ann.example/notes/2'), 1],
  ])('is not kept either, in one batch with %s', (_, other, count) => {
    const outcome = folded({ action: 'hold' });
    expect(feedbackOf([note(), other], [outcome, null], true).kept).toHaveLength(count);
    expect(feedbackOf([other, note()], [null, outcome], true).kept).toHaveLength(count);
  });

  it('is not a post because a profile changes', () => {
    expect(erasedBy(act('Update', { id: ANN, type: 'Person' }))).toEqual([]);
  });
});

describe('what statistics count', () => {
  it('are scores by registrable domain, once an activity', () => {
    const first = folded({ domain: 'social.ann.example.org' });
    expect(scoredOf([first, folded({ revision: 2 }), folded({}, null), null])).toEqual([
      { ...SCORED, domain: 'example.org' },
    ]);
  });
});
