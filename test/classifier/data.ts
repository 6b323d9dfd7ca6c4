import { readFile } from 'node:fs/promises';
import { type FunctionalCase, parseCases } from './functional.js';
import { type IdentityTerms, parseIdentityTerms } from './identity-terms.js';

/** The cases of functional-cases.ndjson beside this file. */
export async function readFunctionalCases(): Promise<readonly FunctionalCase[]> {
  return parseCases(await readFile(new URL('functional-cases.ndjson', import.meta.url), 'utf8'));
}

/** The lists of identity-terms.json beside this file. */
export async function readIdentityTerms(): Promise<IdentityTerms> {
  return parseIdentityTerms(await readFile(new URL('identity-terms.json', import.meta.url), 'utf8'));
}
