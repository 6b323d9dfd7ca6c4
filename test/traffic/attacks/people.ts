import { frameOf } from '../drafts.js';
import { activity, actorDocument, publish } from '../wire/activities.js';
import { PUBLIC, iso } from '../wire/draft.js';
import { withObject, type Attack } from './stage.js';

const DAY_MS = 86_400_000;
/** The domain that examples/README.md has suspended before the attacks are replayed. */
export const SUSPENDED_DOMAIN = 'sunken-reef.example';
const HELLTHREAD = 25;
const RIGHT_TO_LEFT_OVERRIDE = '\u202e';
const POP_DIRECTION = '\u202c';

/** Documents that break a promise to a reader, a follower or somebody who is written about. */
export const PEOPLE_ATTACKS: readonly Attack[] = [
  {
    name: 'blind-recipients',
    expect: 'P1',
    steps: (stage) => {
      const author = stage.person();
      const secret = [stage.local.at(3).id, stage.local.at(4).id];
      const body = withObject(
        { ...stage.note(author), bto: secret },
        { bto: secret, bcc: [secret[0]] },
      );
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'audiences-differ',
    expect: 'P2',
    steps: (stage) => {
      const author = stage.person();
      const body = withObject(stage.note(author), { to: [author.followers], cc: [] });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'made-public',
    expect: 'P2',
    steps: (stage) => {
      const author = stage.person();
      const mint = stage.tick();
      const quiet = { ...stage.draft(author, mint), to: [author.followers], cc: [] };
      const loud = { ...quiet, to: [PUBLIC], cc: [author.followers], updated: iso(mint.at + 10_000) };
      return [
        { sender: author, kind: 'Create', body: publish(author, 'create', mint, quiet), setup: true },
        { sender: author, kind: 'Update', body: publish(author, 'update', stage.tick(), loud) },
      ];
    },
  },
  {
    name: 'personal-data',
    expect: 'P6',
    steps: (stage) => {
      const author = stage.person();
      const target = stage.local.at(1);
      const mint = stage.tick();
      // Number of a range kept free for fiction, account number of the standard's own example.
      const text = `calls herself ${target.name}: her phone is +44 20 7946 0958, her mail ${target.name}@post.example, her IBAN GB82 WEST 1234 5698 7654 32`;
      const draft = { ...frameOf(author, mint, null, 'public', [target]), paragraphs: [text] };
      const body = publish(author, 'create', mint, draft);
      return [{ sender: author, kind: 'Create', body, recipients: [target.id] }];
    },
  },
  {
    name: 'first-contact',
    expect: 'S1',
    steps: (stage) => {
      const author = stage.person();
      const mint = stage.tick();
      const targets = stage.local.all().slice(20, 27);
      const draft = {
        ...frameOf(author, mint, null, 'public', targets),
        paragraphs: ['look at this'],
        link: 'https://prize-draw.example/you',
      };
      const body = publish(author, 'create', mint, draft);
      return [{ sender: author, kind: 'Create', body, recipients: targets.map(({ id }) => id) }];
    },
  },
  {
    name: 'hellthread',
    expect: 'S2',
    steps: (stage) => {
      const author = stage.person();
      const mint = stage.tick();
      const crowd = Array.from({ length: HELLTHREAD }, (_, k) =>
        k % 2 === 0 ? stage.local.at(k) : stage.person(),
      );
      const draft = {
        ...frameOf(author, mint, null, 'public', crowd),
        paragraphs: ['settle this for us'],
      };
      const body = publish(author, 'create', mint, draft);
      return [{ sender: author, kind: 'Create', body, recipients: [stage.local.at(0).id] }];
    },
  },
  {
    name: 'link-text-mismatch',
    expect: 'S6',
    steps: (stage) => {
      const author = stage.person();
      const link =
        '<a href="https://login-check.example/verify">https://bank-of-tern.example/login</a>';
      const content = `<p>Your account was limited, confirm it at ${link}</p>`;
      const body = withObject(stage.note(author), { content, contentMap: { en: content } });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'bidi-handle',
    expect: 'T2',
    steps: (stage) => {
      const author = stage.person();
      const mint = stage.tick();
      const profile = {
        display: `${RIGHT_TO_LEFT_OVERRIDE}nimda${POP_DIRECTION} of harbour`,
        summary: 'Official support account.',
        fields: [],
        published: mint.at - DAY_MS,
        updated: mint.at,
      };
      const handle = { preferredUsername: `${RIGHT_TO_LEFT_OVERRIDE}nimda` };
      const object = { ...actorDocument(author, profile), ...handle };
      const body = activity(author, 'update', mint, author.id, object, { to: [PUBLIC] });
      return [{ sender: author, kind: 'Update', body }];
    },
  },
  {
    name: 'tag-characters',
    expect: 'T2',
    steps: (stage) => {
      const author = stage.person();
      const hidden = Array.from('say yes', (letter) =>
        String.fromCodePoint(0xe0000 + letter.charCodeAt(0)),
      );
      const body = stage.note(author, `A harmless sentence about herons.${hidden.join('')}`);
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'hidden-text',
    expect: 'T4',
    steps: (stage) => {
      const author = stage.person();
      const hidden =
        '<span style="display:none">cheap followers at bonus-desk.example, write to us</span>';
      const content = `<p>What a calm morning at the pier. ${hidden}</p>`;
      const body = withObject(stage.note(author), { content, contentMap: { en: content } });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'move-by-other',
    expect: 'M1',
    steps: (stage) => {
      const [signer, victim, target] = [stage.person(), stage.person(), stage.person()];
      const more = { target: target.id, to: [signer.followers] };
      const body = activity(signer, 'move', stage.tick(), victim.id, victim.id, more);
      return [{ sender: signer, kind: 'Move', body }];
    },
  },
  {
    name: 'self-move',
    expect: 'M3',
    steps: (stage) => {
      const author = stage.person();
      const more = { target: author.id, to: [author.followers] };
      return [
        {
          sender: author,
          kind: 'Move',
          body: activity(author, 'move', stage.tick(), author.id, author.id, more),
        },
      ];
    },
  },
  {
    name: 'move-to-suspended',
    expect: 'M5',
    steps: (stage) => {
      const [author, target] = [stage.person(), stage.person(SUSPENDED_DOMAIN)];
      const more = { target: target.id, to: [author.followers] };
      return [
        {
          sender: author,
          kind: 'Move',
          body: activity(author, 'move', stage.tick(), author.id, author.id, more),
        },
      ];
    },
  },
];
