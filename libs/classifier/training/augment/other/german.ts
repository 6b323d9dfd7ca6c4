import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

const LISTS = {
  ...COMMON_LISTS,
  groups: list(`Muslime|Juden|Christen|Schwarze|Türken|Syrer|Afghanen|Araber|Polen|Russen|Ukrainer|Roma|
    Sinti und Roma|Flüchtlinge|Geflüchtete|Migranten|Ausländer|Asylbewerber|Frauen|Feministinnen|Lesben|
    Schwule|trans Frauen|trans Menschen|Queers|Behinderte|Rollstuhlfahrer|Autisten|Obdachlose|Arme|
    alte Leute|dicke Menschen|Katholiken|Hindus|Asiaten|Chinesen|Inder|Vietnamesen|Afrikaner|Kurden|
    Rumänen|Bulgaren|Albaner|Alleinerziehende|Israelis|Palästinenser|Nichtbinäre|Ostdeutsche|Bürgergeldempfänger`),
  dative: list(`Muslimen|Juden|Christen|Schwarzen|Türken|Syrern|Afghanen|Arabern|Polen|Ukrainern|Roma|
    Flüchtlingen|Migranten|Ausländern|Frauen|Lesben|Schwulen|trans Menschen|Behinderten|Obdachlosen|
    Asiaten|Chinesen|Afrikanern|Kurden|Rumänen|alten Leuten`),
  adj: list(`muslimisch|jüdisch|schwarz|türkisch|syrisch|afghanisch|polnisch|ukrainisch|schwul|lesbisch|
    trans|queer|bi|nichtbinär|behindert|gehörlos|blind|autistisch|kurdisch|vietnamesisch|rumänisch|
    katholisch|indisch|arabisch`),
  one: list(`ein Muslim|eine Muslimin|ein Jude|eine Jüdin|ein Schwarzer|eine schwarze Frau|ein Türke|ein Syrer|
    ein Afghane|ein Pole|eine Ukrainerin|ein Rom|eine Sintiza|ein Flüchtling|ein Migrant|ein Ausländer|
    eine Frau|eine Feministin|eine Lesbe|ein Schwuler|eine trans Frau|ein trans Mann|ein Rollstuhlfahrer|
    ein Autist|ein Blinder|ein Gehörloser|ein Obdachloser|ein Rentner|ein alter Mann|ein Katholik|ein Hindu|
    ein Chinese|ein Inder|ein Kurde|eine Rumänin|eine Alleinerziehende|ein Behinderter|eine Putzfrau|ein Bauer`),
  // What hate says that a group does.
  does: list(
    `machen alles kaputt|leben von unserem Geld|lügen und betrügen|klauen, was sie kriegen|bringen nur Ärger|bringen Krankheiten|verderben unsere Kinder|hassen uns|nehmen und geben nie|haben keine Ehre|können nicht denken|zerstören unser Land|vermüllen jede Straße|ruinieren jedes Viertel`,
  ),
  bad: list(`dreckig|dumm|faul|kriminell|Abschaum|Parasiten|Ungeziefer|Ratten|Dreck|minderwertig|krank|
    eine Plage|gefährlich|Verbrecher|Schmarotzer|Untermenschen|keine Menschen|Affen|Schweine|ekelhaft|
    pervers|Vergewaltiger|Terroristen|Diebe|Lügner|Gesindel|Müll|eine Seuche|Abartige|wertlos|asozial`),
  relation: list(
    `Nachbar|bester Freund|Bruder|Chef|Mann|Zahnarzt|Kollege|Onkel|Sohn|Mitbewohner|Trainer|Opa`,
  ),
  relation_f: list(
    `Nachbarin|beste Freundin|Schwester|Chefin|Frau|Ärztin|Kollegin|Tante|Tochter|Oma|Lehrerin`,
  ),
  name: list(`Ana|Jonas|Leyla|Mehmet|Priya|Erik|Marta|Ruth|Iwan|Aisha|Felix|Noor|Greta|Emre|Zoe|Karin`),
  city: list(`Leipzig|Köln|Wien|Zürich|Hamburg|Dresden|Graz|Bremen|Essen|München|Basel|Kassel`),
  place:
    list(`in der Bibliothek|im Park|bei der Arbeit|beim Bäcker|im Zug|an der Haltestelle|in der Schule|
    auf dem Markt|im Verein|im Museum|im Kino|im Garten|im Schwimmbad|im Treppenhaus`),
  hobby: list(
    `Stricken|Schach|Fußball|Radfahren|Malen|Backen|Fotografieren|Wandern|Klettern|Töpfern|Lesen`,
  ),
  topic: list(`Wohnen|Musik|Essen|Geschichte|Sprache|Nahverkehr|Bildung|Pflege|Sport|Arbeit|Familie`),
  food: list(`Brot|Suppe|Kuchen|Nudeln|Falafel|Pierogi|Börek|Kartoffelsalat|Zimtschnecken|Curry`),
  media: list(`Buch|Film|Podcast|Theaterstück|Album|Comic|Hörspiel|Zine`),
  thing: list(`Drucker|Laptop|Bus|Wecker|Router|Aufzug|Server|Fahrradschlauch|Toaster|Monitor`),
  good: list(`großartig|wunderbar|toll|super nett|klasse|richtig schön|beeindruckend|herzlich`),
  time: list(`heute|gestern|letzte Woche|am Wochenende|heute Abend|jeden Dienstag|diesen Sommer`),
  curse: list(`scheiße|verdammt|verfluchte scheiße|mist|fuck|himmelherrgott|verdammte kacke|boah leck`),
  insult: list(`Idiot|Arschloch|Vollidiot|Depp|Trottel|Schlampe|Hurensohn|Wichser|Versager|Missgeburt|
    Penner|Schwachkopf|Drecksack|Clown|Feigling|Spast|Bastard|Lügner|hässliche Kröte`),
  pest: list(`Ratten|Kakerlaken|Ameisen|Motten|Blattläuse|Zecken|Wespen|Bettwanzen|Schnecken`),
};

export const GERMAN = phrasebook(
  'de',
  LISTS,
  {
    neutral: lines(`
      mein {relation} ist {adj}(| und arbeitet {place}|, na und?| und mag {hobby})
      meine {relation_f} ist {adj}(| und wohnt in {city}|, wir kennen uns aus {city})
      ich bin {adj}(| und komme aus {city}|, {adj} und müde| und schreibe über {topic})
      (viele|einige|die meisten) {groups} in {city} (arbeiten|wohnen|lernen) ganz in der Nähe
      {groups} (leben|arbeiten|beten|wählen|feiern) auch in {city}
      neues {media} über {groups} und {topic}(, kennt das jemand?|)
      (ich bin|mein {relation} ist|da wohnt|{name} ist) {one}(| aus {city}| und mag {hobby})
      {one} (arbeitet|singt|wartet|lernt) {place}
      wie viele {groups} leben eigentlich in {city}?
      {time} {place} mit {dative} über {topic} geredet
      (im Kurs|im Chor|im Team) sind {groups}, {groups} und {groups}
      {name} ist {adj}, {name} ist {adj}, ich mag {food}
      was denken {groups} über {topic}? ein Interview
      {groups} und {groups} spielen {time} zusammen Fußball
      gibt es in {city} eine Gruppe für {groups}, die {hobby} mögen?
    `),
    kind: lines(`
      ich (liebe|mag|bewundere) {groups}(|, schon immer| sehr)
      {groups} sind {good}
      {groups} sind hier willkommen(|, immer)
      ich bin stolz, {adj} zu sein
      {one} hat mir {time} geholfen, danke
      danke an alle {groups}, die {place} helfen
      alles Gute zum (Zuckerfest|Pessach|Weihnachtsfest|Pride|Neujahr) an alle {groups}
      mein {relation} ist {adj} und {good}
      meine {relation_f} ist {adj} und {good}
      {groups} gehören (zu uns|zu {city}|dazu)
      solidarität mit {dative}
      {groups} verdienen (Respekt|Schutz|gleiche Rechte|Liebe)
      es ist völlig in Ordnung, {adj} zu sein
      ohne {groups} wäre {city} ärmer
    `),
    counter: lines(`
      "{groups} {does}": (so ein Unsinn|wer das schreibt, fliegt raus|stimmt einfach nicht|rief einer im Bus. niemand lachte)
      {groups} sind nicht {bad}(|, merkt euch das|. Punkt)
      wer sagt, dass {groups} {bad} sind, (liegt falsch|kann gehen|hat nichts verstanden|wird gemeldet)
      hört auf zu (behaupten|schreiben), {groups} seien {bad}
      "{groups} sind {bad}" (ist Hetze|steht an unserer Hauswand|schrieb jemand unter meinen Post|sagte der Politiker. widerlich)
      jemand hat {time} "{groups} raus" an die Wand gesprüht. (traurig|wir haben es übermalt|Anzeige ist raus)
      ich hasse {groups} nicht
      ich habe nichts gegen {groups}(|, mein {relation} ist {adj})
      niemand sollte {groups} hassen
      {groups} sind nicht das Problem(|, die Mieten sind es)
      {groups} sind keine (Bedrohung|Gefahr|Last)
      mein {relation} wurde {place} beleidigt, weil er {adj} ist
      gewalt gegen {groups} muss aufhören
      früher dachte ich, {groups} wären {bad}. das war falsch
      Nazis nannten {groups} {bad}. nie wieder
      bitte löscht den Beitrag, in dem {groups} als {bad} bezeichnet werden
    `),
    reclaimed: lines(`
      wir (Lesben|Tunten|Schwuppen|Krüppel|Queers|Kanaken) halten zusammen
      ich bin (eine alte Lesbe|eine stolze Tunte|ein fetter Schwuler|eine dicke Frau) und {time} {place}
      (Tuntenball|Krüppelgruppe|Lesbenfrühling|Dyke March) {time} in {city}, alle willkommen
      ihr süßen (Schwuchteln|Lesben|Schlampen|Tunten), bis {time} ❤️
      als (Krüppel|Lesbe|Schwuler|Kanake) nehme ich mir das Wort zurück
      meine Lieblingsschlampe hat Geburtstag 🎂 kommt {time} vorbei
      stolze (Dyke|Tunte|Hexe) aus {city}
    `),
    strong: lines(`
      {curse}, der {thing} ist schon wieder kaputt
      {curse}, ich hab {food} anbrennen lassen
      dieser (verdammte|scheiß|verfickte|blöde) {thing}
      so ein (scheiß Wetter|Mist|scheiß Tag)(| {time}| in {city})
      ich hasse (Montage|diesen {thing}|{food}|Regen|Steuererklärungen|{hobby}|Bahnstreiks)
      das ist (scheißgut|verdammt lecker|arschkalt|saugeil|richtig beschissen)
      mein Chef bringt mich um, wenn ich zu spät komme 😂
      ich sterbe vor Lachen
      ich könnte jetzt morden für {food}
      der Endboss hat mich (schon wieder|dreimal) umgebracht
      (wie töte ich|wie werde ich) {pest} (los|in der Küche)?
      {pest} sind eklig und überall {place}
      dieses {media} ist Müll
      die Regierung ist unfähig, {topic} zu regeln
      ich halte die Kirche für überholt
      diese Partei ist eine Katastrophe für {topic}
      ich bin so ein Idiot, ich hab den {thing} vergessen
      geile Sau, {name}, du hast gewonnen 🎉
      fick dich, {thing}
      wir haben euch {time} (vernichtet|geschlachtet), vier zu null
    `),
    matters: lines(`
      polizei: (zwei|drei|mehrere) Verletzte nach Messerangriff in {city}
      bombendrohung in {city}, Bahnhof geräumt
      gedenken an die ermordeten {groups} in {city}
      übergriffe auf {groups} haben zugenommen, sagt der Bericht
      wenn es dir schlecht geht, ruf bei der Telefonseelsorge an
      ich habe meinen {relation} durch Suizid verloren, er fehlt mir
      seit (drei|fünf) Jahren keine Selbstverletzung mehr, ich bin froh
      (Brustkrebsvorsorge|HIV-Test|Verhütungsberatung) {time} {place}
      aufklärung gehört in die Schule, auch über Verhütung
      er wurde wegen Morddrohungen verurteilt
      das {media} handelt von Depression, Triggerwarnung
      krieg: Beschuss auf ein Dorf, (zwei|vier) Tote
    `),
    smallTalk: lines(`
      heute gibt es {food}
      war {time} {place}, war {good}
      wer kommt {time} mit zum {hobby}?
      guten (Morgen|Abend), {city}
      das {media} war {good}
      kann mir jemand einen {thing} leihen?
      danke {name}, das war {good}
      herzlichen Glückwunsch, {name}
      wie war eure Woche?
      ich lese gerade ein {media} über {topic}
      der {thing} geht nicht, also {hobby}
    `),
    promotion: lines(`
      mein neues {media} über {topic} ist da: {home}
      wir spielen {time} in {city}, Eintritt frei
      workshop {hobby} {time} in {city}, Infos {home}
      suche Wohnung in {city}, gern teilen
      unser Verein sucht Leute für {hobby} in {city}
      spendenaktion für die Tafel {place}, {home}
      verkaufe meinen alten {thing}, Abholung in {city}
      vorsicht, Phishing: gebt nie euer Passwort weiter
    `),
    hate: lines(`
      {groups} {does}(|!|...)
      {groups} {does}, {groups} {does}
      {groups} sind {bad}(|, alle|, das weiß jeder|. so ist es)
      alle {groups} sind {bad}
      ich (hasse|verachte|verabscheue) {groups}
      (diese|die) (dreckigen|verdammten|scheiß|faulen) {groups}(| wieder| überall| gehören weg|, alle {bad})
      {groups} raus(| aus {city}|!| aus unserem Land)
      {groups} (gehören|sollten) (abgeschoben|eingesperrt|vergast|erschossen|weggesperrt|ausgerottet|verboten) (werden|)
      (schiebt|werft) {groups} (endlich|alle) (ab|raus)
      {groups} haben hier nichts verloren
      {groups} sollen (verrecken|sterben|dahin gehen, wo sie herkommen|verschwinden)
      wir wollen keine {groups} in {city}
      {groups} sind weniger wert als wir
      {groups} sollten nicht (wählen|arbeiten|Kinder kriegen|hier leben) dürfen
      nur ein toter {adj}er ist ein guter
      {groups} stinken(| und klauen| und lügen)
      mit {dative} kann man nicht leben, die sind {bad}
      tod allen {dative}
      (man sollte|jemand sollte) {groups} (anzünden|verprügeln|abknallen)
    `),
    hateImplicit: lines(`
      {groups} vermehren sich wie die Karnickel
      komisch, dass es immer {groups} sind, wenn was fehlt
      ich bin kein Rassist, aber {groups} sind {bad}
      seit {groups} hier sind, traut man sich nicht mehr raus
      {groups} kontrollieren die Banken und die Presse
      {groups} nehmen uns (die Arbeit|die Wohnungen|die Frauen) weg
      unsere Kinder müssen vor {dative} geschützt werden
      typisch {groups}, faul und frech
      früher hätte man mit {dative} kurzen Prozess gemacht
      {groups} passen nicht in unsere Kultur
      was haben {groups} je geleistet? nichts
      {pest} und {groups}, wo ist der Unterschied
      frauen gehören an den Herd
      das ist doch krank, {adj} zu sein
    `),
    insult: lines(`
      du (bist|elender|dummer|mieser|kleiner) {insult}
      du bist (so ein|ein|der letzte) {insult}(|, {name}|, {handle})
      halt (die Fresse|dein Maul|die Klappe), {insult}
      {handle} (verpiss dich|fick dich|geh sterben), du {insult}
      {name} ist (so ein|ein|der größte) {insult}
      keiner mag dich, {insult}
      du bist zu (dumm|hässlich|blöd) (zum Atmen|für alles|für {topic})
      was für ein {insult}, {handle}
      lösch dich, {insult}
      deine Mutter schämt sich für dich, {insult}
    `),
    spam: lines(`
      verdiene {sum} (am Tag|pro Woche|von zu Hause) mit {coin}, schreib mir auf {messenger} {tags}
      dein Konto wird gesperrt, bestätige hier: {link}
      du hast (ein Handy|{sum}|einen Gutschein) gewonnen! jetzt abholen {link}
      (Viagra|Abnehmpillen|Potenzmittel|Schlaftabletten) ohne Rezept günstig bestellen {link} {tags}
      kredit bis {sum} ohne Schufa, {messenger} {number}
      kaufe Follower und Likes, 1000 Stück sofort, {link}
      {account} hat meine {coin} verdreifacht, frag sie auf {messenger}
      gib deine Seed Phrase hier ein, um die Wallet zu prüfen: {link}
      einsame Frauen in {city} warten auf dich {link} 😘
      online casino {sum} Bonus ohne Einzahlung {link} 🎰
      dein Paket wartet, Zollgebühr zahlen: {link}
      seo Backlinks, Platz 1 bei Google garantiert {link}
    `),
  },
  {
    openers: lines(
      'ehrlich,\nalso\nna ja,\nleute,\nsorry, aber\nhm,\n{handle}\nalter,\nfun fact:\nja,',
    ),
    closers: lines('lol\n😂\n🙄\n...\n!!!\nnaja\necht jetzt\n🤷\n#fediverse\n❤️\n💀\n#montag\nist so'),
    stop: '. ',
    cased: true,
  },
);
