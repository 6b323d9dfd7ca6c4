/**
 * Words that hardly a text of some length goes without, by language: a look-up instead of the library
 * for most of what is posted. Only words of two letters or more that say much: a word that another
 * large language writes too is left out, or stands in both lists. Written for this project.
 */
const WORDS = {
  en: `the and you that this with have they what your not are but was for his her their there would
    about who when just like from been all can will she him them were don doesn isn didn how why
    which because think know people than then out its had has some more our these those could should
    where very really being into only too does did get got want going still here every after before
    never always even any much good make need say look again please thanks my of to is it`,
  de: `der die und das ist nicht ich sie mit ein eine den von auf für wir dem des auch sich wie aber
    nur oder wenn haben hat wird sind dass daß noch bei mehr zum zur einen einem einer kein keine was
    war man schon nach aus über gegen doch mal alle jetzt mir dir mich dich euch uns diese dieser
    dieses immer sehr werden kann muss hier heute ihr sein seine unsere`,
  fr: `le les et est pas je vous que une des dans pour sur qui avec plus ce cette mais nous ils elle
    sont il du au aux par ne son ses être fait comme tout bien très ai quand aussi faire
    même leur leurs mon ma mes ton tes votre notre ça ou où sans peut encore toujours rien`,
  es: `el los las una que por con para del se lo como más pero su sus está esta este esto muy porque
    cuando todo todos hay yo tu mi es son fue ser tiene hace nos ya también sin sobre donde quien
    bien así ni al le les hoy siempre nunca gracias qué`,
  pt: `que não uma para com por mais como mas seu sua você ele ela isso esse essa está tem dos das
    nos nas pra pelo pela foi são ser muito também já quem quando todo todos eu meu minha só até sem
    os as em um ao da do na no se de tá né vai aqui hoje gente nunca sempre cara`,
  it: `che non il di per una con sono gli della del nel è più anche ma come questo questa mi ti ci
    se lo ho hai ha perché tutti tutto essere fatto quando ancora sempre molto alla dei delle degli
    solo cosa io lui lei`,
  nl: `het een niet van dat ik je op zijn voor met maar ook aan er als om dan nog naar bij wat heeft
    hebben deze dit wel geen meer door over uit kan moet worden mijn jouw onze wij jullie`,
  // Hindustani in Latin letters; Urdu and Hindi are written alike there and can't be told apart.
  'ur-Latn': `hai hain nahi nahin kya mein aur bhi tum yeh ye woh kar koi raha rahi rahe tha thi
    apne apni apna unka iska uska hum mujhe tujhe tera teri mera meri kyun kyu wala wale wali jo phir
    sab kuch baat gaya gayi karo karna karte hota hoti hote ki ka ke ko ne bhai yar yaar log`,
} as const;

export const COMMON_WORD_LANGUAGES: readonly string[] = Object.keys(WORDS);

/** FNV-1a over lower-case UTF-16 units; the seed of {@link addUnit}. */
export const WORD_SEED = 0x811c9dc5;

export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Bit i of a word's mask stands for COMMON_WORD_LANGUAGES[i]; keys are the words' hashes. */
export const COMMON_WORDS: ReadonlyMap<number, number> = table();

function table(): ReadonlyMap<number, number> {
  const masks = new Map<number, number>();
  Object.values(WORDS).forEach((words, bit) => {
    for (const word of words.split(/\s+/)) {
      let hash = WORD_SEED;
      for (let at = 0; at < word.length; at++) hash = addUnit(hash, word.charCodeAt(at));
      masks.set(hash, (masks.get(hash) ?? 0) | (1 << bit));
    }
  });
  return masks;
}
