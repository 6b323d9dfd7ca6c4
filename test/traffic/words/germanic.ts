import { phrases, type Lexicon } from './lexicon.js';

export const german: Lexicon = {
  language: 'de',
  share: 14,
  bytesPerUnit: 1.04,
  between: ' ',
  frames: [
    '{open} {when} {thing} {where}.',
    '{open} {thing} {where}, denn {tail}.',
    '{name} meint: {tail}. {open} {thing} trotzdem.',
    '{name} sucht {thing} {where}. {tail}.',
    '{open} {thing} {where}; {tail}.',
  ],
  open: phrases(
    `Ich reparierte|Wir fotografierten|Meine Nachbarin strich|Endlich fand ich|Der Verein restaurierte|
    Niemand kennt|Wir testeten|Fast vergaß ich|Mein Bruder sammelt|Sie übersetzte|Gerade lese ich über|
    Das Archiv digitalisierte|Jemand verschenkte|Ich vermaß|Wir stritten über|Die Kinder lieben`,
  ),
  thing: phrases(
    `den alten Fährplan|einen Kupferkessel|drei Laufräder|die Gezeitentafel|{name}s Pflaumenkuchen|
    einen winzigen Synthesizer|den Gartenzaun|zwei Romane von {name}|die nördliche Brücke|eine Kiste Diafilme|
    die Tastatur von {name}|einen Schwarm Strandläufer|die kaputte Wetterstation|unseren Komposthaufen|
    ein halbes Brot|{n} Gläser Quittengelee|das Barometer|einen Brief von {name}|den letzten Nachtzug|Moos`,
  ),
  where: phrases(
    `hinter dem Bahnhof|am Hafen von {name}|im oberen Tal|auf dem Markt in {name}|an Gleis {n}|am Kanal|
    in der Werkstatt|über der Bäckerei|im Treppenhaus|auf dem Weg nach {name}`,
  ),
  when: phrases(
    `heute früh|vor dem Regen|am Dienstag|nach {n} Versuchen|letzten Winter|in der Mittagspause|
    noch im Dunkeln|übers Wochenende|seit {name} weg ist`,
  ),
  tail: phrases(
    `der Akku hielt {n} Stunden|keiner wollte nach Hause|die Farben stimmen nicht|es roch nach Zedern|
    {name} schrieb es mit Bleistift auf|das Amt schweigt dazu|die Anleitung widerspricht sich|
    die Hälfte hält nur mit Schnur|die Eule ist zurück|im Register fehlen zwei Seiten|{name} hätte gelacht|
    die Suppe war versalzen|die Fähre war schon weg|jetzt läuft es ohne Warnungen`,
  ),
  greetings: phrases('Guten Morgen, Fediverse!|Gute Nacht zusammen|Moin aus dem Zug ☕'),
  warnings: phrases('Essen|Politik|Spoiler zu {name}|langer Text|Blickkontakt'),
  tags: phrases(
    'Vögel|Garten|Analogfotografie|NeuHier|Zugreise|Stricken|Katzen|Bücher|Wetter|FediEltern',
  ),
};

export const dutch: Lexicon = {
  language: 'nl',
  share: 4,
  bytesPerUnit: 1,
  between: ' ',
  frames: [
    '{open} {when} {thing} {where}.',
    '{open} {thing} {where}, want {tail}.',
    '{name} vindt: {tail}. {open} {thing}.',
    '{name} zoekt {thing} {where}: {tail}.',
  ],
  open: phrases(
    `Ik repareerde|Wij fotografeerden|Mijn buurman schilderde|Eindelijk vond ik|De vereniging herstelde|
    Niemand kent|We testten|Bijna vergat ik|Mijn zus verzamelt|Ik lees over|Iemand schonk|Ik tekende`,
  ),
  thing: phrases(
    `de oude dienstregeling|een koperen ketel|drie fietswielen|de getijdentabel|de pruimentaart van {name}|
    een piepkleine synthesizer|het tuinhek|twee romans van {name}|de noordelijke brug|een doos dia's|
    een zwerm strandlopers|het kapotte weerstation|{n} potten kweepeergelei|een brief van {name}|
    de laatste nachttrein|een half roggebrood`,
  ),
  where: phrases(
    `achter het station|bij de haven van {name}|op de markt in {name}|op spoor {n}|langs de gracht|
    in de werkplaats|boven de bakker|op weg naar {name}`,
  ),
  when: phrases(
    `vanochtend|voor de regen|dinsdag|na {n} pogingen|vorige winter|tijdens de lunch|in het weekend|
    sinds {name} weg is`,
  ),
  tail: phrases(
    `de accu hield {n} uur|niemand wilde naar huis|de kleuren kloppen niet|het rook naar ceder|
    {name} schreef het met potlood op|de gemeente zwijgt|de handleiding spreekt zichzelf tegen|
    de uil is terug|er missen twee bladzijden|de soep was te zout|de veerboot was al weg`,
  ),
  greetings: phrases('Goedemorgen allemaal!|Welterusten fediverse|Hoi vanuit de trein ☕'),
  warnings: phrases('eten|politiek|spoilers voor {name}'),
  tags: phrases('Vogels|Moestuin|Fotografie|Treinreis|Breien|Katten|Boeken|Weer'),
};
