import { z } from 'zod';
import { CASE_LANGUAGES } from './functional.js';

export const IDENTITY_GROUPS = [
  'ethnicity',
  'religion',
  'nationality',
  'gender',
  'sexuality',
  'disability',
  'age',
  'class',
] as const;

const termSchema = z.strictObject({
  group: z.enum(IDENTITY_GROUPS),
  /** Stands for `{one}`: one person of the group, as after "I am". */
  one: z.string().min(1),
  /** Stands for `{many}`: the group. */
  many: z.string().min(1),
});

const languageSchema = z.strictObject({
  terms: z.array(termSchema),
  templates: z.array(z.string().regex(/\{(?:one|many)\}/)),
});

const schema = z.record(z.enum(CASE_LANGUAGES), languageSchema);
export type IdentityTerms = z.infer<typeof schema>;

export interface IdentitySentence {
  readonly lang: (typeof CASE_LANGUAGES)[number];
  readonly term: string;
  readonly text: string;
}

/** @throws ZodError or SyntaxError when the file isn't what it should be. */
export function parseIdentityTerms(json: string): IdentityTerms {
  return schema.parse(JSON.parse(json));
}

/** Every template of every language, filled with every term of that language. */
export function identitySentences(terms: IdentityTerms): readonly IdentitySentence[] {
  return CASE_LANGUAGES.flatMap((lang) =>
    terms[lang].templates.flatMap((template) =>
      terms[lang].terms.map(({ one, many }) => ({
        lang,
        term: template.includes('{one}') ? one : many,
        text: template.replaceAll('{one}', one).replaceAll('{many}', many),
      })),
    ),
  );
}
