import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

const LISTS = {
  ...COMMON_LISTS,
  groups: list(`les musulmans|les juifs|les chrétiens|les noirs|les arabes|les asiatiques|les africains|
    les roms|les migrants|les immigrés|les réfugiés|les étrangers|les femmes|les féministes|les lesbiennes|
    les gays|les homosexuels|les personnes trans|les femmes trans|les handicapés|les sourds|les autistes|
    les SDF|les pauvres|les vieux|les gros|les chinois|les roumains|les marocains|les algériens|
    les tunisiens|les turcs|les kurdes|les syriens|les portugais|les maliens|les hindous|les catholiques|
    les israéliens|les palestiniens|les ukrainiens|les russes|les mères célibataires|les non-binaires|
    les gens du voyage|les musulmanes voilées|les chômeurs`),
  adj: list(`musulman|juif|noir|arabe|asiatique|gay|trans|queer|bi|handicapé|sourd|autiste|marocain|algérien|
    turc|kurde|portugais|malien|roumain|ukrainien|chinois|catholique|non-binaire|vietnamien`),
  one: list(`un musulman|une musulmane|un juif|une juive|un noir|une femme noire|un arabe|un asiatique|un rom|
    un migrant|un réfugié|une réfugiée|un étranger|une femme|une féministe|une lesbienne|un gay|
    un homme gay|une femme trans|un homme trans|un handicapé|un sourd|un aveugle|un autiste|un SDF|
    une personne âgée|un retraité|un vieux monsieur|un chinois|un roumain|un marocain|une algérienne|un turc|
    un kurde|un ukrainien|une mère célibataire|une femme voilée|une femme de ménage|un paysan|un catholique`),
  // What hate says that a group does.
  does: list(
    `ruinent tout|vivent de notre argent|mentent et volent|n'amènent que des problèmes|apportent des maladies|pervertissent nos enfants|nous détestent|prennent sans jamais donner|n'ont pas d'honneur|détruisent notre pays|salissent nos rues|sont une plaie pour le pays|profitent des aides`,
  ),
  bad: list(`des parasites|de la vermine|sales|stupides|paresseux|des criminels|des animaux|des rats|une plaie|
    inférieurs|malades|dangereux|des voleurs|des menteurs|des terroristes|des violeurs|des sous-hommes|
    des porcs|des singes|un cancer|des déchets|répugnants|dégénérés|de la racaille|des sauvages|
    à vomir|une maladie|bons à rien`),
  relation: list(
    `voisin|meilleur ami|frère|patron|mari|dentiste|collègue|oncle|fils|coloc|prof|grand-père`,
  ),
  name: list(`Ana|Jonas|Leïla|Karim|Priya|Éric|Marta|Ruth|Ivan|Aïcha|Félix|Noor|Greta|Omar|Zoé|Inès`),
  city: list(`Lyon|Lille|Nantes|Bruxelles|Genève|Marseille|Toulouse|Liège|Montréal|Rennes|Dakar|Tours`),
  place:
    list(`à la bibliothèque|au parc|au travail|à la boulangerie|dans le train|à l'arrêt de bus|à l'école|
    au marché|au club|au musée|au cinéma|au jardin|à la piscine`),
  hobby: list(
    `le tricot|les échecs|le foot|le vélo|la peinture|la photo|la randonnée|l'escalade|la lecture`,
  ),
  topic: list(
    `le logement|la musique|la cuisine|l'histoire|la langue|les transports|l'école|la santé|le sport`,
  ),
  food: list(
    `du pain|une soupe|un gâteau|des pâtes|des falafels|un couscous|une tarte|du curry|des crêpes`,
  ),
  media: list(`livre|film|podcast|documentaire|album|roman|article|zine`),
  thing: list(`imprimante|machine à laver|voiture|box|chaudière|appli|mise à jour|connexion`),
  good: list(`génial|super|magnifique|adorable|formidable|très gentil|passionnant|excellent`),
  time: list(`aujourd'hui|hier|la semaine dernière|ce week-end|ce soir|tous les mardis|cet été`),
  curse: list(`putain|merde|bordel|putain de merde|fait chier|nom de dieu|zut|bordel de merde`),
  insult: list(`idiot|connard|abruti|crétin|salope|fils de pute|enculé|raté|clown|lâche|ordure|débile|
    bouffon|sale menteur|imbécile|pauvre type|minable|con|tocard`),
  pest: list(
    `les rats|les cafards|les fourmis|les mites|les pucerons|les tiques|les guêpes|les punaises de lit`,
  ),
};

export const FRENCH = phrasebook(
  'fr',
  LISTS,
  {
    neutral: lines(`
      mon {relation} est {adj}(| et travaille à {city}|, et alors ?| et aime {hobby})
      je suis {adj}(| et je vis à {city}|, {adj} et fatigué| et j'écris sur {topic})
      beaucoup de gens parlent de {topic}, {groups} aussi
      {groups} (vivent|travaillent|étudient|votent) aussi à {city}
      un nouveau {media} sur {groups} et {topic}(, quelqu'un connaît ?|)
      (je suis|mon {relation} est|il y a|{name} est) {one}(| de {city}| qui aime {hobby})
      {one} (travaille|chante|attend|étudie) {place}
      combien sont {groups} à {city} ? (|question pour un exposé)
      {groups} et {groups} jouent ensemble au foot {time}
      dans mon équipe il y a un collègue {adj} et un collègue {adj}
      {name} est {adj}, {name} est {adj}, moi j'aime {hobby}
      que pensent {groups} de {topic} ? interview
      j'ai parlé avec un {relation} {adj} {place} {time}
      un centre pour {groups} a ouvert à {city}
    `),
    kind: lines(`
      j'(aime|adore|admire) {groups}
      {groups} méritent (le respect|des droits|d'être en sécurité|mieux)
      {groups} sont les bienvenus (ici|à {city}|chez nous)
      fier d'être {adj}
      {one} m'a aidé {time}, merci
      merci à {groups} qui aident {place}
      bonne fête à {groups} (ici|de {city})
      mon {relation} est {adj} et {good}
      {groups} font partie de (nous|notre ville|la France)
      solidarité avec {groups}
      c'est très bien d'être {adj}
      sans {groups}, {city} serait plus pauvre
      bravo à mon {relation} {adj} qui a eu son diplôme {time}
    `),
    counter: lines(`
      "{groups} {does}" : (n'importe quoi|c'est faux|qui écrit ça sera banni|a crié un type dans le bus. personne n'a ri)
      {groups} ne sont pas {bad}(|, retenez-le|. point)
      celui qui dit que {groups} sont {bad} (a tort|n'a rien compris|sera signalé)
      arrêtez de dire que {groups} sont {bad}
      "{groups} sont {bad}" : (c'est de la haine|voilà ce qu'on a tagué sur notre porte|écrit quelqu'un sous mon post)
      dire que {groups} sont {bad}, c'est (raciste|de la haine|dégueulasse|un mensonge)
      je ne déteste pas {groups}
      je n'ai rien contre {groups}(|, mon {relation} est {adj})
      personne ne devrait haïr {groups}
      {groups} ne sont pas le problème(|, les loyers si)
      mon {relation} s'est fait insulter {place} parce qu'il est {adj}
      la violence contre {groups} doit cesser
      avant je croyais que {groups} étaient {bad}. j'avais tort
      les nazis disaient que {groups} étaient {bad}. plus jamais
      merci de supprimer le post qui traite {groups} comme {bad}
    `),
    reclaimed: lines(`
      nous les (gouines|pédés|folles|queers|grosses) on reste ensemble
      je suis (une grosse gouine|une folle|un vieux pédé|une sorcière) et fière, {time} {place}
      marche des (gouines|fiertés) {time} à {city}, venez
      coucou mes (pédés|gouines|salopes) préférées ❤️ {time} {place} ?
      en tant que (gouine|pédé|handi|grosse), je reprends ce mot
      bon anniversaire ma salope adorée 🎂 {time}
      (gouine|pédé|folle) et heureuse, depuis {city}
    `),
    strong: lines(`
      {curse}, la {thing} est encore en panne
      {curse}, j'ai brûlé {food}
      cette (putain de|foutue|saleté de) {thing}
      quel temps de merde(| à {city}| {time})
      je déteste (les lundis|la pluie|cette {thing}|les impôts|{hobby}|les réunions)
      c'est (putain de bon|vachement beau|foutrement froid|chiant à mourir)
      mon patron va me tuer si je suis en retard 😂
      je suis mort de rire
      je tuerais pour {food}
      le boss final m'a tué (encore|trois fois)
      {pest} sont partout, comment s'en débarrasser ?
      {pest} sont dégoûtants
      ce {media} est nul à chier
      le gouvernement est incapable sur {topic}
      je trouve l'église dépassée sur {topic}
      quel con je suis, j'ai oublié {food}
      nique la {thing}
      on les a massacrés quatre à zéro {time} ⚽
    `),
    matters: lines(`
      police : (deux|trois|plusieurs) blessés dans une attaque au couteau à {city}
      alerte à la bombe à {city}, la gare évacuée
      hommage aux victimes juives déportées de {city}
      les agressions contre {groups} augmentent, selon le rapport
      si ça ne va pas, appelez une ligne d'écoute, vous comptez
      j'ai perdu mon {relation} par suicide, il me manque
      (trois|cinq) ans sans me faire de mal, je suis content d'être là
      (dépistage du cancer du sein|test VIH|planning familial) {time} {place}
      l'éducation sexuelle a sa place à l'école
      condamné pour menaces de mort
      ce {media} parle de dépression, TW
      guerre : bombardement sur un village, (deux|quatre) morts
    `),
    smallTalk: lines(`
      ce soir c'est {food}
      j'étais {place} {time}, c'était {good}
      qui vient pour {hobby} {time} ?
      (bonjour|bonsoir) {city}
      ce {media} est {good}
      merci {name}, c'était {good}
      bon anniversaire {name}
      comment s'est passée votre semaine ?
      je lis un {media} sur {topic}
      la {thing} ne marche pas, alors {hobby}
    `),
    promotion: lines(`
      mon nouveau {media} sur {topic} est sorti : {home}
      on joue {time} à {city}, entrée libre
      atelier {time} à {city}, infos {home}
      cherche appart à {city}, partage bienvenu
      collecte pour la banque alimentaire {place}, {home}
      je vends mon vieux vélo, à {city}
      attention au phishing, ne donnez jamais votre mot de passe
      notre association cherche des bénévoles à {city}
    `),
    hate: lines(`
      {groups} {does}(|!|...)
      {groups} {does}, {groups} {does}
      {groups} sont {bad}(|, tous|, tout le monde le sait|. c'est tout)
      {groups} sont tous {bad}
      je (hais|déteste|méprise) {groups}
      {groups} dehors(| de {city}| ! ça suffit)
      (virez|expulsez|dégagez|enfermez) {groups}(| une bonne fois| de {city})
      {groups} n'ont rien à faire (ici|chez nous|à {city})
      {groups} devraient (crever|mourir|être expulsés|être enfermés|retourner chez eux|être gazés|disparaître)
      on ne veut pas de ça ici, {groups} sont {bad}
      {groups} valent moins que nous
      {groups} ne devraient pas avoir le droit de (voter|travailler|faire des enfants|vivre ici)
      {groups} puent(| et volent| et mentent)
      mort à tous, {groups} d'abord
      il faudrait (brûler|tabasser|fusiller) {groups}
      j'en ai marre, {groups} sont {bad}
      sale (arabe|noir|juif|gouine|pédé|rom|chinois)(|, rentre chez toi|, dégage)
    `),
    hateImplicit: lines(`
      {groups} se reproduisent comme des lapins
      comme par hasard c'est toujours {groups}
      je ne suis pas raciste, mais {groups} sont {bad}
      depuis que {groups} sont là, on n'ose plus sortir
      {groups} contrôlent les banques et les médias
      {groups} nous prennent (le travail|les logements|les femmes)
      protégez vos enfants, {groups} arrivent
      {groups} ne s'intégreront jamais
      qu'ont inventé {groups} ? rien
      {pest} ou {groups}, quelle différence
      les femmes à la cuisine
      être {adj} est une maladie
      on est envahis, {groups} partout
    `),
    insult: lines(`
      (tu es|t'es|espèce de|t'es qu'un) {insult}(|, {name}|, {handle})
      (ferme ta gueule|va te faire foutre|dégage|ta gueule|va crever), {insult}
      {name} est un {insult}
      personne ne t'aime, {insult}
      t'es trop (con|moche|bête) pour (respirer|comprendre {topic})
      quel {insult}, {handle}
      {handle} ferme ton compte, {insult}
      même ta mère a honte de toi, {insult}
      regardez-moi ce {insult}
    `),
    spam: lines(`
      gagnez {sum} (par jour|par semaine|de chez vous) avec {coin}, écrivez-moi sur {messenger} {tags}
      votre compte va être suspendu, vérifiez ici : {link}
      vous avez gagné (un téléphone|{sum}|une carte cadeau) ! cliquez {link}
      (Viagra|pilules minceur|somnifères) sans ordonnance, pas cher {link} {tags}
      prêt jusqu'à {sum} sans justificatif, {messenger} {number}
      achetez des abonnés et des likes, {link}
      {account} a triplé mes {coin}, contactez-la sur {messenger}
      entrez votre phrase de récupération ici pour valider le wallet : {link}
      femmes seules à {city} t'attendent {link} 😘
      casino en ligne, bonus {sum} sans dépôt {link} 🎰
      votre colis est en attente, payez les frais : {link}
      marabout puissant, retour de l'être aimé en 24h, {messenger} {number}
    `),
  },
  {
    openers: lines(
      'franchement,\nbon,\nsérieux,\nalors\nhm,\n{handle}\ndésolé mais\nrappel :\nouais,\ngenre',
    ),
    closers: lines('mdr\n😂\n🙄\n...\n!!!\nvoilà\nlol\n🤷\n#fediverse\n❤️\n💀\nptdr\nbref'),
    stop: '. ',
    cased: true,
  },
);
