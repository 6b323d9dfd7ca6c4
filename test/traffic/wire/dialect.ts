import type { Dialect, Software } from './draft.js';
import { gotosocial } from './gotosocial.js';
import { lemmy } from './lemmy.js';
import { friendica, wordpress } from './longform.js';
import { mastodon } from './mastodon.js';
import { misskey } from './misskey.js';
import { peertube } from './peertube.js';
import { pleroma } from './pleroma.js';
import { threads } from './threads.js';

const DIALECTS: Readonly<Record<Software, Dialect>> = {
  mastodon,
  misskey,
  pleroma,
  gotosocial,
  lemmy,
  friendica,
  wordpress,
  peertube,
  threads,
};

export function dialectOf(software: Software): Dialect {
  return DIALECTS[software];
}
export type { Dialect, Software } from './draft.js';
