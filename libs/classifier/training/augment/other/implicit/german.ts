import { lines, list } from '../../phrasebook.js';
import { implicitTopics } from './topics.js';

/** Groups by where they or their families come from, and by anything else. */
export const GERMAN_IMPLICIT_LISTS: Readonly<Record<string, readonly string[]>> = {
  origin: list(`Muslime|Türken|Syrer|Afghanen|Araber|Polen|Roma|Sinti und Roma|Geflüchtete|Flüchtlinge|
    Migranten|Ausländer|Asylbewerber|Afrikaner|Kurden|Rumänen|Bulgaren|Albaner|Vietnamesen|Juden|Schwarze|
    Ukrainer|Inder|Chinesen|Palästinenser|Israelis|Russen|Hindus|Asiaten`),
  others:
    list(`Frauen|Feministinnen|Lesben|Schwule|trans Frauen|trans Menschen|Queers|Behinderte|Autisten|
    Rollstuhlfahrer|Obdachlose|Arme|alte Leute|dicke Menschen|Alleinerziehende|Nichtbinäre|Ostdeutsche|
    Bürgergeldempfänger`),
  ethnic:
    list(`muslimisch|jüdisch|türkisch|syrisch|afghanisch|polnisch|ukrainisch|kurdisch|vietnamesisch|
    rumänisch|indisch|arabisch|schwarz|chinesisch|albanisch`),
  origin_dat:
    list(`Muslimen|Türken|Syrern|Afghanen|Arabern|Polen|Roma|Flüchtlingen|Migranten|Ausländern|
    Afrikanern|Kurden|Rumänen|Asiaten|Chinesen`),
  soon: list(`am Samstag|nächste Woche|im Mai|in den Ferien|nach Neujahr`),
  street: list(
    `Gartenstraße|Lindenallee|Nachbarwohnung|alte Post|Siedlung|Bahnhofstraße|Hausnummer 12`,
  ),
};

export const GERMAN_IMPLICIT = implicitTopics({
  hate: lines(`
    (so eine Überraschung|welch Wunder|wer hätte das gedacht|oh Schreck), (schon wieder|mal wieder|natürlich) {groups}
    dreimal dürft ihr raten, wer (im Bus wieder geschrien hat|beim Amt ganz vorne stand|das Rad mitgenommen hat). kleiner Tipp: {groups}
    ich sag ja nichts, mir fällt nur auf: (wo {groups} sind, fehlt hinterher was|arbeiten sehe ich {groups} nie|im Wartezimmer sitzen nur noch {groups})
    zufall, dass die Zahlen (überall|jedes Mal) steigen, sobald {origin} dazukommen? ich frag ja nur
    man darf die Herkunft ja nicht mehr nennen, aber (es waren wohl keine Norweger|wir wissen alle, dass {origin} gemeint sind)
    guckt mal, wer in die {street} einzieht: {origin}. (war mal eine schöne Ecke|ich lasse das Haus schon mal schätzen|das war's dann mit der Ruhe)
    unsere Straße ist nicht mehr, was sie war(|, man hört kaum noch Deutsch), seit {origin} da sind
    noch zehn Jahre, dann sind wir die Minderheit und {origin} machen die Gesetze
    die einen kriegen keine Kinder mehr, {origin} dafür sieben. (rechnet selbst|so tauscht man ein Volk aus)
    {groups} ticken eben anders als (wir|normale Leute|anständige Menschen)
    auf dem Papier sind {origin} vielleicht Deutsche, (aber eben nur auf dem Papier|richtige werden das nie)
    ein Pass macht aus {origin_dat} noch lange keine (Nachbarn|Deutschen|von uns)
    warum sind es eigentlich immer {groups}, (die sich beschweren|die Extrawürste brauchen|die auffallen)?
    was glaubt ihr, wer für {groups} die Rechnung zahlt? (genau, du|der Dumme mit dem Wecker um fünf)
    die nächste Welle rollt an, {origin}, so weit das Auge reicht. (wo bleibt der Deich?|macht die Schotten dicht)
    erst einer, dann zehn, dann das ganze Haus: {groups} wird man nie wieder los
    wenn {groups} da waren, muss man erst mal (durchlüften|feucht durchwischen|die Löffel zählen)
    das Viertel bräuchte eine Grundreinigung, dann wären auch {groups} weg
    konnte sie was, oder fehlte im Vorstand nur noch jemand, der {adj} ist?
    den Posten hat er sicher nur, weil er {adj} ist. (Leistung ist ja von gestern|Quote sei Dank)
    dafür, dass er {adj} ist, (ist er erstaunlich gepflegt|drückt er sich ganz ordentlich aus|kann man sich fast normal mit ihm unterhalten)
    {name} ist {adj}, aber (eine von den Anständigen|man merkt es zum Glück kaum|sonst ganz in Ordnung)
    ein {ethnic}er (Arzt|Anwalt|Pilot)? (da warte ich lieber auf einen richtigen|na, dann viel Glück)
    einige meiner besten Freunde sind {groups}, aber (in der Familie muss das nicht sein|vermieten würde ich da nicht|man sieht ja, wie die meisten sind)
    ich habe nichts gegen {groups}, (solange ich sie nicht sehen muss|nur eben nicht vor meiner Haustür|es gibt nur zu viele davon)
    {groups} wären unter ihresgleichen doch viel (glücklicher|besser aufgehoben)(|, meint ihr nicht?)
    von {city} gehen täglich Flüge. (nur mal so, falls {origin} Heimweh kriegen|einfache Strecke reicht für {origin})
    früher wussten {groups} noch, (wo ihr Platz ist|wann man den Mund hält|wer hier das Sagen hat)
    als {others} noch nicht überall mitreden durften, lief der Laden
    kommen {groups} in eine Bar. (der Wirt zählt die Gläser|alle halten ihre Taschen fest|die Stimmung geht)
    was ist der Unterschied zwischen {dative} und {pest}? (keiner|über die einen darf man noch klagen)
    was {groups} damals erlebt haben wollen, wird (doch aufgebauscht|jedes Jahr größer erzählt). irgendwann muss Schluss sein
    {groups} und diskriminiert? (wer's glaubt|wovon denn, vom vielen Geld?|das Opferspiel zieht immer)
    {others} wollen ja überall mitmachen. rührend, aber (einer muss die Arbeit auch machen|wir sind kein Zirkus)
    zwei Männer mit Kinderwagen {place}. (das arme Kind|fragt da keiner nach der Mutter?|früher hätte das Amt reagiert)
    eine Frau als Chefin? (na, hoffentlich nicht jeden Monat|dann wird ab jetzt nach Gefühl gebucht)
    (im Rollstuhl|mit Stock|blind) und trotzdem verliebt, süß. (wer tut sich das an?|hauptsache, es vermehrt sich nicht)
    ah, {origin}, unsere (neuen Raketenforscher|Goldstücke|Fachkräfte). die Rente ist gerettet
    ich stelle nur Fragen: (wem gehören die Banken?|wer sitzt in den Redaktionen?) {origin}. merkt ihr was
    mein Beileid an alle, die jetzt {groups} (als Nachbarn|im Haus|in der Klasse) haben
    einen Tag im Freibad für uns, einen für {groups}, dann wäre das Wasser auch sauber
    bei {dative} ist das wohl (Kultur|normal|so üblich), wir haben so was hier nie gebraucht
    {one} mit so einem Auto? (fragt lieber nicht, woher|sicher ehrlich erarbeitet, haha)
  `),
  harmless: lines(`
    (so eine Überraschung|welch Wunder|wer hätte das gedacht|oh Schreck), (schon wieder|mal wieder|natürlich) (Regen|Stau|{food}|Ausfall beim Bus)
    (so eine Überraschung|wer hätte das gedacht), {groups} haben das Turnier gewonnen, mit einem Tor in der letzten Minute
    dreimal dürft ihr raten, wer (im Bus sein Handy vergessen hat|beim Amt die Nummer 1 zog). kleiner Tipp: ich
    ich sag ja nichts, mir fällt nur auf: im Chor singen jetzt auch {groups} und es klingt {good}
    zufall, dass die Unfallzahlen steigen, sobald es glatt wird? ich frag ja nur
    man sollte die Herkunft der Tomaten auf die Packung schreiben, oder?
    guckt mal, wer in die {street} einzieht: {origin} mit zwei Kindern. (wir haben Brot und Salz gebracht|die Kleinen spielen schon zusammen)
    unsere Straße ist nicht mehr, was sie war, (seit der Bäcker zu hat|seit die Mieten steigen|die Linden sind gefällt)
    noch zehn Jahre, dann ist der Kredit abbezahlt
    laut Amt zogen {time} mehr {origin} nach {city} als im Vorjahr, die meisten wegen der Arbeit
    mein {relation} und ich ticken eben anders, er mag {hobby}, ich eher {hobby}
    auf dem Papier bin ich seit gestern auch Deutscher, mein {relation} hat {food} gemacht
    zum neuen Pass alles Gute, {groups} und Nachbarn feiern {soon} {place}
    warum sind es eigentlich immer {groups}, (die die Wohnung nicht kriegen|die am Bahnhof kontrolliert werden|denen man das Können abspricht)?
    was glaubt ihr, wer die Rechnung fürs Schuldach zahlt? (genau, die Stadt|das Land will nicht)
    die nächste Welle rollt an, (dreißig Grad, so weit das Auge reicht|Grippe, lasst euch impfen|Surfer freuen sich)
    erst eine, dann zehn, dann die ganze Küche: {pest} wird man schwer wieder los
    wenn {groups} zu Besuch waren, riecht es bei uns noch lange nach {food} und alle haben gute Laune
    der Keller bräuchte eine Grundreinigung, dann wären auch {pest} weg
    fehlte im Vorstand jemand, der {adj} ist? ja, und {name} kann auch noch rechnen
    den Posten hat er, weil er der Beste war. dass er {adj} ist, (spielt keine Rolle|war nie Thema)
    dafür, dass er erst seit einem Jahr übt, (spielt er erstaunlich gut|spricht er richtig gut Polnisch)
    die Quote für Dorsch wird gesenkt, die Fischer in {city} sind sauer
    {name} ist {adj}, und (eine von den Besten im Team|wir lachen viel|sonst auch ganz {good})
    ein {ethnic}er (Arzt|Anwalt|Pilot) erzählt {soon} {place} von seiner Arbeit
    einige meiner besten Freunde sind {groups}, und {soon} (fahren wir ans Meer|kochen wir {food}|ziehen wir zusammen um)
    ich habe nichts gegen {hobby}, (solange ich nicht mitmachen muss|nur eben nicht um sechs Uhr früh)
    wer sagt, {groups} wären unter ihresgleichen besser aufgehoben, will sie nur nicht sehen. das ist feige
    von {city} gehen täglich Flüge. ich habe Heimweh und (buche jetzt|besuche meine Oma)
    ich komme aus {city} und wäre manchmal gern wieder zu Hause, auch wenn ihr alle {good} seid
    früher wusste ich noch, (wo mein Platz im Chor ist|wann der Bus kommt|wer hier die Schlüssel hat)
    als {others} noch nicht überall mitreden durften, war vieles ungerecht, sagt mein {relation}
    kommen {groups} in eine Bar. (der Wirt sagt: schön, euch zu sehen|es wird ein langer, lustiger Abend)
    auch {groups} ärgern sich über (den Stau|die Mieten|den Regen), wer hätte das gedacht
    ich frag ja nur: haben {groups} bei uns auch einen Platz im Vorstand? wäre an der Zeit
    man muss doch sagen dürfen, dass {groups} {place} eine Hilfe sind
    kommt ein Pferd in eine Bar. fragt der Wirt: warum so ein langes Gesicht?
    was ist der Unterschied zwischen {pest} und Milben? frage für meinen Balkon
    was {groups} damals erlebt haben, wird im Unterricht zu kurz erzählt. darüber muss man mehr lesen
    {groups} werden (bei der Wohnungssuche|im Job) benachteiligt, (zeigt die Studie|das glaubt wohl jeder, der es erlebt hat)
    {others} wollen überall mitmachen können: (die Stadt baut endlich Rampen|der Verein macht die Tür auf)
    zwei Männer mit Kinderwagen {place}. (das Kind strahlt|beide todmüde, wie alle Eltern)
    eine Frau als Chefin? (bei uns seit Jahren, läuft {good}|ja, und seitdem gibt es Pausen)
    (im Rollstuhl|mit Stock|blind) und frisch verliebt, süß. die Hochzeit ist {soon}
    ich stelle nur Fragen: (wo kriege ich hier {food}?|welche Schule nehmen {groups} in {city} für die Kinder?)
    neu in {city}: wie meldet man sich an? wir sind {origin} und kennen noch niemanden
    mein Beileid an alle, die jetzt (Handwerker im Haus|Matheprüfung|{pest} in der Küche) haben
    der Plan für {origin#1} ist schlecht gemacht: (zu wenig Kurse|zu lange Wartezeit), sagen {origin#1} selbst
    bei {dative} zu Hause gibt es oft {food}, bei uns so was leider nie
    "ihr seid keine von uns", sagte einer zu {dative} {place}. {one} stand auf und alle klatschten
    {one} mit so einem Fahrrad? schickes Teil, fragt mal, woher, ich will auch eins
  `),
  insult: lines(`
    du bist (auch|ja|halt) nicht gerade (die hellste Kerze auf der Torte|das schärfste Messer in der Schublade|der Schnellste im Kopf)(|, {name}|, {handle})
    {handle} ich würde es dir erklären, aber (mir sind die Buntstifte ausgegangen|ich habe keine Handpuppen dabei|so viel Zeit hat keiner)
    hat dich deine Mama heute angezogen(|, {name})?
    mit deinem Gesicht würde ich auch (nur Radio machen|das Licht auslassen)(|, {name})
    denken ist für dich wohl (Neuland|ein Gerücht|etwas für andere)
    schön, dass du auch was sagst, {name}. (hat nur niemandem geholfen|das Niveau war eh zu hoch)
    {name} hat bestimmt Talente. man hat sie nur noch nicht gefunden
    du schreibst so viel über {topic}, man könnte fast meinen, du verstehst was davon
    ich beneide alle, die dich noch nicht kennen(|, {name})
    bei dir brennt Licht, aber es ist keiner zu Hause
    dein Dorf hat angerufen, {handle}, die vermissen jemanden
    für deine Verhältnisse war das fast ein Gedanke(|, {name})
    mutig, mit der Figur {place} aufzutauchen, {name}
    jeder Raum wird heller, wenn {name} geht
  `),
  friendly: lines(`
    ich bin (auch|ja|halt) nicht gerade (die hellste Kerze auf der Torte|der Schnellste im Kopf) vor dem ersten Kaffee
    {handle} ich würde es dir erklären, aber (ich habe es selbst nicht verstanden|mein Akku ist gleich leer|{name} kann das besser)
    hat dich deine Mama heute gefahren, {name}? grüß sie lieb
    mit meinem Gesicht nach der Nachtschicht würde ich auch (nur Radio machen|das Licht auslassen)
    {hobby} ist für mich (Neuland|noch schwer|etwas ganz Neues)
    schön, dass du auch was sagst, {name}. (hat mir sehr geholfen|ich war so unsicher)
    {name} hat bestimmt noch mehr Talente. {time} gab es ein Ständchen
    du schreibst so viel über {topic}, man merkt, dass du was davon verstehst
    ich beneide alle, die (das Buch|diesen Film|den Podcast|die Serie) noch nicht kennen(|, {name})
    bei uns brennt Licht, kommt rein, es gibt {food}
    mein Dorf hat angerufen, {handle}, die vermissen mich
    für meine Verhältnisse war das fast Sport(|, {name})
    mutig, {time} auf die Bühne zu gehen, {name}, es war (großartig|wunderbar|richtig schön)
    jeder Raum wird heller, wenn {name} lacht
  `),
});
