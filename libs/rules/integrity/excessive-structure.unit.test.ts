import { describe, expect, it } from 'vitest';
import { ruleInput, activity, createNote, HIT, judge, MISSED, note, runRule } from '../testing.js';
import { excessiveStructure as rule } from './excessive-structure.js';

const tags = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    type: 'Hashtag',
    name: `#t${i}`,
    href: `https://alice.example/tags/t${i}`,
  }));
const people = (n: number) => Array.from({ length: n }, (_, i) => `https://bob.example/users/u${i}`);

describe('EXCESSIVE_STRUCTURE', () => {
  it('passes an ordinary note and a long article', () => {
    expect(judge(rule, createNote())).toEqual(MISSED);
    const content = `<p>${'The tide is out. '.repeat(12_000)}</p>`;
    expect(judge(rule, createNote({ type: 'Article', content }))).toEqual(MISSED);
  });

  it('passes what is exactly at the limit', () => {
    expect(judge(rule, createNote({ tag: tags(8) }), {}, { tags: 8 })).toEqual(MISSED);
  });

  it('is mild just above a limit and full from four times it', () => {
    expect(judge(rule, createNote({ tag: tags(9) }), {}, { tags: 8 })).toMatchObject({
      is: 'hit',
      strength: 0.4,
      evidence: [{ pointer: '/object/tag' }],
    });
    expect(judge(rule, createNote({ tag: tags(32) }), {}, { tags: 8 })).toMatchObject(HIT);
  });

  it('counts recipients of both levels, attachments and poll options', () => {
    expect(judge(rule, createNote({}, { cc: people(20) }), {}, { recipients: 4 })).toMatchObject({
      evidence: [{ pointer: '/to' }],
    });
    expect(judge(rule, createNote({ cc: people(20) }), {}, { recipients: 4 })).toMatchObject({
      evidence: [{ pointer: '/object/to' }],
    });
    const attachment = people(3).map((url) => ({ type: 'Document', mediaType: 'image/png', url }));
    expect(judge(rule, createNote({ attachment }), {}, { attachments: 2 })).toMatchObject({
      evidence: [{ pointer: '/object/attachment' }],
    });
    const oneOf = people(3).map((name) => ({ type: 'Note', name }));
    expect(judge(rule, createNote({ type: 'Question', oneOf }), {}, { pollOptions: 2 })).toMatchObject({
      is: 'hit',
    });
  });

  it('looks into what is announced', () => {
    const inner = activity('Create', { object: note({ tag: tags(9) }) });
    expect(judge(rule, activity('Announce', { object: inner }), {}, { tags: 2 })).toMatchObject(HIT);
  });

  it('hits what the parser cut off for depth or number, not for length of text', () => {
    const input = ruleInput(createNote());
    const cut = (code: 'depth_truncated' | 'items_truncated' | 'text_truncated') =>
      runRule(rule, {
        ...input,
        body: { ...input.body, notes: [{ code, pointer: '/x', message: '' }] },
      });
    expect(cut('depth_truncated')).toMatchObject({ ...HIT, evidence: [{ pointer: '/x' }] });
    expect(cut('items_truncated')).toMatchObject({ is: 'hit', strength: 0.4 });
    expect(cut('text_truncated')).toEqual(MISSED);
  });

  it('hits a document nested too deep', () => {
    let extra: object = {};
    for (let i = 0; i < 400; i++) {
      extra = { next: extra };
    }
    const document = createNote({ extra: JSON.parse(JSON.stringify(extra)) });
    expect(judge(rule, document)).toMatchObject(HIT);
  });
});
