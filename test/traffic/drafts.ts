import { exhaustive } from '../../libs/kernel/exhaustive.js';
import type { LocalAccounts, Persona } from './population.js';
import type { Random } from './random.js';
import { contentWarning, greeting, longText, sentences, shortText } from './text.js';
import { inventedName, inventedWord } from './words/names.js';
import { PUBLIC, iso, type Author, type Draft, type Mint, type Picture } from './wire/draft.js';

/** The post of somebody that a new one answers. */
export interface Parent {
  readonly id: string;
  readonly author: Author;
}

export interface DraftContext {
  readonly random: Random;
  readonly local: LocalAccounts;
  /** Links that go around at the moment. */
  readonly news: readonly string[];
}

type Visibility = 'public' | 'unlisted' | 'followers' | 'direct';

const NO_PICTURES: readonly Picture[] = [];
const MEMES = [
  'nobody: absolutely nobody: me at 3am: reorganising the spice rack',
  'it is wednesday my dudes',
  'me pretending to read the terms of service like',
  'same energy',
];
/** Shares of honest posts. */
const SHARE = {
  greeting: 0.002,
  meme: 0.001,
  link: 0.09,
  news: 0.3,
  tags: 0.22,
  warning: 0.07,
  picture: 0.18,
};

/** A plausible post, or answer to `parent`, by this author. */
export function honestDraft(
  context: DraftContext,
  author: Persona,
  mint: Mint,
  parent: Parent | null,
): Draft {
  const { random } = context;
  const { language } = author;
  const mentions = parent === null ? [] : threadOf(context, parent);
  const visibility: Visibility = random.chance(0.76)
    ? 'public'
    : random.pick(['unlisted', 'followers', 'unlisted']);
  const isVideo = author.dialect.software === 'peertube' && parent === null;
  const isArticle = author.dialect.software === 'wordpress' && parent === null;
  const isLemmyPage = author.dialect.software === 'lemmy' && parent === null;
  const openOnly = isVideo || isArticle || isLemmyPage;
  return {
    ...frameOf(author, mint, parent, openOnly ? 'public' : visibility, mentions),
    ...(openOnly
      ? { title: `${inventedName(random)}: ${sentences(language, random, 1).slice(0, 90)}` }
      : {}),
    paragraphs: isArticle
      ? longText(language, random, random.between(800, 3_000))
      : paragraphsOf(author, random, parent !== null),
    hashtags: random.chance(SHARE.tags) ? [random.pick(language.tags), inventedName(random)] : [],
    ...(random.chance(isLemmyPage ? 0.6 : SHARE.link) ? { link: linkOf(context, isLemmyPage) } : {}),
    ...(random.chance(SHARE.warning) ? { contentWarning: contentWarning(language, random) } : {}),
    pictures: isVideo || random.chance(SHARE.picture) ? pictures(author, random) : NO_PICTURES,
  };
}

/** Everything of a draft but its words. */
export function frameOf(
  author: Persona,
  mint: Mint,
  parent: Parent | null,
  visibility: Visibility,
  mentions: readonly Author[],
): Draft {
  const { random, at } = mint;
  const published = Math.trunc(at - random.exponential(4_000)) - 200;
  const ids = author.dialect.post(author, { ...mint, at: published }, parent !== null);
  return {
    author,
    ...ids,
    published: iso(published, author.dialect.software === 'misskey'),
    language: author.language.language,
    paragraphs: [],
    mentions,
    hashtags: [],
    pictures: NO_PICTURES,
    ...(parent === null ? {} : { reply: { id: parent.id, author: parent.author.id } }),
    ...audience(
      author,
      visibility,
      mentions.map((mention) => mention.id),
    ),
    thread: random.uuid(),
  };
}

function audience(
  author: Author,
  visibility: Visibility,
  mentioned: readonly string[],
): { readonly to: readonly string[]; readonly cc: readonly string[] } {
  switch (visibility) {
    case 'public':
      return { to: [PUBLIC], cc: [author.followers, ...mentioned] };
    case 'unlisted':
      return { to: [author.followers], cc: [PUBLIC, ...mentioned] };
    case 'followers':
      return { to: [author.followers], cc: mentioned };
    case 'direct':
      return { to: mentioned, cc: [] };
    default:
      return exhaustive(visibility);
  }
}

export function pictures(
  author: Author,
  random: Random,
  count = random.chance(0.8) ? 1 : 3,
): Picture[] {
  return Array.from({ length: count }, () => ({
    url: `https://media.${author.host.replace(/^www\./, '')}/attachments/${random.hex(2)}/${random.hex(8)}.jpg`,
    mediaType: 'image/jpeg',
    blurhash: random.blurhash(),
    width: random.between(600, 2_000),
    height: random.between(600, 2_000),
    alt: random.chance(0.6) ? `${inventedName(random)} ${random.between(1, 400)}` : null,
  }));
}

/** Addresses of articles that many people pass on. */
export function newsLinks(random: Random, count: number): string[] {
  return Array.from(
    { length: count },
    () =>
      `https://www.${inventedWord(random)}-courier.example/${inventedWord(random)}/${inventedWord(random)}-${random.base36(6)}`,
  );
}

/** Whom an answer mentions: the parent's author, sometimes more of the thread, seldom a crowd. */
function threadOf({ random, local }: DraftContext, parent: Parent): Author[] {
  const mentions: Author[] = [parent.author];
  const more = random.chance(0.003)
    ? random.between(4, 7)
    : random.chance(0.16)
      ? random.between(1, 2)
      : 0;
  for (let i = 0; i < more; i++) {
    const other = local.sample(random);
    if (!mentions.some((mention) => mention.id === other.id)) mentions.push(other);
  }
  return mentions;
}

function paragraphsOf(author: Persona, random: Random, isReply: boolean): string[] {
  const { language } = author;
  if (author.bot && !isReply) {
    return [`${inventedName(random)}: ${random.between(-8, 34)} °C, ${random.between(960, 1_050)} hPa`];
  }
  if (!isReply && random.chance(SHARE.greeting)) return [greeting(language, random)];
  if (!isReply && random.chance(SHARE.meme)) return [random.pick(MEMES)];
  return shortText(language, random);
}

function linkOf({ random, news }: DraftContext, external: boolean): string {
  if (!external && random.chance(SHARE.news)) {
    // The square favours the first few: one story of the hour, then a tail.
    return news[Math.floor(news.length * random.next() ** 2)] ?? '';
  }
  const query = random.chance(0.08) ? `?utm_source=fedi&ref=${random.base36(4)}` : '';
  return `https://${inventedWord(random)}${inventedWord(random)}.example/${inventedWord(random)}/${random.base36(8)}${query}`;
}
