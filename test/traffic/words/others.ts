import { phrases, type Lexicon } from './lexicon.js';

export const polish: Lexicon = {
  language: 'pl',
  share: 3,
  bytesPerUnit: 1.08,
  between: ' ',
  frames: [
    '{when} {open} {thing} {where}.',
    'W końcu {open} {thing} {where}, bo {tail}.',
    '{name} twierdzi, że {tail}, a {open} {thing}.',
    '{name} ma {thing} {where}: {tail}.',
  ],
  open: phrases(
    `naprawiłem|sfotografowaliśmy|sąsiadka pomalowała|znalazłam|klub odnowił|wszyscy znają|testujemy|
    brat zbiera|ona przetłumaczyła|ktoś podarował|zmierzyłem`,
  ),
  thing: phrases(
    `stary rozkład promu|miedziany czajnik|trzy koła rowerowe|tablicę pływów|ciasto śliwkowe od {name}|
    malutki syntezator|płot w ogrodzie|dwie powieści autora {name}|północną kładkę|pudełko slajdów|
    stado biegusów|zepsutą stację pogodową|{n} słoików pigwy|list od {name}|ostatni nocny pociąg`,
  ),
  where: phrases(
    `za dworcem|przy porcie {name}|w górnej dolinie|na targu {name}|na peronie {n}|nad kanałem|
    w warsztacie|nad piekarnią|po drodze do {name}`,
  ),
  when: phrases(
    'Dziś rano|Przed deszczem|We wtorek|Po {n} próbach|Zeszłej zimy|W porze obiadu|W weekend|Odkąd nie ma {name}',
  ),
  tail: phrases(
    `bateria wytrzymała {n} godzin|nikt nie chciał wracać|kolory wyszły źle|pachniało cedrem|
    {name} zapisał to ołówkiem|urząd milczy|instrukcja sobie przeczy|sowa wróciła|brakuje dwóch stron|
    zupa była za słona|prom już odpłynął`,
  ),
  greetings: phrases('Dzień dobry, fediwersum!|Dobranoc wszystkim|Pozdrowienia z pociągu ☕'),
  warnings: phrases('jedzenie|polityka|spojlery: {name}'),
  tags: phrases('Ptaki|Ogród|Fotografia|Pociągi|Koty|Książki|Pogoda'),
};

export const russian: Lexicon = {
  language: 'ru',
  share: 3,
  bytesPerUnit: 1.82,
  between: ' ',
  frames: [
    '{when} {open} {thing} {where}.',
    'Наконец {open} {thing} {where}, потому что {tail}.',
    '{name} считает, что {tail}, а {open} {thing}.',
    '{name} видит {thing} {where}: {tail}.',
  ],
  open: phrases(
    `я починил|мы сфотографировали|соседка покрасила|я нашла|клуб отреставрировал|мы проверяем|
    брат собирает|она перевела|кто-то подарил|я измерил|дети обожают`,
  ),
  thing: phrases(
    `старое расписание парома|медный чайник|три велосипедных колеса|таблицу приливов|сливовый пирог от {name}|
    крошечный синтезатор|садовый забор|два романа {name}|северный мостик|коробку слайдов|стаю куликов|
    сломанную метеостанцию|{n} банок айвы|письмо от {name}|последний ночной поезд`,
  ),
  where: phrases(
    `за вокзалом|у гавани {name}|в верхней долине|на рынке {name}|на пути {n}|у канала|в мастерской|
    над пекарней|по дороге в {name}`,
  ),
  when: phrases(
    'Сегодня утром|До дождя|Во вторник|После {n} попыток|Прошлой зимой|В обед|На выходных|С тех пор как уехал {name}',
  ),
  tail: phrases(
    `батареи хватило на {n} часов|никто не хотел домой|цвета вышли не те|пахло кедром|
    {name} записал это карандашом|городской совет молчит|инструкция противоречит сама себе|сова вернулась|
    не хватает двух страниц|суп был пересолен|паром уже ушёл`,
  ),
  greetings: phrases('Доброе утро, федиверс!|Всем спокойной ночи|Привет из поезда ☕'),
  warnings: phrases('еда|политика|спойлеры: {name}'),
  tags: phrases('Птицы|Сад|Плёнка|Поезда|Коты|Книги|Погода'),
};

export const japanese: Lexicon = {
  language: 'ja',
  share: 6,
  bytesPerUnit: 2.7,
  between: '',
  frames: [
    '{when}、{where}{thing}{open}。',
    '{name}によると、{tail}。それでも{thing}{open}。',
    '{thing}{open}けれど、{where}{tail}。',
    '{where}{name}が{thing}{open}。{tail}。',
  ],
  open: phrases(
    `を修理した|を撮影した|をやっと見つけた|を塗り直した|を忘れかけた|を集めている|を翻訳した|を測った|
    について読んだ|を描いてみた|を試している`,
  ),
  thing: phrases(
    `古い渡し船の時刻表|銅のやかん|自転車の車輪三本|潮汐表|{name}さんの梅ケーキ|とても小さなシンセ|
    庭の柵|{name}の小説二冊|北の歩道橋|スライドフィルムの箱|しぎの群れ|壊れた気象計|
    かりんのジャム{n}瓶|{name}からの手紙|最後の夜行列車|顕微鏡の苔`,
  ),
  where: phrases(
    `駅の裏で|{name}の港の近くで|谷の上の方で|{name}の市場で|{n}番線で|運河のそばで|作業場で|
    パン屋の二階で|{name}へ行く途中で`,
  ),
  when: phrases('今朝|雨の前に|火曜日に|{n}回試したあと|去年の冬|お昼に|週末に|{name}が帰ってから'),
  tail: phrases(
    `電池は{n}時間もった|誰も帰りたがらなかった|色がおかしかった|杉の匂いがした|
    {name}が鉛筆で書き留めた|役所は返事をくれない|説明書が矛盾している|ふくろうが戻ってきた|
    索引が二ページ足りない|スープに塩が足りなかった|船はもう出ていた`,
  ),
  greetings: phrases(
    'おはようございます、フェディバースのみなさん！|おやすみなさい、また明日ね|電車からこんにちは ☕',
  ),
  warnings: phrases('食べ物|ネタバレ：{name}|長文'),
  tags: phrases('野鳥|家庭菜園|フィルム写真|鉄道|編み物|猫|読書|天気'),
};

export const arabic: Lexicon = {
  language: 'ar',
  share: 2,
  rightToLeft: true,
  bytesPerUnit: 1.82,
  between: ' ',
  frames: [
    '{when} {open} {thing} {where}.',
    'أخيرا {open} {thing} {where} لأن {tail}.',
    'يقول {name} إن {tail} لكن {open} {thing}.',
    '{name} يبحث عن {thing} {where}: {tail}.',
  ],
  open: phrases('أصلحت|صورنا|وجدت|رسمت|اختبرنا|كدت أنسى|ترجمت|قست|رممت الجمعية|يجمع أخي|أهدى أحدهم'),
  thing: phrases(
    `جدول العبارة القديم|غلاية من النحاس|ثلاث عجلات دراجة|جدول المد والجزر|كعكة البرقوق من {name}|
    سياج الحديقة|روايتين من {name}|جسر الشمال|صندوق شرائح|سرب طيور|محطة الطقس المعطلة|
    {n} مرطبانات مربى|رسالة من {name}|قطار الليل الأخير`,
  ),
  where: phrases(
    'خلف المحطة|قرب ميناء {name}|في الوادي|في سوق {name}|على الرصيف {n}|عند القناة|في الورشة|في الطريق إلى {name}',
  ),
  when: phrases(
    'هذا الصباح|قبل المطر|يوم الثلاثاء|بعد {n} محاولات|في الشتاء الماضي|وقت الغداء|منذ رحيل {name}',
  ),
  tail: phrases(
    `البطارية دامت {n} ساعات|الجميع أراد البقاء|الألوان خرجت خطأ|الرائحة كانت كالأرز|
    {name} كتب ذلك بالقلم|البلدية لا ترد|الدليل يناقض نفسه|البومة عادت|صفحتين ناقصتان|العبارة غادرت`,
  ),
  greetings: phrases('صباح الخير للجميع هنا|تصبحون على خير جميعا'),
  warnings: phrases('طعام|سياسة'),
  tags: phrases('طيور|حديقة|تصوير|قطارات|قطط|كتب'),
};
