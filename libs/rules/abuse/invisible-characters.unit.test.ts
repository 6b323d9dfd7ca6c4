import { expect, test } from 'vitest';
import { activity, createNote, judge, note } from '../testing.js';
import { invisibleCharacters } from './invisible-characters.js';

test('points at the characters in the source', () => {
  const content = '<p>fr\u200bee <b>mo\u2060ney</b></p>';
  const outcome = judge(invisibleCharacters, createNote({ content }));
  expect(outcome).toMatchObject({ is: 'hit', strength: 0.8 });
  const evidence = outcome.is === 'hit' ? outcome.evidence : [];
  expect(evidence.map(({ start, end }) => content.slice(start, end))).toEqual(['\u200b', '\u2060']);
});

test('looks at alt texts, poll options and announced posts', () => {
  const name = 'a cat\u202egpj';
  const attachment = [
    { type: 'Document', mediaType: 'image/png', url: 'https://alice.example/1.png', name },
  ];
  expect(judge(invisibleCharacters, createNote({ attachment }))).toMatchObject({
    is: 'hit',
    strength: 1,
    evidence: [{ pointer: '/object/attachment/0/name' }],
  });
  const poll = {
    type: 'Question',
    oneOf: [
      { type: 'Note', name: 'yes' },
      { type: 'Note', name: 'n\u200bo' },
    ],
  };
  expect(judge(invisibleCharacters, createNote(poll))).toMatchObject({ is: 'hit' });
  expect(
    judge(invisibleCharacters, activity('Announce', { object: note({ content: 'n\u200bo' }) })),
  ).toMatchObject({
    is: 'hit',
  });
});

test('leaves what writing needs alone', () => {
  const content =
    'می\u200cخواهم 👩‍💻 \u2068שם\u2069 ❤️ \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';
  expect(judge(invisibleCharacters, createNote({ content }))).toEqual({ is: 'miss' });
});
