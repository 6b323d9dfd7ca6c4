import type { MediaFacts, ServerContext } from '../../libs/contracts/inbound.js';
import type { ActivityKind } from '../../libs/activity/model.js';
import { deliver } from './delivery.js';
import { frameOf, pictures } from './drafts.js';
import { LocalAccounts, createPersona, type Persona } from './population.js';
import { Random } from './random.js';
import { pickLanguage, shortText } from './text.js';
import { DEFAULT_LOCAL_HOST, type TrafficItem, type WaveKind, type WaveOptions } from './types.js';
import { variant } from './wave-text.js';
import { activity, actorDocument, publish } from './wire/activities.js';
import { PUBLIC, iso, type Author, type Document, type Draft, type Mint } from './wire/draft.js';
import { inventedWord } from './words/names.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const WAVE_STREAM = 0x5a;
const DEFAULT_GAP = 4_000;

/** What the posts of one wave have in common. */
interface Campaign {
  readonly random: Random;
  readonly authors: readonly Persona[];
  readonly targets: readonly Author[];
  readonly link: string;
  readonly invite: string;
  readonly blurhash: string;
  readonly digest: string;
}

interface Spam {
  readonly kind: ActivityKind;
  readonly document: Document;
  readonly mentioned: readonly string[];
  readonly media?: MediaFacts[];
}

type Maker = (campaign: Campaign, author: Persona, mint: Mint) => Spam;

const MAKERS: Readonly<Record<WaveKind, Maker>> = {
  'feb-2024': (campaign, author, mint) => {
    const { random } = campaign;
    const frame = addressed(campaign, author, mint, random.between(2, 5));
    const text = random.chance(0.4) ? ['hi'] : [''];
    if (random.chance(0.35))
      return post(author, mint, { ...frame, paragraphs: text, link: campaign.link });
    const [picture] = pictures(author, random, 1);
    const shown = picture === undefined ? [] : [{ ...picture, blurhash: campaign.blurhash, alt: null }];
    return {
      ...post(author, mint, { ...frame, paragraphs: text, pictures: shown }),
      media: shown.map(({ url }) => ({ url, sha256: campaign.digest, sniffedType: 'image/jpeg' })),
    };
  },
  'oct-2024': (campaign, author, mint) =>
    post(author, mint, {
      ...addressed(campaign, author, mint, 10, 'direct'),
      paragraphs: [variant(campaign.random)],
    }),
  'text-variants': (campaign, author, mint) =>
    post(author, mint, {
      ...addressed(campaign, author, mint, 1),
      paragraphs: [variant(campaign.random)],
    }),
  'link-wave': (campaign, author, mint) =>
    post(author, mint, {
      ...addressed(campaign, author, mint, 1),
      paragraphs: shortText(pickLanguage(campaign.random), campaign.random),
      link: `${campaign.link}?utm_campaign=${campaign.random.base36(6)}`,
    }),
  'invite-wave': (campaign, author, mint) =>
    post(author, mint, {
      ...addressed(campaign, author, mint, campaign.random.between(2, 4)),
      paragraphs: [campaign.random.pick(['join us', 'server is open', 'come chat', 'we are live'])],
      link: campaign.invite,
    }),
  'edit-history': (campaign, author, mint) => {
    const created = frameOf(author, mint, null, 'public', []);
    const innocent = { ...created, paragraphs: shortText(author.language, campaign.random) };
    const hidden = { ...created, paragraphs: [variant(campaign.random)] };
    const edited = publish(author, 'update', mint, { ...innocent, updated: iso(mint.at - 300) });
    const object = {
      ...author.dialect.content({ ...innocent, updated: iso(mint.at - 300) }),
      formerRepresentations: {
        type: 'OrderedCollection',
        totalItems: 1,
        orderedItems: [author.dialect.content(hidden)],
      },
    };
    return { kind: 'Update', document: { ...edited, object }, mentioned: [] };
  },
  'announced-spam': (campaign, author, mint) => {
    const frame = addressed(campaign, author, mint, 1);
    const object = author.dialect.content({ ...frame, paragraphs: [variant(campaign.random)] });
    const document = activity(author, 'announce', mint, frame.id, object, {
      published: iso(mint.at - 300),
      to: [PUBLIC],
      cc: [author.followers],
    });
    return { kind: 'Announce', document, mentioned: frame.mentions.map(({ id }) => id) };
  },
  'profile-fields': (campaign, author, mint) => {
    const profile = {
      display: inventedWord(campaign.random),
      summary: variant(campaign.random),
      fields: [{ name: 'Bonus', value: `<a href="${campaign.link}" rel="me">${campaign.link}</a>` }],
      published: mint.at - 3_600_000,
      updated: mint.at - 300,
    };
    const document = activity(author, 'update', mint, author.id, actorDocument(author, profile), {
      to: [PUBLIC],
    });
    document['@context'] = author.dialect.fullContext(author.host);
    return { kind: 'Update', document, mentioned: [] };
  },
};

/** A spam wave in the manner of a known one: `count` items that no local account asked for. */
export function* waveOf(kind: WaveKind, options: WaveOptions): Generator<TrafficItem, void, undefined> {
  const campaign = planCampaign(options);
  const localHosts = options.localHosts ?? [DEFAULT_LOCAL_HOST];
  const gap = options.gap ?? DEFAULT_GAP;
  let time = options.at;
  for (let i = 0; i < options.count; i++) {
    const author = campaign.authors[i % campaign.authors.length];
    if (author === undefined) return;
    const mint = {
      at: Math.trunc(time),
      n: (options.seed % 4_096) * 100_000 + i,
      random: campaign.random,
    };
    const { document, kind: activityKind, mentioned, media } = MAKERS[kind](campaign, author, mint);
    const context: ServerContext = {
      localHosts: [...localHosts],
      senderFollowedBy: false,
      ...(media === undefined ? {} : { media }),
    };
    yield deliver(document, {
      at: mint.at,
      sender: author,
      kind: activityKind,
      recipients: mentioned,
      label: 'wave',
      attack: kind,
      ...((options.serverTells ?? true) ? { context } : {}),
    });
    time += campaign.random.exponential(gap);
  }
}

function planCampaign(options: WaveOptions): Campaign {
  const random = new Random(options.seed, WAVE_STREAM);
  const actors = options.actors ?? Math.max(1, Math.ceil(options.count / 3));
  const hosts = Array.from(
    { length: options.domains ?? Math.max(1, Math.ceil(actors / 2)) },
    () => `${inventedWord(random)}-${inventedWord(random)}.example`,
  );
  const local = new LocalAccounts(options.localHosts ?? [DEFAULT_LOCAL_HOST]).all();
  const site = `${inventedWord(random)}-bonus.example`;
  return {
    random,
    authors: Array.from({ length: actors }, (_, index) =>
      createPersona({
        random,
        index,
        host: hosts[index % hosts.length] ?? '',
        software: index % 4 === 3 ? 'misskey' : 'mastodon',
        name: random.letters(LETTERS, 10),
        followed: false,
      }),
    ),
    targets: options.targets === undefined ? local : options.targets.map(targetOf),
    link: `https://${site}/${random.base36(6)}`,
    invite: `https://chat-invite.example/+${random.base36(10)}`,
    blurhash: random.blurhash(),
    digest: random.hex(32),
  };
}

/** Just enough of an account to be mentioned. */
function targetOf(id: string): Author {
  const url = new URL(id);
  const name = url.pathname.split('/').at(-1) ?? '';
  return { id, url: id, host: url.host, name, inbox: '', sharedInbox: '', followers: '', keyId: '' };
}

function addressed(
  campaign: Campaign,
  author: Persona,
  mint: Mint,
  count: number,
  visibility: 'public' | 'direct' = 'public',
): Draft {
  const { random, targets } = campaign;
  const start = random.below(targets.length);
  const mentions = Array.from(
    { length: Math.min(count, targets.length) },
    (_, k) => targets[(start + k) % targets.length],
  );
  return frameOf(
    author,
    mint,
    null,
    visibility,
    mentions.filter((target) => target !== undefined),
  );
}

function post(author: Persona, mint: Mint, draft: Draft): Spam {
  return {
    kind: 'Create',
    document: publish(author, 'create', mint, draft),
    mentioned: draft.mentions.map(({ id }) => id),
  };
}
