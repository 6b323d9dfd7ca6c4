import { describe, expect, it } from 'vitest';

import { LANGUAGE_GROUPS, languageGroup } from './language-groups.js';
import { baseLanguage } from './language-tags.js';
import { detectLanguage, type LanguageLibrary } from './language.js';

const TEXTS: readonly (readonly [string, string])[] = [
  ['en', 'We planted tomatoes on the balcony this weekend and they already look happy.'],
  ['de', 'Am Wochenende haben wir auf dem Balkon Tomaten gepflanzt, und sie wachsen schon.'],
  ['fr', 'Nous avons planté des tomates sur le balcon et elles poussent déjà très bien.'],
  ['es', 'Este fin de semana hemos plantado tomates en el balcón y ya están creciendo.'],
  ['pt', 'Neste fim de semana plantamos tomates na varanda e eles já estão crescendo.'],
  ['it', 'Questo fine settimana abbiamo piantato i pomodori sul balcone e crescono già.'],
  ['nl', 'We hebben dit weekend tomaten op het balkon geplant en ze groeien nu al.'],
  ['sv', 'I helgen planterade vi tomater på balkongen och de växer redan så det knakar.'],
  ['pl', 'W ten weekend posadziliśmy pomidory na balkonie i już ładnie rosną.'],
  ['tr', 'Bu hafta sonu balkona domates diktik ve şimdiden çok güzel büyüyorlar.'],
  ['ru', 'В выходные мы посадили помидоры на балконе, и они уже растут, вы не поверите.'],
  ['uk', 'На вихідних ми посадили помідори на балконі, і вони вже гарно ростуть.'],
  ['ar', 'زرعنا الطماطم في الشرفة نهاية هذا الأسبوع وهي تنمو بسرعة كبيرة'],
  ['fa', 'آخر هفته در بالکن گوجه‌فرنگی کاشتیم و حالا دارند خیلی خوب رشد می‌کنند'],
  ['hi', 'हमने इस सप्ताह बालकनी में टमाटर लगाए और वे अच्छे से बढ़ रहे हैं'],
  ['zh', '周末我们在阳台上种了番茄，现在长得很好。'],
  ['ja', '週末にベランダでトマトを植えました。'],
  ['ko', '주말에 베란다에 토마토를 심었어요.'],
  ['th', 'สุดสัปดาห์นี้เราปลูกมะเขือเทศที่ระเบียง'],
  ['el', 'Το Σαββατοκύριακο φυτέψαμε ντομάτες στο μπαλκόνι.'],
  ['am', 'በሳምንቱ መጨረሻ ቲማቲም ተከልን'],
  ['ur-Latn', 'aaj hum ne ghar mein tamatar lagaye hain aur yeh bahut ache hain'],
];

/** Fails the test where it is asked: the cheap ways have to answer. */
const NEVER: LanguageLibrary = {
  detect(text) {
    throw new Error(`asked the library about ${text}`);
  },
};

describe('detectLanguage', () => {
  it.each(TEXTS)('knows %s', (lang, text) => {
    const detected = detectLanguage(text);
    expect(detected.lang).toBe(lang);
    expect(detected.confidence).toBeGreaterThanOrEqual(0.5);
  });

  it.each(TEXTS)('is surer of %s when told', (lang, text) => {
    const alone = detectLanguage(text);
    const told = detectLanguage(text, lang);
    expect(told.lang).toBe(lang);
    expect(told.confidence).toBeGreaterThan(alone.confidence);
  });

  it.each(TEXTS.filter(([lang]) => ['en', 'de', 'fr', 'pt', 'ru', 'zh', 'ko', 'ja'].includes(lang)))(
    'answers %s without the library',
    (lang, text) => {
      expect(detectLanguage(text, null, NEVER).lang).toBe(lang);
    },
  );

  it('says und of texts too short to tell', () => {
    for (const text of ['', '   ', 'ok', 'lol xd', '123 456', '🎉🎉🎉', 'да', '\ud800\ud800']) {
      expect(detectLanguage(text).lang).toBe('und');
    }
  });

  it('believes what is told of texts too short to tell, a little', () => {
    expect(detectLanguage('super!', 'de-AT')).toEqual({ lang: 'de', confidence: 0.6 });
    expect(detectLanguage('🎉', 'de')).toEqual({ lang: 'de', confidence: 0.3 });
    expect(detectLanguage('да', 'ru').lang).toBe('ru');
  });

  it('does not believe an interface language against the text', () => {
    expect(detectLanguage('주말에 베란다에 토마토를 심었어요.', 'en').lang).toBe('ko');
    const german = 'Das ist nicht der Zug, auf den wir gewartet haben, und ich friere.';
    expect(detectLanguage(german, 'en').lang).toBe('de');
  });

  it('does not believe a script the language is not written in', () => {
    expect(detectLanguage('да нет', 'en').lang).toBe('und');
  });

  it('takes ideographs alone for Japanese when told', () => {
    expect(detectLanguage('日本語能力試験').lang).toBe('zh');
    expect(detectLanguage('日本語能力試験', 'ja').lang).toBe('ja');
  });

  it('takes Indian languages in Latin letters when told', () => {
    expect(detectLanguage('bahut acha gana', 'ur')).toEqual({ lang: 'ur-Latn', confidence: 0.6 });
    expect(detectLanguage('nalla padam super bro', 'ml').lang).toBe('ml');
  });

  it('passes over links, handles and hashtags', () => {
    const noise = 'https://the.example/and/this/that @you@what.example #TheAndYou ';
    const text = 'Heute haben wir die Wohnung gestrichen und das Bad auch.';
    expect(detectLanguage(noise + text, null, NEVER).lang).toBe('de');
  });

  it('ignores nonsense in the tag', () => {
    const text = 'We planted tomatoes on the balcony and they look happy.';
    for (const tag of ['', 'und', 'x'.repeat(1000), 'e', 'en en', '<b>', '12']) {
      expect(detectLanguage(text, tag).lang).toBe('en');
    }
  });

  it('stays fast and quiet on huge and broken texts', () => {
    const texts = [
      'a'.repeat(1 << 20),
      'the '.repeat(1 << 18),
      '🎉'.repeat(100_000),
      '@'.repeat(1 << 20),
      'https://' + 'x'.repeat(1 << 20),
      '\udfff'.repeat(100_000),
      'а'.repeat(1 << 20),
      'ا '.repeat(1 << 19),
    ];
    const start = performance.now();
    for (const text of texts) detectLanguage(text);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('baseLanguage', () => {
  it.each([
    ['en-GB', 'en'],
    ['zh-Hant-TW', 'zh'],
    ['pt_BR', 'pt'],
    ['nb', 'no'],
    ['iw', 'he'],
    ['ur-Latn', 'ur-Latn'],
    ['hi-Latn', 'ur-Latn'],
    ['ar-MA', 'ar'],
    ['und', undefined],
    ['mul', undefined],
    ['english', undefined],
    [null, undefined],
  ])('reads %s as %s', (tag, lang) => {
    expect(baseLanguage(tag)).toBe(lang);
  });
});

describe('languageGroup', () => {
  it.each([
    ['en', 'en'],
    ['de', 'european'],
    ['ru', 'european'],
    ['zh', 'zh'],
    ['ko', 'ko'],
    ['ar', 'arabic'],
    ['ur-Latn', 'indic'],
    ['kn', 'indic'],
    ['ja', 'other'],
    ['und', 'other'],
    ['constructor', 'other'],
  ] as const)('puts %s into %s', (lang, group) => {
    expect(languageGroup(lang)).toBe(group);
    expect(LANGUAGE_GROUPS).toContain(group);
  });
});
