import { SUSPENDED_DOMAIN } from './attacks/index.js';
import { WAVES, type TrafficItem, type WaveKind } from './types.js';

const WAVE_NOTES: Readonly<Record<WaveKind, string>> = {
  'feb-2024':
    'ten-letter names on unattended servers, 2–5 mentions, one image or one link, little or no text',
  'oct-2024': 'scripted accounts, ten direct mentions a post',
  'text-variants': 'one text with small edits and Unicode tricks',
  'link-wave': 'one link under ever new texts',
  'invite-wave': 'an invitation to a chat and next to no text',
  'edit-history': 'an Update whose former version is the spam',
  'announced-spam': 'the spam rides in the object of an Announce',
  'profile-fields': 'bio and profile fields instead of posts',
};

const FILES = [
  ['`hour.ndjson`', 'an ordinary hour: every kind of activity, nine server softwares'],
  ['`wave.ndjson`', 'honest traffic with eight spam waves in it'],
  ['`attacks.ndjson`', 'hostile documents, one of each kind, and what they need before them'],
  ['`warm-up.ndjson`', 'what the server knew before: follows, actors and domains of the two first'],
] as const;

/** examples/README.md: generated, so that line numbers and counts stay true. */
export function examplesReadme(
  sizes: Readonly<Record<WaveKind, number>>,
  background: number,
  attacks: readonly TrafficItem[],
): string {
  return `# Examples

Invented traffic for Tidegate's first minutes: no real server, account or text is in it. All of it is
written by \`npm run examples\` from fixed seeds; \`npm run examples -- --check\` fails where a file
differs. The receiving server is \`harbour.example\`, the time a day in March 2025.

${table(['file', 'what'], FILES)}

\`\`\`sh
npm run -s tidegate -- warm-up examples/warm-up.ndjson
npm run -s tidegate -- replay examples/hour.ndjson
npm run -s tidegate -- replay examples/wave.ndjson
npm run -s tidegate -- domains add ${SUSPENDED_DOMAIN}
npm run -s tidegate -- replay examples/attacks.ndjson
\`\`\`

Each line is an envelope: \`tidegate\` holds the key and the headers of the message as a server would
publish it, \`body\` the activity, \`bodyBase64\` the exact bytes where they are the point (duplicate
keys, broken JSON). A bare activity on a line is replayed too.

## wave.ndjson

${background} honest deliveries, and among them:

${table(
  ['wave', 'count', 'what it does'],
  WAVES.map((wave) => [wave, String(sizes[wave]), WAVE_NOTES[wave]]),
)}

The first few of a wave look like anything else; look-alikes are held from then on.

## attacks.ndjson

\`rule\` is the id in the rule catalogue of what should speak. A line that only prepares the next one
is harmless by itself; what can't be read as an activity becomes a dead letter instead of a decision.

${table(
  ['line', 'attack', 'rule'],
  attacks.map((item, index) => [String(index + 1), item.attack ?? '', item.expect ?? 'prepares']),
)}
`;
}

/** As prettier lays tables out. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
