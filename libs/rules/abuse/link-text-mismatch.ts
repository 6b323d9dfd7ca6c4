import { parse } from 'tldts';
import { z } from 'zod';
import { hostOf, parseUrl, registrableDomain } from '../../activity/domain.js';
import type { TextLink } from '../../activity/model.js';
import { textsOf } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { webLinks } from './links.js';

/** One owner under several names: shorteners of one site, renamed sites. */
const SAME_OWNER = [
  ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  ['twitter.com', 'x.com', 't.co'],
  ['reddit.com', 'redd.it'],
  ['telegram.org', 't.me', 'telegram.me'],
  ['facebook.com', 'fb.com', 'fb.me', 'fb.watch'],
  ['instagram.com', 'instagr.am'],
  ['amazon.com', 'amzn.to', 'amzn.com', 'amzn.eu', 'a.co'],
  ['wikipedia.org', 'wikimedia.org', 'w.wiki'],
  ['steampowered.com', 'steamcommunity.com', 's.team'],
  ['google.com', 'goo.gl', 'g.co', 'youtube.com'],
];
/** Redirectors that publishing tools put around every link. */
const SHORTENERS =
  't.co bit.ly buff.ly dlvr.it ift.tt is.gd lnkd.in ow.ly goo.gl tinyurl.com trib.al wp.me list-manage.com feedburner.com feedproxy.google.com safelinks.protection.outlook.com'.split(
    ' ',
  );
/** Top-level domains that are file extensions too: README.md and main.rs are no addresses. */
const EXTENSIONS: ReadonlySet<string> = new Set(
  'md rs py sh pl cc so ps ai zip mov app ml mm pm st tf bz'.split(' '),
);

/**
 * What phishing needs: the reader sees one site and gets another. Only text that is an address itself
 * says which site it promises.
 */
export const linkTextMismatch = defineRule({
  symbol: 'LINK_TEXT_MISMATCH',
  catalogue: 'S6',
  group: 'abuse',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update', 'Announce', 'Add'],
  needs: [],
  source: 'own',
  summary: 'A link whose text shows the address of another site than it leads to',
  options: z.strictObject({
    shorteners: z
      .array(z.string().max(253))
      .max(500)
      .prefault(SHORTENERS)
      .describe('hosts (subdomains covered) that may stand behind any address'),
    sameOwner: z
      .array(z.array(z.string().max(253)).max(32))
      .max(200)
      .prefault(SAME_OWNER)
      .describe('registrable domains that may stand for each other'),
  }),
  test: ({ activity }, options) => {
    const found: Evidence[] = [];
    let strength = 0;
    for (const text of textsOf(activity)) {
      for (const link of webLinks(text)) {
        const mismatch = mismatchOf(link, options);
        if (mismatch > 0) {
          const { pointer, plain } = text.field;
          found.push({
            pointer,
            ...plain.toSource(link.start, link.end),
            note: 'text shows another site',
          });
          strength = Math.max(strength, mismatch);
        }
      }
      if (found.length >= 16) {
        break;
      }
    }
    return found.length === 0 ? MISS : hit(strength, found);
  },
});

/** Below the hold: a redirector that names its target, or one name under two suffixes. */
const EXPLAINED = 0.4;

interface Options {
  readonly shorteners: readonly string[];
  readonly sameOwner: readonly (readonly string[])[];
}

function mismatchOf({ href, text }: TextLink, { shorteners, sameOwner }: Options): number {
  const promised = shownDomain(text);
  const host = promised === null ? null : hostOf(href);
  if (promised === null || host === null) {
    return 0;
  }
  const actual = registrableDomain(host) ?? host;
  if (
    actual === promised ||
    withoutScheme(href).startsWith(withoutScheme(text)) ||
    shorteners.some((name) => host === name || host.endsWith(`.${name}`)) ||
    sameOwner.some((names) => names.includes(actual) && names.includes(promised))
  ) {
    return 0;
  }
  return namesTarget(href, promised, text) || sameName(actual, promised) ? EXPLAINED : 1;
}

/** Redirectors and archives carry the whole address; repositories are named after their site. */
function namesTarget(href: string, promised: string, text: string): boolean {
  const url = parseUrl(href);
  if (url === null) {
    return false;
  }
  const rest = decoded(url.pathname + url.search);
  const at = rest.indexOf('://');
  return (
    (at >= 0 && registrableDomain(hostOf(`https${rest.slice(at)}`) ?? '') === promised) ||
    url.pathname.endsWith(`/${text.trim()}`)
  );
}

const SHOWN = /^(https?:\/\/)?([\p{L}\p{N}._-]{4,253})(?::\d{1,5})?([/?#]\S*)?$/iu;

/** Registrable domain of the address that a link's text is; null where it is something else. */
function shownDomain(shown: string): string | null {
  const text = shown.trim();
  const match = text.length <= 512 && text.includes('.') ? SHOWN.exec(text) : null;
  const name = match?.[2];
  if (match === null || name === undefined) {
    return null;
  }
  const suffix = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const bare = match[1] === undefined && match[3] === undefined && !name.startsWith('www.');
  if (!/^\p{L}{2,24}$/u.test(suffix) || (bare && EXTENSIONS.has(suffix))) {
    return null;
  }
  const host = hostOf(`https://${name}/`);
  const { domain, isIcann, isPrivate } = parse(host ?? '', {
    allowPrivateDomains: true,
    validateHostname: false,
  });
  return isIcann === true || isPrivate === true ? domain : null;
}

/** Mastodon shows the first thirty characters of an address, also where that is less than its host. */
function withoutScheme(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '');
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function sameName(a: string, b: string): boolean {
  const name = a.slice(0, a.indexOf('.'));
  return name.length >= 4 && name === b.slice(0, b.indexOf('.'));
}
