import { phrases, type Lexicon } from './lexicon.js';

export const french: Lexicon = {
  language: 'fr',
  share: 9,
  bytesPerUnit: 1.05,
  between: ' ',
  frames: [
    '{when}, {open} {thing} {where}.',
    'Bref, {open} {thing} {where} et {tail}.',
    '{name} prétend que {tail}, mais {open} {thing}.',
    '{name} cherche {thing} {where} : {tail}.',
  ],
  open: phrases(
    `j’ai réparé|nous avons photographié|ma voisine a repeint|elle a enfin retrouvé|l’association a restauré|
    personne ne connaît|on teste encore|j’ai failli oublier|mon frère collectionne|il a traduit|
    les archives ont numérisé|quelqu’un a donné|j’ai mesuré|les enfants adorent`,
  ),
  thing: phrases(
    `l’ancien horaire du bac|une bouilloire en cuivre|trois roues de vélo|la table des marées|
    la tarte aux prunes de {name}|un minuscule synthétiseur|la clôture du jardin|deux romans de {name}|
    la passerelle du nord|une boîte de diapositives|le clavier {name}|un vol de bécasseaux|
    la station météo en panne|{n} pots de gelée de coing|le baromètre|une lettre de {name}|le dernier train de nuit`,
  ),
  where: phrases(
    `derrière la gare|près du port de {name}|dans la haute vallée|au marché de {name}|sur le quai {n}|
    au bord du canal|dans l’atelier|au-dessus de la boulangerie|sur la route de {name}`,
  ),
  when: phrases(
    `Ce matin|Avant la pluie|Mardi|Après {n} essais|L’hiver dernier|À midi|Ce week-end|Depuis le départ de {name}`,
  ),
  tail: phrases(
    `la batterie a tenu {n} heures|personne ne voulait rentrer|les couleurs sont fausses|ça sentait le cèdre|
    {name} l’a noté au crayon|la mairie ne répond pas|le manuel se contredit|la chouette est revenue|
    il manque deux pages à l’index|{name} aurait bien ri|la soupe manquait de sel|le bac était déjà parti`,
  ),
  greetings: phrases('Bonjour le fédivers !|Bonne nuit à tous|Coucou depuis le train ☕'),
  warnings: phrases('nourriture|politique|divulgâchage de {name}'),
  tags: phrases('Oiseaux|Jardin|PhotoArgentique|Présentation|Tricot|Train|Chats|Lecture|Météo'),
};

export const spanish: Lexicon = {
  language: 'es',
  share: 7,
  bytesPerUnit: 1.03,
  between: ' ',
  frames: [
    '{when} {open} {thing} {where}.',
    'Al final {open} {thing} {where} y {tail}.',
    '{name} dice que {tail}, pero {open} {thing}.',
    '{name} busca {thing} {where}: {tail}.',
  ],
  open: phrases(
    `arreglé|fotografiamos|mi vecina pintó|encontré|la asociación restauró|nadie recuerda|probamos|
    casi olvido|mi hermana colecciona|él tradujo|alguien donó|medí|los niños adoran`,
  ),
  thing: phrases(
    `el viejo horario del transbordador|una tetera de cobre|tres ruedas de bicicleta|la tabla de mareas|
    la tarta de ciruelas de {name}|un sintetizador diminuto|la valla del jardín|dos novelas de {name}|
    el puente del norte|una caja de diapositivas|el teclado {name}|una bandada de correlimos|
    la estación meteorológica rota|{n} tarros de membrillo|el barómetro|una carta de {name}|el último tren nocturno`,
  ),
  where: phrases(
    `detrás de la estación|cerca del puerto de {name}|en el valle|en el mercado de {name}|en el andén {n}|
    junto al canal|en el taller|encima de la panadería|camino de {name}`,
  ),
  when: phrases(
    `Esta mañana|Antes de la lluvia|El martes|Tras {n} intentos|El invierno pasado|A mediodía|Desde que {name} se fue`,
  ),
  tail: phrases(
    `la batería duró {n} horas|nadie quería irse a casa|los colores salieron mal|olía a cedro|
    {name} lo apuntó a lápiz|el ayuntamiento no contesta|el manual se contradice|volvió el búho|
    faltan dos páginas del índice|{name} se habría reído|a la sopa le faltaba sal|el barco ya se había ido`,
  ),
  greetings: phrases('¡Buenos días, fediverso!|Buenas noches a todo el mundo|Saludos desde el tren ☕'),
  warnings: phrases('comida|política|destripe de {name}'),
  tags: phrases('Aves|Huerto|Fotografía|Presentación|Punto|Tren|Gatos|Lecturas|Clima'),
};

export const portuguese: Lexicon = {
  language: 'pt',
  share: 4,
  bytesPerUnit: 1.04,
  between: ' ',
  frames: [
    '{when} {open} {thing} {where}.',
    'No fim {open} {thing} {where} e {tail}.',
    '{name} diz que {tail}, mas {open} {thing}.',
    '{name} procura {thing} {where}: {tail}.',
  ],
  open: phrases(
    `consertei|fotografámos|a minha vizinha pintou|encontrei|o clube restaurou|ninguém se lembra que perdemos|
    testámos|quase esqueci|o meu irmão coleciona|ela traduziu|alguém ofereceu|medi`,
  ),
  thing: phrases(
    `o velho horário da barca|uma chaleira de cobre|três rodas de bicicleta|a tabela de marés|
    o bolo de ameixa de {name}|um sintetizador minúsculo|a cerca do jardim|dois romances de {name}|
    a ponte do norte|uma caixa de diapositivos|um bando de pilritos|a estação meteorológica avariada|
    {n} frascos de marmelada|uma carta de {name}|o último comboio da noite`,
  ),
  where: phrases(
    `atrás da estação|perto do porto de {name}|no vale|na feira de {name}|na linha {n}|junto ao canal|
    na oficina|por cima da padaria|a caminho de {name}`,
  ),
  when: phrases(
    `Hoje cedo|Antes da chuva|Na terça|Depois de {n} tentativas|No inverno passado|Ao almoço|Desde que {name} partiu`,
  ),
  tail: phrases(
    `a bateria durou {n} horas|ninguém queria ir para casa|as cores saíram erradas|cheirava a cedro|
    {name} anotou tudo a lápis|a câmara não responde|o manual contradiz-se|a coruja voltou|
    faltam duas páginas|a sopa precisava de sal|o barco já tinha partido`,
  ),
  greetings: phrases('Bom dia, fediverso!|Boa noite a todos|Olá do comboio ☕'),
  warnings: phrases('comida|política|revelações de {name}'),
  tags: phrases('Aves|Horta|Fotografia|Apresentação|Tricô|Comboio|Gatos|Leituras'),
};

export const italian: Lexicon = {
  language: 'it',
  share: 4,
  bytesPerUnit: 1.02,
  between: ' ',
  frames: [
    '{when} {open} {thing} {where}.',
    'Alla fine {open} {thing} {where} e {tail}.',
    '{name} sostiene che {tail}, ma {open} {thing}.',
    '{name} cerca {thing} {where}: {tail}.',
  ],
  open: phrases(
    `ho riparato|abbiamo fotografato|la vicina ha dipinto|ho ritrovato|il circolo ha restaurato|
    nessuno ricorda|stiamo provando|ho quasi dimenticato|mio fratello colleziona|lei ha tradotto|ho misurato`,
  ),
  thing: phrases(
    `il vecchio orario del traghetto|un bollitore di rame|tre ruote di bicicletta|la tavola delle maree|
    la torta di prugne di {name}|un sintetizzatore minuscolo|lo steccato|due romanzi di {name}|
    il ponte a nord|una scatola di diapositive|uno stormo di piovanelli|la centralina meteo rotta|
    {n} vasetti di cotognata|una lettera di {name}|l’ultimo treno notturno`,
  ),
  where: phrases(
    `dietro la stazione|vicino al porto di {name}|nell’alta valle|al mercato di {name}|al binario {n}|
    lungo il canale|in officina|sopra il forno|sulla strada per {name}`,
  ),
  when: phrases(
    `Stamattina|Prima della pioggia|Martedì|Dopo {n} tentativi|Lo scorso inverno|A pranzo|Da quando {name} è via`,
  ),
  tail: phrases(
    `la batteria è durata {n} ore|nessuno voleva tornare a casa|i colori sono sbagliati|sapeva di cedro|
    {name} l’ha annotato a matita|il comune non risponde|il manuale si contraddice|è tornato il gufo|
    mancano due pagine|alla zuppa serviva sale|il traghetto era già partito`,
  ),
  greetings: phrases('Buongiorno fediverso!|Buonanotte a tutti|Ciao dal treno ☕'),
  warnings: phrases('cibo|politica|anticipazioni su {name}'),
  tags: phrases('Uccelli|Orto|Fotografia|Presentazione|Maglia|Treni|Gatti|Libri'),
};
