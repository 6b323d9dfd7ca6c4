import { z } from 'zod';
import { hostOf, parseUrl } from '../../activity/domain.js';
import { textsOf } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { webLinks } from './links.js';

const INVITES = [
  'discord.gg',
  'discord.com/invite/',
  'discordapp.com/invite/',
  'dsc.gg',
  'invite.gg',
  't.me/+',
  't.me/joinchat/',
  'telegram.me/joinchat/',
  'chat.whatsapp.com',
  'wa.me',
  'signal.group',
  'join.skype.com',
  'line.me/ti/g/',
  'guilded.gg/i/',
];

/** Communities invite honestly too, so it only adds to other evidence. */
export const inviteLink = defineRule({
  symbol: 'INVITE_LINK',
  catalogue: 'S6',
  group: 'abuse',
  weight: 1.5,
  effect: { action: 'label' },
  kinds: ['Create', 'Update', 'Announce', 'Add'],
  needs: [],
  source: 'waves of February and October 2024',
  summary: 'A link that invites into a chat group elsewhere',
  options: z.strictObject({
    patterns: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9.-]{1,253}(\/.{0,256})?$/, 'a host, or a host and the start of a path'),
      )
      .max(500)
      .prefault(INVITES)
      .describe('hosts (subdomains covered), each with the start of a path where that matters'),
  }),
  test: ({ activity }, { patterns }) => {
    const found: Evidence[] = [];
    for (const text of textsOf(activity)) {
      for (const { href, start, end } of webLinks(text)) {
        if (isInvite(href, patterns)) {
          const { pointer, plain } = text.field;
          found.push({ pointer, ...plain.toSource(start, end), note: 'invite link' });
        }
      }
      if (found.length >= 16) {
        break;
      }
    }
    return found.length === 0 ? MISS : hit(1, found);
  },
});

function isInvite(href: string, patterns: readonly string[]): boolean {
  const host = hostOf(href);
  if (host === null) {
    return false;
  }
  let path: string | null = null;
  for (const pattern of patterns) {
    const slash = pattern.indexOf('/');
    const wanted = slash < 0 ? pattern : pattern.slice(0, slash);
    if (host !== wanted && !host.endsWith(`.${wanted}`)) {
      continue;
    }
    path ??= parseUrl(href)?.pathname ?? '';
    if (slash < 0 || path.startsWith(pattern.slice(slash))) {
      return true;
    }
  }
  return false;
}
