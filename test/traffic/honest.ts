import type { ActivityKind } from '../../libs/activity/model.js';
import { honestDraft, frameOf, type Parent } from './drafts.js';
import type { Persona } from './population.js';
import type { Source } from './source.js';
import { longText, sentence } from './text.js';
import type { TrafficItem } from './types.js';
import { publish, reaction, vote } from './wire/activities.js';
import type { Document, Draft, Mint } from './wire/draft.js';
import { communityOf } from './wire/lemmy.js';

/** Bytes to fill in a body of the text mix; the last paragraph overshoots, to 3.7 KB in the mean. */
const TEXT_BODY = 3_440;
const POLL_CHOICES = ['tea', 'coffee', 'oat milk', 'neither', 'both', 'depends'];
const PARAGRAPH_MARKUP = 9;

export function like(source: Source, verb: 'like' | 'react' = 'like'): TrafficItem {
  const mint = source.tick();
  const author = source.population.sample(source.random);
  const post = source.localPost();
  const document = reaction(author, verb, mint, post.id, post.author.id);
  const kind: ActivityKind = verb === 'like' ? 'Like' : 'EmojiReact';
  source.undoable.add({ author, document, recipient: post.author.id });
  return source.send(author, kind, mint, document, [post.author.id]);
}

/** Emoji reactions: an activity of its own from Pleroma, a Like with content from Misskey. */
export function emojiReact(source: Source): TrafficItem {
  const mint = source.tick();
  const author = findAuthor(source, ({ dialect }) => dialect.software === 'pleroma');
  const post = source.localPost();
  const document = reaction(author, 'react', mint, post.id, post.author.id);
  return source.send(author, 'EmojiReact', mint, document, [post.author.id]);
}

/** A boost: of a post that came by, else of a local one. */
export function boost(source: Source): TrafficItem {
  const mint = source.tick();
  const author = source.population.sample(source.random);
  const known = source.random.chance(0.5) ? source.posts.peek(source.random) : null;
  const post: Parent =
    known !== null && isOpen(known.draft)
      ? { id: known.draft.id, author: known.author }
      : source.localPost();
  const document = reaction(author, 'announce', mint, post.id, post.author.id);
  source.undoable.add({ author, document, recipient: post.author.id });
  const owner = source.isLocal(post.author.host) ? [post.author.id] : [];
  return source.send(author, 'Announce', mint, document, [...owner, ...source.followersOf(author)]);
}

/** An answer to a local post. */
export function reply(source: Source): TrafficItem {
  return publishPost(source, source.population.sample(source.random), source.localPost());
}

/** A post of its own by somebody who is followed; strangers' posts arrive only as answers. */
export function newPost(source: Source): TrafficItem {
  const author = source.population.sample(source.random);
  if (!author.followed) return publishPost(source, author, source.localPost());
  const known = source.random.chance(0.3) ? source.posts.peek(source.random) : null;
  const parent =
    known !== null && isOpen(known.draft) ? { id: known.draft.id, author: known.author } : null;
  return publishPost(source, author, parent);
}

function publishPost(source: Source, author: Persona, parent: Parent | null): TrafficItem {
  const mint = source.tick();
  const draft = honestDraft(source.drafting, author, mint, parent);
  source.posts.add({ author, draft });
  const document = publish(author, 'create', mint, draft);
  const addressed = localOf(source, draft);
  if (author.dialect.software === 'lemmy')
    return byCommunity(source, author, mint, document, addressed);
  return source.sendPost(author, 'Create', mint, document, addressed);
}

/** Lemmy's communities pass on what their members write. */
function byCommunity(
  source: Source,
  author: Persona,
  mint: Mint,
  inner: Document,
  addressed: readonly string[],
): TrafficItem {
  const id = communityOf(author);
  const community: Persona = {
    ...author,
    id,
    keyId: `${id}#main-key`,
    followers: `${id}/followers`,
  };
  const { '@context': context, ...object } = inner;
  const document = {
    '@context': context,
    id: community.dialect.activityId(community, 'announce', mint, id),
    actor: id,
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    object,
    cc: [community.followers],
    type: 'Announce',
  };
  return source.sendPost(community, 'Announce', mint, document, addressed);
}

export function poll(source: Source): TrafficItem {
  const mint = source.tick();
  const author = findAuthor(
    source,
    ({ dialect, followed }) =>
      followed && ['mastodon', 'misskey', 'pleroma'].includes(dialect.software),
  );
  const first = source.random.below(POLL_CHOICES.length - 2);
  const draft: Draft = {
    ...frameOf(author, mint, null, 'public', []),
    paragraphs: [sentence(author.language, source.random)],
    poll: {
      options: POLL_CHOICES.slice(first, first + 3),
      endTime: new Date(mint.at + 86_400_000).toISOString(),
    },
  };
  source.posts.add({ author, draft });
  return source.sendPost(author, 'Create', mint, publish(author, 'create', mint, draft), []);
}

/** A vote in a local poll. */
export function pollVote(source: Source): TrafficItem {
  const mint = source.tick();
  const author = findAuthor(source, ({ dialect }) => dialect.software === 'mastodon');
  const target = source.localPost();
  const document = vote(author, mint, target.id, target.author.id, source.random.pick(POLL_CHOICES));
  return source.send(author, 'Create', mint, document, [target.author.id]);
}

/** A note of about 3.7 KB that nobody wrote before. */
export function longNote(source: Source): TrafficItem {
  const mint = source.tick();
  const author = findAuthor(
    source,
    ({ dialect }) => dialect.software !== 'lemmy' && dialect.software !== 'peertube',
  );
  const { dialect, language } = author;
  const frame = frameOf(author, mint, null, 'public', []);
  const text =
    (TEXT_BODY - overheadOf(source, author, mint, frame)) / dialect.copies - 4 * PARAGRAPH_MARKUP;
  const draft = { ...frame, paragraphs: longText(language, source.random, text) };
  return source.sendPost(author, 'Create', mint, publish(author, 'create', mint, draft), []);
}

/** Bytes of an empty note of that software. */
function overheadOf(source: Source, author: Persona, mint: Mint, frame: Draft): number {
  const { software } = author.dialect;
  let overhead = source.overheads.get(software);
  if (overhead === undefined) {
    overhead = JSON.stringify(publish(author, 'create', mint, { ...frame, paragraphs: [''] })).length;
    source.overheads.set(software, overhead);
  }
  return overhead;
}

/** Tries the frequent actors; a population without such an actor gets one at last. */
export function findAuthor(source: Source, fits: (persona: Persona) => boolean): Persona {
  for (let attempt = 0; attempt < 200; attempt++) {
    const author = source.population.sample(source.random);
    if (fits(author)) return author;
  }
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const author = source.outsider();
    if (fits(author)) return author;
  }
  throw new Error('no actor of the population fits');
}

export function localOf(source: Source, draft: Draft): string[] {
  return draft.mentions.filter((mention) => source.isLocal(mention.host)).map((mention) => mention.id);
}

function isOpen(draft: Draft): boolean {
  return [...draft.to, ...draft.cc].includes('https://www.w3.org/ns/activitystreams#Public');
}
