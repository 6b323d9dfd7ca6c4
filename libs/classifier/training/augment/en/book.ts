import type { Phrasebook } from '../phrasebook.js';
import { BODY, BODY_LISTS } from './body.js';
import { EVERYDAY } from './everyday.js';
import { HOSTILE, HOSTILE_LISTS } from './hostile.js';
import { IDENTITIES } from './identities.js';
import { CLOSERS, LISTS, OPENERS } from './lists.js';
import { SPAM_LISTS, SPAM_TOPICS } from './spam.js';

export const ENGLISH: Phrasebook = {
  lang: 'en',
  lists: { ...LISTS, ...HOSTILE_LISTS, ...SPAM_LISTS, ...BODY_LISTS },
  topics: [...IDENTITIES, ...EVERYDAY, ...HOSTILE, ...SPAM_TOPICS, ...BODY],
  style: { openers: OPENERS, closers: CLOSERS, cased: true, stop: '. ' },
  spell: (text) => text.replace(/\b([Aa]) (?=[aeio])/g, '$1n '),
};
