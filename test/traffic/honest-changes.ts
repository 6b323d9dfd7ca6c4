import type { TrafficItem } from './types.js';
import { deliver } from './delivery.js';
import { findAuthor, localOf, newPost } from './honest.js';
import type { Persona } from './population.js';
import type { Source } from './source.js';
import { sentence, sentences } from './text.js';
import { inventedName } from './words/names.js';
import { PUBLIC_AUDIENCE, activity, actorDocument, publish, tombstone } from './wire/activities.js';
import { PUBLIC, iso, type Draft } from './wire/draft.js';

const DAY_MS = 86_400_000;

/** Mends or lengthens an earlier post of the same author. */
export function edit(source: Source): TrafficItem {
  const known = source.posts.take(source.random);
  if (known === null) return newPost(source);
  const mint = source.tick();
  const { author } = known;
  const [first = '', ...rest] = known.draft.paragraphs;
  const draft: Draft = {
    ...known.draft,
    updated: iso(mint.at - 500, author.dialect.software === 'misskey'),
    paragraphs: [first, ...rest, sentence(author.language, source.random)],
  };
  source.posts.add({ author, draft });
  const document = publish(author, 'update', mint, draft);
  return source.sendPost(author, 'Update', mint, document, localOf(source, draft));
}

export function deletePost(source: Source): TrafficItem {
  const known = source.posts.take(source.random);
  if (known === null) return newPost(source);
  const mint = source.tick();
  const { author, draft } = known;
  const document = activity(author, 'delete', mint, draft.id, tombstone(draft.id), { to: [PUBLIC] });
  return source.send(author, 'Delete', mint, document, localOf(source, draft));
}

/** Accounts that close are announced to every server, mostly of people never heard of. */
export function deleteAccount(source: Source): TrafficItem {
  const mint = source.tick();
  const author = source.outsider();
  const document = activity(author, 'delete', mint, author.id, author.id, { to: [PUBLIC] });
  return source.send(author, 'Delete', mint, document, []);
}

export function undo(source: Source): TrafficItem {
  const done = source.undoable.take(source.random);
  if (done === null) return newPost(source);
  const mint = source.tick();
  const { id, type, actor, object } = done.document;
  const document = activity(done.author, 'undo', mint, String(id), { id, type, actor, object });
  return source.send(done.author, 'Undo', mint, document, [done.recipient]);
}

export function follow(source: Source): TrafficItem {
  const mint = source.tick();
  const author = source.population.any(source.random);
  const target = source.local.sample(source.random);
  const document = activity(author, 'follow', mint, target.id, target.id);
  source.undoable.add({ author, document, recipient: target.id });
  return source.send(author, 'Follow', mint, document, [target.id]);
}

/** Answers a local account's wish to follow. */
export function answerFollow(source: Source): TrafficItem {
  const mint = source.tick();
  const author = source.population.any(source.random);
  const follower = source.local.sample(source.random);
  const verb = source.random.chance(0.95) ? 'accept' : 'reject';
  const id = `https://${follower.host}/${source.random.uuid()}`;
  const object = { id, type: 'Follow', actor: follower.id, object: author.id };
  const document = activity(author, verb, mint, id, object);
  return source.send(author, verb === 'accept' ? 'Accept' : 'Reject', mint, document, [follower.id]);
}

export function block(source: Source): TrafficItem {
  const mint = source.tick();
  const author = source.population.any(source.random);
  const target = source.local.sample(source.random);
  const document = activity(author, 'block', mint, target.id, target.id);
  return source.send(author, 'Block', mint, document, [target.id]);
}

/** A report, in the name of the reporter's server. */
export function flag(source: Source): TrafficItem {
  const mint = source.tick();
  const reporter = findAuthor(source, ({ dialect }) => dialect.software === 'mastodon');
  const target = source.localPost();
  const id = `https://${reporter.host}/actor`;
  const server: Persona = { ...reporter, id, keyId: `${id}#main-key` };
  const document = activity(server, 'flag', mint, target.id, [target.author.id, target.id], {
    content: sentence(reporter.language, source.random),
    to: target.author.id,
  });
  return source.send(server, 'Flag', mint, document, [target.author.id]);
}

/** Pins or unpins an own post. */
export function pin(source: Source): TrafficItem {
  const known = source.posts.peek(source.random);
  if (known === null) return newPost(source);
  const mint = source.tick();
  const verb = source.random.chance(0.6) ? 'add' : 'remove';
  const { author, draft } = known;
  const document = activity(author, verb, mint, draft.id, draft.id, {
    target: `${author.id}/collections/featured`,
    ...PUBLIC_AUDIENCE,
  });
  return source.send(author, verb === 'add' ? 'Add' : 'Remove', mint, document, []);
}

/** Somebody leaves for another server; the server has fetched both documents. */
export function move(source: Source): TrafficItem {
  const mint = source.tick();
  const author = source.outsider();
  const target = source.outsider();
  const document = activity(author, 'move', mint, author.id, author.id, {
    target: target.id,
    to: [author.followers],
  });
  return deliver(document, {
    at: mint.at,
    sender: author,
    kind: 'Move',
    recipients: source.followersOf(author),
    context: {
      localHosts: [...source.local.hosts],
      actors: [
        { id: author.id, movedTo: target.id },
        { id: target.id, alsoKnownAs: [author.id], movedTo: null },
      ],
    },
  });
}

export function profileUpdate(source: Source): TrafficItem {
  const mint = source.tick();
  const { random } = source;
  const author = source.population.any(random);
  const home = `https://${author.name}.${inventedName(random).toLowerCase()}-pages.example/`;
  const link = `<a href="${home}" rel="me nofollow noopener" target="_blank"><span class="invisible">https://</span><span class="">${home.slice(8, -1)}</span></a>`;
  const profile = {
    display: `${inventedName(random)} ${inventedName(random)}`,
    summary: sentences(author.language, random, random.between(1, 3)),
    fields: [
      { name: 'Web', value: link },
      { name: 'Pronouns', value: random.pick(['they/them', 'she/her', 'he/him', 'any']) },
    ],
    published: mint.at - random.between(40, 2_000) * DAY_MS,
    updated: mint.at - 700,
  };
  const document = activity(author, 'update', mint, author.id, actorDocument(author, profile), {
    to: [PUBLIC],
  });
  document['@context'] = author.dialect.fullContext(author.host);
  return source.send(author, 'Update', mint, document, source.followersOf(author));
}
