import { expect, test } from 'vitest';
import { createNote, judge } from '../testing.js';
import { hiddenText } from './hidden-text.js';

test('points at what markup hides', () => {
  const content = '<p>A recipe.<span style="display:none">buy cheap pills at once</span></p>';
  const outcome = judge(hiddenText, createNote({ content }));
  expect(outcome).toMatchObject({
    is: 'hit',
    strength: 1,
    evidence: [{ pointer: '/object/content', note: '23 hidden characters' }],
  });
  const { start, end } = outcome.is === 'hit' ? (outcome.evidence[0] ?? {}) : {};
  expect(content.slice(start, end)).toContain('buy cheap pills at once');
});

test('takes a class that servers hide and a short run for less', () => {
  const content = '<p>A recipe.<span class="invisible">psst</span></p>';
  expect(judge(hiddenText, createNote({ content }))).toMatchObject({ is: 'hit', strength: 0.5 });
});

test('leaves the folded parts of a link and plain text alone', () => {
  const content =
    '<p><a href="https://www.example.org/a/long/path"><span class="invisible">https://www.</span>' +
    '<span class="ellipsis">example.org/a/</span><span class="invisible">long/path</span></a></p>';
  expect(judge(hiddenText, createNote({ content }))).toEqual({ is: 'miss' });
  expect(judge(hiddenText, createNote())).toEqual({ is: 'miss' });
});
