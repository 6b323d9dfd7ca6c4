import { expect, test } from 'vitest';
import { createNote, judge } from '../testing.js';
import { inviteLink } from './invite-link.js';

const post = (href: string): ReturnType<typeof createNote> =>
  createNote({ content: `<p>join <a href="${href}">us</a></p>` });

test.each([
  'https://discord.gg/abc',
  'https://discord.com/invite/abc',
  'https://t.me/+AbCd',
  'https://chat.whatsapp.com/AbCd',
  'https://www.discord.gg/abc',
])('labels %s', (href) => {
  expect(judge(inviteLink, post(href))).toMatchObject({
    is: 'hit',
    evidence: [{ pointer: '/object/content' }],
  });
});

test.each([
  'https://discord.com/blog/news',
  'https://t.me/somechannel',
  'https://notdiscord.gg/abc',
  'https://discord.gg.example.org/abc',
  'https://example.org/?to=https://discord.gg/abc',
])('leaves %s alone', (href) => {
  expect(judge(inviteLink, post(href))).toEqual({ is: 'miss' });
});

test('finds addresses in plain text, and takes its patterns from the policy', () => {
  expect(judge(inviteLink, createNote({ content: 'join https://discord.gg/abc now' }))).toMatchObject({
    is: 'hit',
  });
  expect(
    judge(inviteLink, post('https://chat.example.org/room/1'), {}, { patterns: ['example.org/room/'] }),
  ).toMatchObject({
    is: 'hit',
  });
});
