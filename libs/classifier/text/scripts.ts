/** Writing systems told apart by {@link SCRIPT_OF}; None: not a letter, or of a script we don't know. */
export const Script = {
  None: 0,
  Latin: 1,
  Cyrillic: 2,
  Arabic: 3,
  Devanagari: 4,
  Han: 5,
  Kana: 6,
  Hangul: 7,
  Greek: 8,
  Hebrew: 9,
  Armenian: 10,
  Georgian: 11,
  Ethiopic: 12,
  Bengali: 13,
  Gurmukhi: 14,
  Gujarati: 15,
  Odia: 16,
  Tamil: 17,
  Telugu: 18,
  Kannada: 19,
  Malayalam: 20,
  Sinhala: 21,
  Thai: 22,
  Lao: 23,
  Khmer: 24,
  Myanmar: 25,
} as const;
/** A value of {@link Script}: a plain number, as a table of bytes gives it. */
export type Script = number;

export const SCRIPTS = Script.Myanmar + 1;

/** The letters' blocks: [first, last, script], Unicode 15 Blocks.txt, basic plane only. */
const BLOCKS: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x5a, Script.Latin],
  [0x61, 0x7a, Script.Latin],
  [0xc0, 0xd6, Script.Latin],
  [0xd8, 0xf6, Script.Latin],
  [0xf8, 0x24f, Script.Latin],
  [0x370, 0x3ff, Script.Greek],
  [0x400, 0x52f, Script.Cyrillic],
  [0x531, 0x58f, Script.Armenian],
  [0x5d0, 0x5ea, Script.Hebrew],
  [0x620, 0x64a, Script.Arabic],
  [0x66e, 0x6d3, Script.Arabic],
  [0x6ee, 0x6ff, Script.Arabic],
  [0x750, 0x77f, Script.Arabic],
  [0x900, 0x963, Script.Devanagari],
  [0x980, 0x9e3, Script.Bengali],
  [0xa01, 0xa63, Script.Gurmukhi],
  [0xa81, 0xae3, Script.Gujarati],
  [0xb01, 0xb63, Script.Odia],
  [0xb82, 0xbe5, Script.Tamil],
  [0xc00, 0xc63, Script.Telugu],
  [0xc80, 0xce3, Script.Kannada],
  [0xd00, 0xd63, Script.Malayalam],
  [0xd80, 0xddf, Script.Sinhala],
  [0xe01, 0xe4e, Script.Thai],
  [0xe81, 0xecd, Script.Lao],
  [0x1000, 0x103f, Script.Myanmar],
  [0x10a0, 0x10ff, Script.Georgian],
  [0x1100, 0x11ff, Script.Hangul],
  [0x1200, 0x137f, Script.Ethiopic],
  [0x1780, 0x17d3, Script.Khmer],
  [0x1e00, 0x1eff, Script.Latin],
  [0x1f00, 0x1fff, Script.Greek],
  [0x3041, 0x309f, Script.Kana],
  [0x30a1, 0x30fa, Script.Kana],
  [0x3131, 0x318e, Script.Hangul],
  [0x3400, 0x4dbf, Script.Han],
  [0x4e00, 0x9fff, Script.Han],
  [0xac00, 0xd7a3, Script.Hangul],
  [0xf900, 0xfaff, Script.Han],
  [0xfb50, 0xfdff, Script.Arabic],
  [0xfe70, 0xfefc, Script.Arabic],
  [0xff21, 0xff3a, Script.Latin],
  [0xff41, 0xff5a, Script.Latin],
  [0xff66, 0xff9d, Script.Kana],
];

/** The script of a UTF-16 code unit; surrogates are {@link Script.None}. */
export const SCRIPT_OF: Uint8Array = fill();

function fill(): Uint8Array {
  const table = new Uint8Array(65536);
  for (const [first, last, script] of BLOCKS) table.fill(script, first, last + 1);
  return table;
}
