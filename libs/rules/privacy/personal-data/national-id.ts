/**
 * National identity numbers whose check digits make a coincidence unlikely: a shape at the place,
 * then the check. Those with one weak check digit and no shape of their own (the Dutch BSN) and those
 * without any (the US SSN) are left out.
 */
interface NationalId {
  readonly country: string;
  /** Sticky; where it starts, relative to the first digit, is `lead` characters earlier. */
  readonly shape: RegExp;
  readonly lead: number;
  readonly valid: (compact: string) => boolean;
}

const IDS: readonly NationalId[] = [
  // Brazil, CPF, in its printed form only: eleven bare digits are too often something else.
  { country: 'BR', shape: /\d{3}\.\d{3}\.\d{3}-\d\d/y, lead: 0, valid: validCpf },
  // Spain, DNI and NIE.
  { country: 'ES', shape: /\d{8}[ -]?[A-HJ-NP-TV-Z]/y, lead: 0, valid: validDni },
  { country: 'ES', shape: /[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]/y, lead: 1, valid: validDni },
  // Finland, henkilötunnus.
  { country: 'FI', shape: /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/y, lead: 0, valid: validHetu },
  // Sweden, personnummer with its dash.
  { country: 'SE', shape: /\d\d[01]\d[0-3]\d-\d{4}/y, lead: 0, valid: luhn },
  // France, numéro de sécurité sociale, with or without its spaces.
  {
    country: 'FR',
    shape: /[12] ?\d\d ?[01]\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d/y,
    lead: 0,
    valid: validNir,
  },
  // Italy, codice fiscale: six letters stand before the first digit.
  {
    country: 'IT',
    shape: /[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]/y,
    lead: 6,
    valid: validCodiceFiscale,
  },
];

/** End of the identity number whose first digit stands at `digit`, and its start; null for none. */
export function nationalIdAt(text: string, digit: number): { start: number; end: number } | null {
  for (const { shape, lead, valid } of IDS) {
    const start = digit - lead;
    if (start < 0) {
      continue;
    }
    shape.lastIndex = start;
    const found = shape.exec(text)?.[0];
    if (found !== undefined && valid(found.replace(/[ .-]/g, ''))) {
      return { start, end: start + found.length };
    }
  }
  return null;
}

/** The check of payment cards and of several identity numbers (ISO/IEC 7812-1, annex B). */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function validCpf(digits: string): boolean {
  if (new Set(digits).size === 1) {
    return false;
  }
  return cpfDigit(digits, 9) === digits[9] && cpfDigit(digits, 10) === digits[10];
}

function cpfDigit(digits: string, length: number): string {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += Number(digits[i]) * (length + 1 - i);
  }
  const rest = (sum * 10) % 11;
  return String(rest === 10 ? 0 : rest);
}

function validDni(compact: string): boolean {
  const first = 'XYZ'.indexOf(compact.charAt(0));
  const digits = first < 0 ? compact.slice(0, 8) : `${first}${compact.slice(1, 8)}`;
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23] === compact.at(-1);
}

/** The century sign "-" has been dropped with the separators; the letters remain. */
function validHetu(compact: string): boolean {
  const digits = compact.slice(0, 6) + compact.slice(-4, -1);
  return (
    plausibleDay(compact) && '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31] === compact.at(-1)
  );
}

function plausibleDay(compact: string): boolean {
  const day = Number(compact.slice(0, 2));
  const month = Number(compact.slice(2, 4));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** Corsica's 2A and 2B count as 19 and 18. */
function validNir(compact: string): boolean {
  const digits = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return /^\d{13}$/.test(digits) && 97 - (Number(digits) % 97) === Number(compact.slice(13));
}

const ODD_LETTERS = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function validCodiceFiscale(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = compact.charCodeAt(i);
    const value = code >= 65 ? code - 65 : code - 48;
    sum += i % 2 === 0 ? (ODD_LETTERS[value] ?? 0) : value;
  }
  return compact.charCodeAt(15) - 65 === sum % 26;
}
