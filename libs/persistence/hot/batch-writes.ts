import type { BatchWrites, DeadLetterRow, DecisionRow, Governing } from '../../pipeline/ports.js';
import { headersJson, indexed, text, VISIBILITIES } from './columns.js';
import { feedbackStatements } from './feedback-writes.js';
import { encodeJournal } from './journal-codec.js';
import * as SQL from './sql.js';
import type { Statement } from './statement.js';

/** Rows are sorted by key so that two workers that touch the same rows never wait in a circle. */
function byKey<T extends { readonly key: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * All that a batch changes, as statements; the last one answers the journal row's id where there is
 * something to emit. Encoded before any of them is sent: what throws in here must leave nothing behind
 * that a COMMIT on the same flight would keep.
 */
export function statementsOf(
  topic: string,
  parts: readonly number[],
  governing: Governing,
  writes: BatchWrites,
): readonly Statement[] {
  const statements: Statement[] = [];
  const run: Run = (name, sql, values) => statements.push({ name, text: sql, values });
  if (writes.watchFrom !== null) run('watch_from', SQL.WATCH_FROM, [writes.watchFrom]);
  if (writes.seenRevisions.length > 0) {
    const generation = governing.seenGeneration;
    const rows = byKey(writes.seenRevisions);
    run(`seen_revise_${generation % 3}`, SQL.seenRevise(generation), [
      rows.map((row) => row.key),
      rows.map((row) => row.revision),
    ]);
  }
  saveFacts(run, writes);
  if (writes.decisions.length > 0) saveDecisions(run, writes.decisions);
  if (writes.deadLetters.length > 0) saveDeadLetters(run, topic, writes.deadLetters);
  statements.push(...feedbackStatements(writes.feedback));
  if (writes.emit.length > 0) {
    run('save_journal', SQL.SAVE_JOURNAL, [
      topic,
      parts,
      writes.emit.length,
      encodeJournal(writes.emit),
    ]);
  }
  return statements;
}

type Run = (name: string, sql: string, values: unknown[]) => void;

function saveFacts(run: Run, writes: BatchWrites): void {
  if (writes.actors.length > 0) {
    const rows = byKey(writes.actors);
    run('save_actors', SQL.SAVE_ACTORS, [
      rows.map((row) => row.key),
      rows.map((row) => text(row.id)),
      rows.map((row) => row.host),
      rows.map((row) => row.firstSeen),
      rows.map((row) => row.posts),
      rows.map((row) => (row.document === null ? null : JSON.stringify(row.document))),
    ]);
  }
  if (writes.objects.length > 0) {
    const rows = byKey(writes.objects);
    run('save_objects', SQL.SAVE_OBJECTS, [
      rows.map((row) => row.key),
      rows.map((row) => (row.owner === null ? null : text(row.owner))),
      rows.map((row) => (row.visibility === null ? null : VISIBILITIES.indexOf(row.visibility))),
      rows.map((row) => row.updated),
      rows.map((row) => row.deletedAt),
      Math.floor(Date.parse(writes.day) / 86_400_000),
    ]);
  }
  if (writes.hosts.length > 0) {
    const rows = writes.hosts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    run('save_hosts', SQL.SAVE_HOSTS, [rows.map((row) => row.name), rows.map((row) => row.firstSeen)]);
  }
  if (writes.lookAlikes.length > 0) {
    const rows = writes.lookAlikes;
    run('save_look_alikes', SQL.SAVE_LOOK_ALIKES, [
      rows.map((row) => row.key),
      rows.map((row) => row.bucket),
      rows.map((row) => row.part),
      rows.map((row) => row.n),
      rows.map((row) => row.actors),
      rows.map((row) => row.domains),
    ]);
  }
  for (const [name, sql, pairs] of [
    ['add_follows', SQL.ADD_FOLLOWS, writes.followsAdded],
    ['remove_follows', SQL.REMOVE_FOLLOWS, writes.followsRemoved],
  ] as const) {
    if (pairs.length > 0)
      run(name, sql, [pairs.map((pair) => pair.remote), pairs.map((pair) => pair.local)]);
  }
}

function saveDecisions(run: Run, rows: readonly DecisionRow[]): void {
  const subjects = rows.map((row) => Buffer.from(row.subject, 'hex'));
  run('save_decisions', SQL.SAVE_DECISIONS, [
    subjects,
    rows.map((row) => row.revision),
    rows.map((row) => row.action),
    rows.map((row) => row.kind),
    rows.map((row) => indexed(row.actor)),
    rows.map((row) => row.domain),
    rows.map((row) => row.direction),
    rows.map((row) => row.score),
    rows.map((row) => row.symbols.join(',')),
    rows.map((row) => row.decidedBy),
    rows.map((row) => row.superseding),
    rows.map((row) => row.receivedAt),
    rows.map((row) => row.document.toString()),
  ]);
  const kept = rows.filter((row) => row.facts !== null);
  if (kept.length > 0) {
    run('save_facts', SQL.SAVE_FACTS, [
      kept.map((row) => Buffer.from(row.subject, 'hex')),
      kept.map((row) => row.revision),
      kept.map((row) => row.facts),
    ]);
  }
  // The last word per subject: a batch may hold several revisions of one.
  const last = new Map(rows.map((row) => [row.subject, row]));
  const holds = [...last.values()].filter((row) => row.holdUntil !== null);
  const closed = [...last.values()].filter((row) => row.holdUntil === null && row.revision > 1);
  if (holds.length > 0) {
    const sorted = holds.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
    run('open_holds', SQL.OPEN_HOLDS, [
      sorted.map((row) => Buffer.from(row.subject, 'hex')),
      sorted.map((row) => row.holdUntil),
    ]);
  }
  if (closed.length > 0) {
    run('close_holds', SQL.CLOSE_HOLDS, [closed.map((row) => Buffer.from(row.subject, 'hex'))]);
  }
}

function saveDeadLetters(run: Run, topic: string, rows: readonly DeadLetterRow[]): void {
  run('save_dead_letters', SQL.SAVE_DEAD_LETTERS, [
    topic,
    rows.map((row) => Buffer.from(row.subject, 'hex')),
    rows.map((row) => row.partition),
    rows.map((row) => row.offset),
    rows.map((row) => row.key),
    rows.map((row) => headersJson(row.headers)),
    rows.map((row) => row.value),
    rows.map((row) => row.bytes),
    rows.map((row) => row.digest),
    rows.map((row) => row.truncated),
    rows.map((row) => row.rejection.code),
    rows.map((row) => text(row.rejection.pointer)),
    rows.map((row) => text(row.rejection.message)),
    rows.map((row) => row.receivedAt),
  ]);
}
