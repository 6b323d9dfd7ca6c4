/**
 * Words near a finding that say whose it is, in the languages of most of the fediverse. Personal
 * pronouns that only tell who speaks ("I", "ich") are left out: "I found it" says nothing about whose
 * number follows.
 */
export interface Cues {
  /** "his phone number", "Bob's home address", or talk of doxxing. */
  readonly other: boolean;
  /** "my", "call me". */
  readonly own: boolean;
  /** Donation accounts, ticket lines, offices: published to be used. */
  readonly open: boolean;
}

const BEFORE = 80;
const AFTER = 40;
const NOUN_REACH = 3;

/** Looks at 80 characters before and 40 behind the range. */
export function cuesAround(text: string, start: number, end: number): Cues {
  const before = wordsOf(text.slice(Math.max(0, start - BEFORE), start));
  const after = wordsOf(text.slice(end, end + AFTER));
  const words = [...before, ...after];
  return {
    other: namesSomebody(before) || words.some((word) => DOXXING.has(word)),
    own: words.some((word) => OWN.has(word)),
    open: words.some((word) => OPEN.has(word)),
  };
}

function wordsOf(window: string): readonly string[] {
  return window.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
}

function namesSomebody(words: readonly string[]): boolean {
  return words.some((word, index) => {
    const genitive = isGenitive(word);
    if (!genitive && !THIRD_PERSON.has(word)) {
      return OF.has(word) && DATA_NOUNS.has(words[index - 1] ?? '');
    }
    for (let next = index + 1; next <= index + NOUN_REACH; next++) {
      const following = words[next] ?? '';
      if (DATA_NOUNS.has(following)) return true;
      if (genitive && !QUALIFIERS.has(following)) return false;
    }
    return false;
  });
}

function isGenitive(word: string): boolean {
  return /['’]s$/.test(word) && !CONTRACTIONS.has(word.slice(0, -2));
}

const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

const CONTRACTIONS = set(`it that here what let he she who there where how when why everyone today`);
const QUALIFIERS = set(
  `home private personal cell mobile work new old real full phone bank credit email`,
);
/** "phone number of Bob"; articles follow in other languages and don't matter. */
const OF = set(`of von de di van da`);

const THIRD_PERSON = set(`
  his her their
  sein seine seiner seinem seinen ihre ihr ihrer deren dessen
  son sa ses leur leurs
  su sus suyo suya
  suo sua suoi sue loro
  zijn haar hun
  seu dele dela
`);

const DATA_NOUNS = set(`
  address phone number mobile cell cellphone telephone email e-mail mail iban account card id ssn passport ip
  home house location coordinates gps whatsapp
  adresse nummer telefonnummer handynummer telefon handy konto kontonummer mailadresse wohnort anschrift
  numéro téléphone portable courriel carte compte domicile
  teléfono móvil número celular correo dirección cuenta tarjeta domicilio dni
  numero telefono cellulare indirizzo conto carta
  telefoonnummer telefoon adres rekening rekeningnummer
  endereço telefone conta cartão cpf
`);

const DOXXING = set(`dox doxx doxed doxxed doxing doxxing doxx'd swat swatted swatting`);

const OWN = set(`
  my mine me mein meine meiner meinem meinen mich mir mon ma mes moi mi mis mío mía mio mia miei mie
  meu minha meus mijn mij
  our us unser unsere unserer uns notre nos nuestro nuestra nostro nostra nosso nossa ons onze
`);

const OPEN = set(`
  donate donation donations fundraiser ticket tickets booking bookings reservation reservations hotline
  helpline office support service customer press shop store clinic hospital police emergency appointment
  appointments apply application embassy council senator senate congress representative minister ministry
  parliament school church museum hotel restaurant theatre university charity volunteers rsvp register
  spende spenden spendenkonto karten reservierung reservierungen notruf beratung kundenservice praxis verein
  kontakt bewerbung anmeldung impressum presse büro
  don dons billets réservation réservations mairie association urgences inscription
  donación donaciones entradas reserva reservas ayuntamiento oficina emergencias inscripción
  donazione donazioni biglietti prenotazione prenotazioni comune ufficio emergenza
  doneren donatie donaties kaarten reserveren meldpunt
  doação doações ingressos prefeitura emergência
`);
