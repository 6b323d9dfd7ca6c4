import { lines, list } from '../../phrasebook.js';
import { implicitTopics } from './topics.js';

/** Groups by where they or their families come from, and by anything else; `who` follows "de". */
export const FRENCH_IMPLICIT_LISTS: Readonly<Record<string, readonly string[]>> = {
  origin: list(`les musulmans|les juifs|les noirs|les arabes|les asiatiques|les africains|les roms|
    les migrants|les immigrés|les réfugiés|les étrangers|les chinois|les roumains|les marocains|
    les algériens|les tunisiens|les turcs|les kurdes|les syriens|les portugais|les maliens|les hindous|
    les palestiniens|les israéliens|les ukrainiens|les russes|les gens du voyage`),
  others: list(`les femmes|les féministes|les lesbiennes|les gays|les homosexuels|les personnes trans|
    les femmes trans|les handicapés|les sourds|les autistes|les SDF|les pauvres|les vieux|les gros|
    les mères célibataires|les non-binaires|les chômeurs`),
  who: list(`musulmans|juifs|noirs|arabes|roms|migrants|réfugiés|Chinois|Roumains|Algériens|Turcs|Maliens|
    femmes|lesbiennes|gays|personnes trans|handicapés|sourds|SDF|chômeurs|gens du voyage|Syriens|Portugais`),
  soon: list(`samedi|la semaine prochaine|en mai|pendant les vacances|bientôt`),
  hood: list(`dans l'immeuble|en face|dans la résidence|au numéro 12|dans notre rue|au village`),
};

export const FRENCH_IMPLICIT = implicitTopics({
  hate: lines(`
    (quelle surprise|tiens donc|oh, comme c'est étonnant|qui l'eût cru), (encore|toujours|une fois de plus) {groups}
    devinez qui (a encore crié dans le bus|est passé devant tout le monde|a vidé les rayons). un indice : {groups}
    je dis ça, je dis rien, mais (là où il y a {groups}, il manque toujours quelque chose|à la CAF je ne vois que {groups}|{groups}, on les voit rarement au travail)
    comme par hasard, les chiffres grimpent dès que {origin} arrivent. simple constat
    on n'a plus le droit de citer les prénoms, mais (ce n'était sûrement pas Jean-Pierre|tout le monde a compris que c'était {origin})
    devinez qui s'installe {hood} : {origin}. (j'ai déjà appelé l'agence pour vendre|adieu la tranquillité|c'était un bon coin, avant)
    on ne se sent plus chez nous dans le quartier, (il n'y a plus que {origin}|merci {origin})
    dans vingt ans la minorité ce sera nous, et {origin} feront la loi
    nous un enfant, {origin} six. (faites le calcul|on appelle ça un remplacement|et personne n'a voté pour)
    {groups}, (ils ne sont pas comme nous|ce n'est pas le même monde|ça ne pense pas comme les gens normaux)
    français de papier, oui. mais {origin} ne seront jamais (de vrais Français|d'ici|des nôtres)
    (depuis quand|en quel honneur) {groups} sont des citoyens comme les autres ?
    pourquoi c'est toujours {groups} (qui se plaignent|qui réclament des passe-droits|qu'on retrouve dans les faits divers) ?
    à votre avis, qui paie pour {groups} ? (toi, moi, les pigeons|ceux qui se lèvent tôt)
    la vague arrive, {origin} à perte de vue. (qui ferme les vannes ?|on va tous se noyer)
    d'abord un, puis dix, puis tout l'immeuble : {groups}, on ne s'en débarrasse plus
    après le passage de certains, (il faut aérer|on désinfecte|je recompte les cuillères). n'est-ce pas, {groups}
    un bon coup de karcher dans le quartier et {groups} ne seraient plus un sujet
    elle a été prise pour son CV, ou parce qu'il leur manquait {one} sur la photo ?
    s'il a eu le poste, c'est qu'il est {adj}, (le talent, c'est dépassé|vive les quotas|pas besoin de chercher plus loin)
    pour quelqu'un qui est {adj}, (il parle drôlement bien|il est plutôt propre sur lui|il n'est pas bête)
    mon {relation} est {adj}, mais (ça va, ça ne se voit pas trop|un des bons|très correct quand même)
    un médecin {adj} ? (je vais plutôt attendre un vrai|on va croiser les doigts, alors)
    j'ai plein d'amis parmi {groups}, mais (je ne leur louerais pas mon appart|pas dans la famille, faut pas exagérer|avouez que dans l'ensemble...)
    je n'ai rien contre {groups}, (tant que c'est loin de chez moi|mais il y en a trop|mais qu'ils restent discrets)
    {groups} seraient tellement mieux (entre eux|ailleurs|parmi leurs semblables), vous ne trouvez pas ?
    il y a un vol tous les jours au départ de {city}(|, l'aller simple n'est pas cher). si le pays manque, {origin} sont libres
    avant, {groups} savaient (rester à leur place|baisser les yeux|se taire à table). c'était le bon temps
    le jour où {others} ont eu leur mot à dire, tout est parti de travers
    {groups} entrent dans un bar. (le patron cache la caisse|tout le monde serre son sac|l'ambiance sort)
    quelle différence entre {groups} et {pest} ? (contre les uns, on a encore le droit de traiter|je cherche encore)
    ce qu'ont subi {groups}, (on en rajoute tous les ans|il y a à boire et à manger|ça va, on a assez pleuré)
    {groups}, victimes de discriminations ? (laissez-moi rire|toujours à jouer les victimes|avec tout ce qu'on leur donne)
    {others} veulent participer à tout. c'est touchant, mais (il faut bien que quelqu'un travaille|ce n'est pas un cirque)
    deux papas avec une poussette {place}. (pauvre gosse|et la mère, on l'a louée ?)
    une femme à la direction ? (on va décider selon l'humeur du jour|elle a dû être très gentille avec quelqu'un)
    (en fauteuil|aveugle|à son âge) et amoureux, c'est mignon. (pourvu que ça ne fasse pas d'enfants|qui accepte ça ?)
    ah, {origin}, nos (chances pour la France|futurs ingénieurs|sauveurs des retraites). on est ravis
    je pose juste la question : (à qui sont les banques|qui tient les journaux) ? {origin}. chacun en tirera ses conclusions
    courage à ceux qui ont {groups} (comme voisins|dans la classe de leurs enfants|sur le palier)
    {one} dans une voiture pareille ? (ne demandez pas d'où ça vient|honnêtement gagnée, bien sûr)
    avec {groups} c'est sûrement (culturel|dans les gènes|la tradition), ici on n'avait pas besoin de ça
  `),
  harmless: lines(`
    (quelle surprise|tiens donc|oh, comme c'est étonnant|qui l'eût cru), (encore|toujours|une fois de plus) (un train supprimé|de la pluie|la {thing} en panne|{food} à la cantine)
    (quelle surprise|qui l'eût cru), {groups} ont gagné le tournoi de {city} à la dernière minute
    devinez qui (a oublié son parapluie dans le bus|a eu le ticket numéro 1). un indice : moi
    je dis ça, je dis rien, mais depuis que {groups} chantent à la chorale, c'est {good}
    comme par hasard, les accidents grimpent dès qu'il gèle. simple constat
    on devrait citer les prénoms de tous les bénévoles, {groups} en tête, ils l'ont mérité
    devinez qui s'installe {hood} : {origin}, une famille avec deux petits. (on leur a porté {food}|les enfants jouent déjà ensemble)
    on ne reconnaît plus le quartier, (la boulangerie a fermé|les loyers ont doublé|ils ont coupé les platanes)
    dans vingt ans le prêt sera remboursé, {origin} ou pas, tout le monde en est là
    selon l'Insee, {origin} sont un peu plus nombreux cette année à {city}, surtout pour le travail
    mon {relation} et moi, on n'est pas du même monde, il aime {hobby} et moi {hobby}
    français depuis hier ! mon {relation} a fait {food} et {groups} du palier sont venus
    (rappel :|oui,) {groups} sont des citoyens comme les autres
    pourquoi c'est toujours {groups} (qu'on contrôle à la gare|à qui on refuse l'appart|dont on imite l'accent) ?
    à votre avis, qui paie pour le toit de l'école ? (la mairie dit que c'est la région|toi, moi, tout le monde)
    la vague arrive, (la canicule, buvez de l'eau|les surfeurs sont ravis|la grippe, vaccinez-vous)
    d'abord une, puis dix, puis toute la cuisine : {pest}, on ne s'en débarrasse plus
    après le passage de la famille, (il faut aérer, ça sent la friture|je recompte les cuillères, il en manque deux 😂)
    un bon coup de balai dans la cave et {pest} ne seraient plus un sujet
    elle a été prise pour son CV. il y a {one} et {one} dans l'équipe, et alors ?
    s'il a eu le poste, c'est qu'il est bon. il est {adj}, (et ça ne regarde personne|ça n'a jamais été le sujet)
    pour quelqu'un qui apprend depuis un an, (il parle drôlement bien|il joue déjà Chopin)
    mon {relation} est {adj}, et (ça va, on rigole bien|un des meilleurs de l'équipe|{good} avec tout le monde)
    un médecin {adj} raconte ses gardes (à la radio|dans un {media})
    j'ai plein d'amis parmi {groups}, et {soon} (on part à la mer|on fait {food}|on déménage ensemble)
    je n'ai rien contre {hobby}, (tant que c'est après midi|mais pas le dimanche à six heures)
    ceux qui disent que {groups} seraient mieux ailleurs n'ont jamais pris la peine de leur parler
    il y a un vol tous les jours au départ de {city}. le pays me manque, (j'ai pris mon billet|maman m'attend)
    je viens de loin, comme {origin} d'ici, et parfois j'aimerais rentrer voir ma grand-mère
    avant, je savais (où était ma place à la chorale|l'horaire du bus par cœur). c'était le bon temps
    le jour où {others} ont obtenu leurs droits : un {media} à voir {soon}
    {groups} entrent dans un bar. (le patron leur dit : installez-vous|la soirée fut longue et drôle)
    {groups} râlent aussi contre (les bouchons|la pluie|les loyers), qui l'eût cru
    je pose juste la question : pourquoi {groups} ne sont jamais invités à parler de {topic} ?
    on a bien le droit de dire que {groups} nous ont aidés {place}, non ?
    c'est l'histoire d'un cheval qui entre dans un bar. le patron : pourquoi cette longue figure ?
    quelle différence entre {pest} et les acariens ? c'est pour mon balcon
    ce qu'ont subi {groups}, (on l'apprend trop peu à l'école|mon {relation} l'a raconté {place}|il faut le lire)
    {groups}, victimes de discriminations à l'embauche : (l'étude est claire|le tribunal leur donne raison)
    {others} veulent participer à tout, (la piscine a enfin une rampe|le club ouvre ses portes)
    deux papas avec une poussette {place}. (le petit est hilare|crevés comme tous les parents)
    une femme à la direction ? (chez nous depuis dix ans, {good}|oui, et les réunions finissent à l'heure)
    (en fauteuil|aveugle|à son âge) et amoureux, c'est mignon. le mariage est {soon}
    je pose juste la question : (où trouver {food}|quelle école choisissent {groups}) à {city} ?
    on vient d'arriver à {city}, comme {origin} de l'immeuble : (comment on s'inscrit à la crèche|qui connaît un médecin) ?
    courage à ceux qui ont (les ouvriers à l'étage|le bac {time}|{pest} dans la cuisine)
    {one} sur un vélo pareil ? il est {good}, demandez-lui d'où ça vient, j'en veux un
    le plan pour {origin} est mal fichu : (pas assez de cours|deux ans d'attente), et le ministre le sait
    "vous n'êtes pas des nôtres", a lancé un type {place} en visant {groups}. {one} a répondu et on a applaudi
    avec {groups} de l'association, c'est la tradition : {food} pour tout le monde {soon}
    une soirée sur l'histoire des {who} et {topic}, avec un {media}, {soon} à {city}
  `),
  insult: lines(`
    (t'es|tu n'es) pas (vraiment|franchement|) (le couteau le plus affûté du tiroir|la lumière la plus vive du sapin|le pingouin qui glisse le plus loin)(|, {name}|, {handle})
    {handle} je t'expliquerais bien, mais (je n'ai plus de crayons de couleur|je n'ai pas mes marionnettes|on n'a pas toute la vie)
    c'est ta maman qui t'a habillé ce matin(|, {name}) ?
    avec ta tête, moi aussi (je ferais de la radio|je laisserais la lumière éteinte)(|, {name})
    réfléchir, (c'est un concept nouveau pour toi|tu as essayé une fois, tu n'as pas aimé)(|, {handle})
    merci d'être intervenu, {name}. (ça n'a servi à rien|le niveau était trop haut)
    {name} a sûrement des qualités. on cherche encore
    tu écris tellement sur {topic} qu'on croirait presque que tu y comprends quelque chose
    j'envie les gens qui ne te connaissent pas encore(|, {name})
    il y a de la lumière chez toi, mais personne à l'étage
    ton village a appelé, {handle}, il leur manque quelqu'un
    venant de toi, c'était presque une idée(|, {name})
    quel courage de s'habiller comme ça avec ta silhouette, {name}
    la pièce s'illumine quand {name} s'en va
  `),
  friendly: lines(`
    je ne suis pas (vraiment|franchement|) (le couteau le plus affûté du tiroir|la lumière la plus vive du sapin|le pingouin qui glisse le plus loin) avant mon café
    {handle} je t'expliquerais bien, mais (je n'ai pas compris non plus|je n'ai plus de batterie|{name} le fera mieux)
    c'est ta maman qui t'a déposé ce matin, {name} ? embrasse-la
    avec ma tête après la nuit de garde, (je ferais mieux de la radio|je laisse la lumière éteinte)
    {hobby}, (c'est nouveau pour moi|j'ai essayé une fois, j'ai adoré)(|, {handle})
    merci d'être intervenu, {name}. (ça m'a beaucoup aidé|j'avais un doute)
    {name} a sûrement d'autres talents, {time} on a eu droit à une chanson
    tu écris si bien sur {topic} qu'on voit que tu y comprends quelque chose
    j'envie les gens qui ne connaissent pas encore ce {media}(|, {name})
    il y a de la lumière chez nous, montez, il y a {food}
    mon village a appelé, {handle}, je leur manque
    venant de moi, c'était presque du sport(|, {name})
    quel courage de monter sur scène, {name}, c'était {good}
    la pièce s'illumine quand {name} sourit
  `),
});
