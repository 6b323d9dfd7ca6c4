import {
  DIRECTIONS,
  INBOUND_HEADERS,
  httpFactsSchema,
  serverContextSchema,
  type DeliveryFacts,
  type Direction,
  type HttpFacts,
  type ServerContext,
} from '../contracts/inbound.js';
import { DAY } from '../kernel/clock.js';
import type { z } from 'zod';

/** Recipients beyond this many are not told apart; the rules' thresholds are far below. */
const MAX_RECIPIENTS = 5_000;
/** Received-at further from the log's own timestamp than this is a mistake, not a backlog. */
const MAX_AHEAD = DAY;
/** Last moment that an ISO 8601 date with a year of four digits can name. */
const LATEST = Date.UTC(10_000, 0) - 1;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads what the server told of a delivery. A header that can't be read makes its fact unknown and
 * is named in `problems`; it never rejects the activity. Context and http are parsed only when
 * there: most messages carry neither.
 */
export function readDelivery(
  headers: Readonly<Record<string, string>>,
  timestamp: number,
): DeliveryFacts {
  const problems: { header: string; reason: string }[] = [];
  const note = (header: string, reason: string): null => {
    problems.push({ header, reason });
    return null;
  };
  const verifiedKey = bounded(headers[INBOUND_HEADERS.verifiedKey], INBOUND_HEADERS.verifiedKey, note);
  return {
    direction: direction(headers[INBOUND_HEADERS.direction], note),
    receivedAt: receivedAt(headers[INBOUND_HEADERS.receivedAt], timestamp, note),
    remoteHost: bounded(headers[INBOUND_HEADERS.remoteHost], INBOUND_HEADERS.remoteHost, note),
    recipients: recipients(headers[INBOUND_HEADERS.recipients], note),
    http: json<HttpFacts>(headers[INBOUND_HEADERS.http], INBOUND_HEADERS.http, httpFactsSchema, note),
    verifiedKey,
    authenticity: verifiedKey === null ? 'none' : 'server-verified',
    context: json<ServerContext>(
      headers[INBOUND_HEADERS.context],
      INBOUND_HEADERS.context,
      serverContextSchema,
      note,
    ),
    traceparent: bounded(headers[INBOUND_HEADERS.traceparent], INBOUND_HEADERS.traceparent, note),
    problems,
  };
}

type Note = (header: string, reason: string) => null;

function bounded(value: string | undefined, header: string, note: Note): string | null {
  if (value === undefined || value === '') return null;
  return value.length > 2048 ? note(header, 'longer than 2048 characters') : value;
}

function direction(value: string | undefined, note: Note): Direction {
  if (value === undefined) return 'inbound';
  const known = DIRECTIONS.find((candidate) => candidate === value);
  if (known) return known;
  note(INBOUND_HEADERS.direction, `expected ${DIRECTIONS.join(' or ')}`);
  return 'inbound';
}

function receivedAt(value: string | undefined, logged: number, note: Note): number {
  const timestamp = withinTime(logged);
  if (value === undefined) return timestamp;
  // Date.parse takes nearly anything: only ISO 8601 goes in.
  const ms = /^\d{10,15}$/.test(value)
    ? Number(value)
    : ISO.test(value)
      ? Date.parse(value)
      : Number.NaN;
  const latest = timestamp === 0 ? LATEST : timestamp + MAX_AHEAD;
  if (Number.isFinite(ms) && ms > 0 && ms <= latest) return withinTime(ms);
  note(INBOUND_HEADERS.receivedAt, 'expected ISO 8601 or ms since the epoch, not in the future');
  return timestamp;
}

/** A log may hold any number for a timestamp, and -1 for none, which is 0 here. */
function withinTime(ms: number): number {
  return ms > 0 ? Math.min(Math.trunc(ms), LATEST) : 0;
}

function recipients(value: string | undefined, note: Note): readonly string[] | null {
  if (value === undefined) return null;
  let list: unknown = value.split(',').map((entry) => entry.trim());
  if (value.startsWith('[')) {
    try {
      list = JSON.parse(value);
    } catch {
      list = null;
    }
  }
  if (Array.isArray(list) && list.every((entry) => typeof entry === 'string')) {
    return list.filter((entry) => entry !== '').slice(0, MAX_RECIPIENTS);
  }
  return note(INBOUND_HEADERS.recipients, 'expected a JSON list of actor ids, or ids parted by commas');
}

function json<T>(
  value: string | undefined,
  header: string,
  schema: z.ZodType<T>,
  note: Note,
): T | null {
  if (value === undefined) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return note(header, 'not JSON');
  }
  const result = schema.safeParse(parsed);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return note(
    header,
    issue ? `/${issue.path.join('/')}: ${issue.message}`.slice(0, 300) : 'wrong shape',
  );
}
