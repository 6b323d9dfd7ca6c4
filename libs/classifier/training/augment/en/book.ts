import type { Phrasebook } from '../phrasebook.js';
import { BODY, BODY_LISTS } from './body.js';
import { EVERYDAY } from './everyday.js';
import { HOSTILE, HOSTILE_LISTS } from './hostile.js';
import { IDENTITIES } from './identities.js';
import { IMPLIED_HATE } from './implicit.js';
import { IMPLIED_COUNTERPARTS } from './implied-counterparts.js';
import { IMPLIED_INSULTS } from './implied-insult.js';
import { IMPLIED_LISTS } from './implied-lists.js';
import { CLOSERS, LISTS, OPENERS } from './lists.js';
import { SPAM_LISTS, SPAM_TOPICS } from './spam.js';

export const ENGLISH: Phrasebook = {
  lang: 'en',
  lists: { ...LISTS, ...HOSTILE_LISTS, ...SPAM_LISTS, ...BODY_LISTS, ...IMPLIED_LISTS },
  topics: [
    ...IDENTITIES,
    ...EVERYDAY,
    ...HOSTILE,
    ...SPAM_TOPICS,
    ...BODY,
    ...IMPLIED_HATE,
    ...IMPLIED_COUNTERPARTS,
    ...IMPLIED_INSULTS,
  ],
  style: { openers: OPENERS, closers: CLOSERS, cased: true, stop: '. ' },
  spell: (text) => text.replace(/\b([Aa]) (?=[aeio])/g, '$1n '),
};
