import { ENGLISH } from './en/book.js';
import { ARABIC } from './other/arabic.js';
import { CHINESE } from './other/chinese.js';
import { FRENCH } from './other/french.js';
import { GERMAN } from './other/german.js';
import { JAPANESE } from './other/japanese.js';
import { KOREAN } from './other/korean.js';
import { PORTUGUESE } from './other/portuguese.js';
import { RUSSIAN } from './other/russian.js';
import { SPANISH } from './other/spanish.js';
import type { Phrasebook } from './phrasebook.js';

/** Every language that has sentences of its own; a book's place seeds its rows, so new ones go last. */
export const PHRASEBOOKS: readonly Phrasebook[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  RUSSIAN,
  ARABIC,
  KOREAN,
  CHINESE,
  JAPANESE,
];
