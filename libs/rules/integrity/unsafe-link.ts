import { z } from 'zod';
import type { Evidence } from '../../contracts/decision.js';
import type { TextField, UrlUse } from '../../activity/model.js';
import { textsOf } from '../../activity/texts.js';
import { schemeOf } from '../authority.js';
import { defineRule, hit, MISS } from '../rule.js';
import { evidence } from '../support.js';
import { privateHosts, unsafeAddress } from './unsafe-address.js';

const HARMLESS =
  'acct ap at did gemini geo gopher ipfs ipns irc ircs magnet mailto matrix mumble nostr sip sips sms tag tel urn webcal xmpp';

const MAX_EVIDENCE = 16;
/** Not audience: what is addressed is looked up by name before anything is fetched. */
const FOLLOWED: ReadonlySet<UrlUse> = new Set(['link', 'media', 'url', 'tag']);

export const unsafeLink = defineRule({
  symbol: 'UNSAFE_LINK',
  catalogue: 'I15',
  group: 'integrity',
  weight: 1,
  effect: { action: 'filter', filters: ['drop-unsafe-links'] },
  kinds: 'all',
  needs: [],
  source: 'GHSA-xfrj-c749-jxxq; GHSA-x2rc-v5wx-g3m5',
  summary: 'A link or media URL with an unsafe scheme, with credentials or of a private address',
  options: z.strictObject({
    privateHosts,
    schemes: z
      .array(z.string().regex(/^[a-z][a-z0-9+.-]{0,31}$/))
      .max(64)
      .prefault(HARMLESS.split(' '))
      .describe('schemes besides http and https that are harmless'),
  }),
  test: ({ activity, body, facts }, { schemes, privateHosts: allowed }) => {
    let found: Evidence[] | undefined;
    for (const { pointer, url, use } of body.urls) {
      if (!FOLLOWED.has(use)) {
        continue;
      }
      const reason = unsafeAddress(url, facts, allowed) ?? unsafeScheme(url, schemes);
      if (reason !== null) {
        (found ??= []).push(evidence(pointer, reason));
      }
    }
    for (const { field } of textsOf(activity)) {
      for (const { url, start, end } of linksIn(field)) {
        if (found !== undefined && found.length >= MAX_EVIDENCE) break;
        const reason = unsafeAddress(url, facts, allowed) ?? unsafeScheme(url, schemes);
        if (reason !== null) {
          (found ??= []).push({ ...evidence(field.pointer, reason), start, end });
        }
      }
    }
    return found === undefined ? MISS : hit(1, found);
  },
});

/** Where links and images of a text lead, with their place in its source. */
function* linksIn(field: TextField): Iterable<{ url: string; start: number; end: number }> {
  // Most texts have neither, and then there is nothing to extract.
  if (!field.html && !field.source.includes('://')) return;
  const { plain } = field;
  for (const { href, start, end } of plain.links) {
    yield { url: href, ...plain.toSource(start, end) };
  }
  for (const { src, start, end } of plain.images) yield { url: src, start, end };
}

function unsafeScheme(url: string, harmless: readonly string[]): string | null {
  const scheme = schemeOf(url);
  return scheme === null || scheme === 'https' || scheme === 'http' || harmless.includes(scheme)
    ? null
    : 'unsafe scheme';
}
