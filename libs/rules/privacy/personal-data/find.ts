import { getCountrySpecifications, isValidIBAN } from 'ibantools';
import ipaddr from 'ipaddr.js';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PlainText } from '../../../activity/model.js';
import { luhn, nationalIdAt } from './national-id.js';

export type DataKind = 'email' | 'phone' | 'iban' | 'card' | 'national-id' | 'ip' | 'coordinates';

export interface Finding {
  readonly kind: DataKind;
  /** UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
}

const MAX_FINDINGS = 16;
/** Candidates of one text that are examined closely; a longer list isn't read to its end. */
const MAX_CANDIDATES = 64;
const MAX_CLUSTER = 48;

/**
 * Personal data in a text, in order, at most 16. One pass looks only for digits, "@" and ":";
 * everything dearer (the phone and IBAN libraries above all) runs on what that pass points out.
 * Addresses and mentions are skipped: the long numbers in them are ids of posts.
 */
export function findPersonalData(plain: Pick<PlainText, 'text' | 'links'>): Finding[] {
  const { text, links } = plain;
  const found: Finding[] = [];
  let candidates = 0;
  let link = 0;
  for (let i = next(text, 0); i >= 0; i = next(text, i + 1)) {
    const code = text.charCodeAt(i);
    while (link < links.length && (links[link]?.end ?? 0) <= i) link++;
    const within = links[link];
    if (within !== undefined && within.start <= i && !/^(mailto|tel):/i.test(within.href)) {
      i = within.end - 1;
      continue;
    }
    if (candidates >= MAX_CANDIDATES || found.length >= MAX_FINDINGS) {
      break;
    }
    if (code === COLON) {
      if (text.startsWith('//', i + 1)) {
        i = endOfToken(text, i);
      } else if (text.charCodeAt(i + 1) === COLON || text.charCodeAt(i - 5) === COLON) {
        candidates++;
        i = keep(found, ipv6Around(text, i), i);
      }
    } else if (code === AT) {
      if (isWord(text.charCodeAt(i - 1))) {
        candidates++;
        i = keep(found, emailAround(text, i), i);
      } else {
        i = endOfToken(text, i);
      }
    } else {
      const cluster = clusterAt(text, i);
      if (isCandidate(text, i, cluster)) {
        candidates++;
        i = keep(found, numberAt(text, i, cluster), cluster.resume);
      } else {
        i = cluster.resume;
      }
    }
  }
  return found;
}

const POINTER = /[0-9@:]/g;

/** Where the next digit, "@" or ":" stands; -1 for none. Far faster than asking of each character. */
function next(text: string, from: number): number {
  POINTER.lastIndex = from;
  return POINTER.test(text) ? POINTER.lastIndex - 1 : -1;
}

const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const AT = 0x40;
const DOT = 0x2e;

/** Where to read on: behind the finding, else where the caller would have. */
function keep(found: Finding[], finding: Finding | null, otherwise: number): number {
  if (finding === null || finding.start < (found.at(-1)?.end ?? 0)) {
    return otherwise;
  }
  found.push(finding);
  return Math.max(otherwise, finding.end - 1);
}

interface Cluster {
  readonly end: number;
  readonly digits: number;
  readonly dots: number;
  /** Last digit of its first group: behind it the scan goes on where the cluster is nothing. */
  readonly resume: number;
}

/** A run of digits and of what groups them in print. */
function clusterAt(text: string, start: number): Cluster {
  let digits = 0;
  let end = start;
  let resume = -1;
  let dots = 0;
  const limit = Math.min(text.length, start + MAX_CLUSTER);
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      digits++;
      end = i + 1;
      continue;
    }
    if (resume < 0) resume = i - 1;
    if (code === DOT) dots++;
    if (!SEPARATORS.has(code) || i - end >= 2) {
      break;
    }
  }
  return { end, digits, dots, resume: resume < 0 ? end - 1 : resume };
}

/** Space, no-break spaces, hyphens, dot, slash, brackets. */
const SEPARATORS: ReadonlySet<number> = new Set([
  0x20, 0xa0, 0x202f, 0x2d, 0x2010, 0x2011, 0x2e, 0x2f, 0x28, 0x29,
]);

/** Years, prices and times are not. */
function isCandidate(text: string, start: number, { digits, dots, end }: Cluster): boolean {
  return digits >= 5 || dots >= 3 || isCapital(text.charCodeAt(start - 1)) || text[end] === '°';
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isWord(code: number): boolean {
  return (
    isDigit(code) || isCapital(code) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code > 0xbf
  );
}

/** Characters that, before or behind a number, make it part of an address, a tag or a sum. */
function isGlued(code: number): boolean {
  return isWord(code) || GLUE.has(code);
}

const GLUE: ReadonlySet<number> = new Set(Array.from('/=#&?%$€£_*', (char) => char.charCodeAt(0)));

function endOfToken(text: string, from: number): number {
  let i = from;
  while (i + 1 < text.length && text.charCodeAt(i + 1) > 0x20) i++;
  return i;
}

/** Numbers that begin with capitals: IBAN, codice fiscale, NIE. */
function taxOrBank(text: string, digit: number): Finding | null {
  return ibanAt(text, digit) ?? identityAt(text, digit);
}

function numberAt(text: string, start: number, cluster: Cluster): Finding | null {
  const { digits, end } = cluster;
  if (isCapital(text.charCodeAt(start - 1))) {
    return taxOrBank(text, start);
  }
  const before = text.charCodeAt(start - 1);
  if (isGlued(before)) {
    return null;
  }
  const raw = text.slice(start, end);
  const address = ipv4In(text, raw, start, before);
  const place = address ?? coordinatesAt(text, start);
  if (place !== null || digits < 7) {
    return place;
  }
  if (text[start - 1] === '+' || raw.startsWith('00')) {
    return phoneAt(text, start, end);
  }
  return isGlued(text.charCodeAt(end)) && !isCapital(text.charCodeAt(end))
    ? null
    : (identityAt(text, start) ?? cardIn(text, raw, start));
}

function identityAt(text: string, digit: number): Finding | null {
  const range = nationalIdAt(text, digit);
  if (
    range === null ||
    isGlued(text.charCodeAt(range.start - 1)) ||
    isGlued(text.charCodeAt(range.end))
  ) {
    return null;
  }
  return { kind: 'national-id', ...range };
}

const CARD = /^(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ -]?)\d{6}\2\d{5})(?!\d)/;
const ISSUERS = /^(4|5[1-5]|2[2-7]|3[47]|6(?:011|4[4-9]|5)|35(?:2[89]|[3-8]))/;
/** Numbers that payment providers publish for tests; anybody may write them. */
const TEST_CARDS =
  /^(4242|4111111111111111|4012888888881881|5555555555554444|5105105105105100|37828224|37144963|6011111111111117|6011000990139424)/;

/** Not from the middle of a longer row of digit groups. */
function cardIn(text: string, raw: string, start: number): Finding | null {
  const written = CARD.exec(raw)?.[0];
  if (written === undefined || text[start - 1] === '-' || isDigit(text.charCodeAt(start - 2))) {
    return null;
  }
  const number = written.replace(/[ -]/g, '');
  if (!ISSUERS.test(number) || TEST_CARDS.test(number) || !luhn(number) || new Set(number).size < 4) {
    return null;
  }
  return { kind: 'card', start, end: start + written.length };
}

const IBAN_COUNTRIES = getCountrySpecifications();
const MAX_IBAN_PRINTED = 48;

/** Two capitals, two digits, then groups: exactly as many characters as the country's IBANs have. */
function ibanAt(text: string, digit: number): Finding | null {
  const start = digit - 2;
  if (start < 0 || !isCapital(text.charCodeAt(start)) || isGlued(text.charCodeAt(start - 1))) {
    return null;
  }
  const wanted = IBAN_COUNTRIES[text.slice(start, digit)]?.chars ?? null;
  if (wanted === null) {
    return null;
  }
  let compact = '';
  let i = start;
  const limit = Math.min(text.length, start + MAX_IBAN_PRINTED);
  for (; i < limit && compact.length < wanted; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code) || isCapital(code)) compact += text[i];
    else if (code !== 0x20 && code !== 0xa0 && code !== 0x2d) break;
  }
  return compact.length === wanted && !isWord(text.charCodeAt(i)) && isValidIBAN(compact)
    ? { kind: 'iban', start, end: i }
    : null;
}

/** In international form only: a national number can't be told from an order number. */
function phoneAt(text: string, digit: number, end: number): Finding | null {
  const plus = text[digit - 1] === '+';
  const start = plus ? digit - 1 : digit;
  if (isGlued(text.charCodeAt(start - 1))) {
    return null;
  }
  let written = text.slice(start, end);
  for (let attempt = 0; attempt < PHONE_ATTEMPTS; attempt++) {
    const phone = parsePhoneNumberFromString(plus ? written : `+${written.slice(2)}`);
    if (phone?.isValid() === true) {
      const isService = SERVICE_NUMBERS.has(phone.getType() ?? '');
      return isService ? null : { kind: 'phone', start, end: start + written.length };
    }
    const shorter = written.replace(/[^\d]{1,2}\d+$/, '');
    if (shorter === written) {
      return null;
    }
    written = shorter;
  }
  return null;
}

/** A number that stands behind the phone number, such as a year, is taken off once. */
const PHONE_ATTEMPTS = 2;
const SERVICE_NUMBERS: ReadonlySet<string> = new Set([
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
]);

const LOCAL_PART = /[A-Za-z0-9._%+-]{1,64}$/;
const DOMAIN = /^[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{0,190}[A-Za-z]/;
const TOP_LEVEL = /\.[A-Za-z]{2,24}$/;
const EXAMPLES = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost|local)$/;
const ROLES =
  /^(info|contact|kontakt|contacto|contatto|press|presse|media|support|help|hello|hi|office|admin|abuse|sales|service|noreply|no-reply|postmaster|webmaster|security|privacy|jobs|team|booking|tickets|events|editor|redaktion|git)([._+-]|$)/;

/** Not the mailboxes of a role, nor domains that are set aside for examples. */
function emailAround(text: string, at: number): Finding | null {
  const local = LOCAL_PART.exec(text.slice(Math.max(0, at - 64), at))?.[0] ?? '';
  const start = at - local.length;
  const before = text.charCodeAt(start - 1);
  const domain = domainAt(text, at + 1);
  if (
    local === '' ||
    domain === null ||
    before === AT ||
    before === 0x2f ||
    before === COLON ||
    isWord(before)
  ) {
    return null;
  }
  if (EXAMPLES.test(domain.toLowerCase()) || ROLES.test(local.toLowerCase())) {
    return null;
  }
  return { kind: 'email', start, end: at + 1 + domain.length };
}

function domainAt(text: string, start: number): string | null {
  const domain = DOMAIN.exec(text.slice(start, start + 256))?.[0];
  if (domain === undefined || domain.includes('..') || !TOP_LEVEL.test(domain)) {
    return null;
  }
  return isWord(text.charCodeAt(start + domain.length)) ? null : domain;
}

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![.\d])/;
/** Open resolvers that everybody quotes. */
const KNOWN_ADDRESSES: ReadonlySet<string> = new Set([
  '1.1.1.1',
  '1.0.0.1',
  '8.8.8.8',
  '8.8.4.4',
  '9.9.9.9',
  '2606:4700:4700::1111',
  '2001:4860:4860::8888',
  '2620:fe::fe',
]);

function ipv4In(text: string, raw: string, start: number, before: number): Finding | null {
  const address = IPV4.exec(raw)?.[0];
  if (address === undefined || before === 0x2e || before === 0x2d || !isPublicAddress(address)) {
    return null;
  }
  const end = start + address.length;
  return isWord(text.charCodeAt(end)) ? null : { kind: 'ip', start, end };
}

function ipv6Around(text: string, colon: number): Finding | null {
  let start = colon;
  let end = colon;
  while (start > 0 && colon - start < 40 && isAddressPart(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - colon < 40 && isAddressPart(text.charCodeAt(end))) end++;
  const address = text.slice(start, end);
  return end - start >= 8 && isPublicAddress(address.toLowerCase()) ? { kind: 'ip', start, end } : null;
}

function isAddressPart(code: number): boolean {
  return (
    code === COLON || isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
  );
}

function isPublicAddress(address: string): boolean {
  return (
    ipaddr.isValid(address) &&
    ipaddr.parse(address).range() === 'unicast' &&
    !KNOWN_ADDRESSES.has(address)
  );
}

/** Four decimals are about ten metres: a house, where fewer are a district. */
const DECIMAL = /\d{1,2}\.\d{4,12}°?[ \u00a0]?[NS]?[,; ][ ]?-?\d{1,3}\.\d{4,12}(?!\d)/y;
const SEXAGESIMAL =
  /\d{1,2}°[ ]?\d{1,2}['′’][ ]?\d{1,2}(?:\.\d{1,4})?["″”][ ]?[NS][, ]{0,2}\d{1,3}°[ ]?\d{1,2}['′’][ ]?\d{1,2}(?:\.\d{1,4})?["″”][ ]?[EWO]/y;

function coordinatesAt(text: string, digit: number): Finding | null {
  for (const shape of [DECIMAL, SEXAGESIMAL]) {
    shape.lastIndex = digit;
    const found = shape.exec(text)?.[0];
    if (found !== undefined && inRange(found)) {
      const start = text[digit - 1] === '-' ? digit - 1 : digit;
      return { kind: 'coordinates', start, end: digit + found.length };
    }
  }
  return null;
}

function inRange(pair: string): boolean {
  const degrees = pair.match(/\d+(?=[.°])/g) ?? [];
  return Number(degrees[0]) <= 90 && Number(degrees[1] ?? 0) <= 180;
}
