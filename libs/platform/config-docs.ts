import { SECTIONS } from './config-variables.js';

export interface ConfigDoc {
  readonly section: string;
  readonly name: string;
  /** null: unset. */
  readonly fallback: string | null;
  readonly about: string;
  readonly secret: boolean;
}

/** Every environment variable, in the order of the document. */
export const CONFIG_DOCS: readonly ConfigDoc[] = Object.entries(SECTIONS).flatMap(
  ([section, variables]) =>
    Object.values(variables).map(({ name, fallback, about, secret }) => ({
      section,
      name,
      fallback,
      about,
      secret,
    })),
);

/** Content of docs/generated/configuration.md. */
export function configMarkdown(): string {
  const parts = [
    '# Configuration',
    'Everything is set by environment variables; an empty one counts as unset. With neither `DATABASE_URL` nor `KAFKA_BROKERS` Tidegate runs in embedded mode; with both, in production mode. Values of variables marked secret are never shown.',
  ];
  for (const section of Object.keys(SECTIONS)) {
    const rows = CONFIG_DOCS.filter((doc) => doc.section === section).map(
      ({ name, fallback, about, secret }) =>
        `| \`${name}\` | ${fallback === null ? 'unset' : `\`${fallback}\``} | ${about.replaceAll('|', '\\|')}${secret ? ' Secret.' : ''} |`,
    );
    parts.push(
      `## ${section}`,
      ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
