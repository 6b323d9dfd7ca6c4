import { activity, publish, tombstone } from '../wire/activities.js';
import { PUBLIC, iso } from '../wire/draft.js';
import { objectOf, withObject, type Attack } from './stage.js';

const DAY_MS = 86_400_000;
const NESTING = 2_000;

/** Documents that claim to be another's, contradict what came before, or aim at the parser. */
export const INTEGRITY_ATTACKS: readonly Attack[] = [
  {
    name: 'impersonated-actor',
    expect: 'I8',
    steps: (stage) => {
      const [thief, victim] = [stage.person(), stage.person()];
      const body = { ...stage.note(thief), actor: victim.id };
      return [{ sender: { ...thief, id: victim.id }, kind: 'Create', body }];
    },
  },
  {
    name: 'foreign-object',
    expect: 'I8',
    steps: (stage) => {
      const [thief, victim] = [stage.person(), stage.person()];
      const body = { ...stage.note(thief), object: objectOf(stage.note(victim)) };
      return [{ sender: thief, kind: 'Create', body }];
    },
  },
  {
    name: 'duplicate-keys',
    expect: 'I12',
    steps: (stage) => {
      const author = stage.person();
      const text = JSON.stringify(stage.note(author));
      const twice = text.replace(
        '"type":"Create"',
        '"type":"Create","actor":"https://other.example/users/a"',
      );
      return [{ sender: author, kind: 'none', body: Buffer.from(twice) }];
    },
  },
  {
    name: 'proto-key',
    expect: 'I12',
    steps: (stage) => {
      const author = stage.person();
      const text = JSON.stringify(stage.note(author));
      const body = Buffer.from(text.replace('"object":{', '"object":{"__proto__":{"admin":true},'));
      return [{ sender: author, kind: 'none', body }];
    },
  },
  {
    name: 'deep-nesting',
    expect: 'I12',
    steps: (stage) => {
      const author = stage.person();
      const nested = '['.repeat(NESTING) + ']'.repeat(NESTING);
      const text = JSON.stringify(stage.note(author));
      const body = Buffer.from(text.replace('"attachment":[]', `"attachment":${nested}`));
      return [{ sender: author, kind: 'none', body }];
    },
  },
  {
    name: 'cut-off',
    expect: 'I12',
    steps: (stage) => {
      const author = stage.person();
      const text = JSON.stringify(stage.note(author));
      return [{ sender: author, kind: 'none', body: Buffer.from(text.slice(0, text.length / 2)) }];
    },
  },
  {
    name: 'redefined-context',
    expect: 'I13',
    steps: (stage) => {
      const author = stage.person();
      const create = stage.note(author);
      const aliases = { content: 'https://vocabulary.example/ns#footnote', actor: '@id' };
      const body = { ...create, '@context': ['https://www.w3.org/ns/activitystreams', aliases] };
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'private-address',
    expect: 'I15',
    steps: (stage) => {
      const author = stage.person();
      const attachment = [
        { type: 'Document', mediaType: 'image/png', url: 'http://169.254.169.254/latest/meta-data/' },
        { type: 'Document', mediaType: 'image/png', url: 'http://[::ffff:10.0.0.1]/picture.png' },
      ];
      return [{ sender: author, kind: 'Create', body: withObject(stage.note(author), { attachment }) }];
    },
  },
  {
    name: 'script-url',
    expect: 'I15',
    steps: (stage) => {
      const author = stage.person();
      const body = withObject(stage.note(author), { url: 'javascript:alert(document.domain)' });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'foreign-url',
    expect: 'I16',
    steps: (stage) => {
      const [author, other] = [stage.person(), stage.person()];
      const body = withObject(stage.note(author), { url: `${other.url}/1` });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'update-by-stranger',
    expect: 'I17',
    steps: (stage) => {
      const [owner, stranger] = [stage.person(), stage.person()];
      const create = stage.note(owner);
      const mint = stage.tick();
      const object = {
        ...objectOf(create),
        content: '<p>I never said that.</p>',
        updated: iso(mint.at),
      };
      const body = activity(stranger, 'update', mint, `${stranger.id}/1`, object, { to: [PUBLIC] });
      return [
        { sender: owner, kind: 'Create', body: create, setup: true },
        { sender: stranger, kind: 'Update', body },
      ];
    },
  },
  {
    name: 'same-id-other-body',
    expect: 'I18',
    steps: (stage) => {
      const author = stage.person();
      const create = stage.note(author);
      const body = withObject(create, { content: '<p>Something else altogether.</p>', contentMap: {} });
      return [
        { sender: author, kind: 'Create', body: create, setup: true },
        { sender: author, kind: 'Create', body },
      ];
    },
  },
  {
    name: 'create-after-delete',
    expect: 'I20',
    steps: (stage) => {
      const author = stage.person();
      const mint = stage.tick();
      const draft = stage.draft(author, mint);
      const create = publish(author, 'create', mint, draft);
      const gone = activity(author, 'delete', mint, draft.id, tombstone(draft.id), { to: [PUBLIC] });
      const again = { ...create, id: `${draft.id}/activity?again` };
      return [
        { sender: author, kind: 'Create', body: create, setup: true },
        { sender: author, kind: 'Delete', body: gone, setup: true },
        { sender: author, kind: 'Create', body: again },
      ];
    },
  },
  {
    name: 'future-dated',
    expect: 'I21',
    steps: (stage) => {
      const author = stage.person();
      const published = iso(stage.tick().at + 2 * DAY_MS);
      const body = withObject({ ...stage.note(author), published }, { published });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
  {
    name: 'backdated',
    expect: 'I21',
    steps: (stage) => {
      const author = stage.person();
      const published = iso(stage.tick().at - 30 * DAY_MS);
      const body = withObject({ ...stage.note(author), published }, { published });
      return [{ sender: author, kind: 'Create', body }];
    },
  },
];
