import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

const LISTS = {
  ...COMMON_LISTS,
  groups:
    list(`ムスリム|ユダヤ人|キリスト教徒|仏教徒|黒人|白人|中国人|韓国人|在日の人|ベトナム人|フィリピン人|
    クルド人|ブラジル人|インド人|ロシア人|アフリカ系の人|アラブ人|アイヌ|沖縄の人|移民|難民|外国人|技能実習生|
    女|女性|男|フェミニスト|ゲイ|レズビアン|同性愛者|トランスジェンダー|トランス女性|障害者|聴覚障害者|
    発達障害の人|自閉症の人|老人|高齢者|ホームレス|貧乏人|太った人|シングルマザー|生活保護の人|部落の人|
    ハーフの人|ネパール人`),
  // What hate says that a group does.
  does: list(
    `何でも台無しにする|税金で生きている|嘘ばかりで盗む|問題しか起こさない|病気を広める|子供に悪影響だ|日本を憎んでいる|恥を知らない|国を壊している|街を汚す|頭が悪い`,
  ),
  bad: list(`ゴミ|寄生虫|害虫|ゴキブリ|犯罪者|泥棒|嘘つき|劣等人種|癌|疫病|テロリスト|強姦魔|豚|猿|クズ|野蛮人|
    汚物|人間以下|病気|変態|社会の敵|怠け者|低脳|ドブネズミ`),
  relation: list(`隣人|友達|同僚|上司|先生|叔父|ルームメイト|いとこ|コーチ|主治医|妹|親友`),
  name: list(`美咲|太郎|健太|花子|翔|結衣|大輔|さくら|直樹|葵`),
  city: list(`大阪|札幌|福岡|仙台|京都|那覇|広島|金沢|神戸|長野`),
  place: list(`図書館で|公園で|会社で|パン屋で|電車で|学校で|市場で|サークルで|博物館で|カフェで`),
  hobby: list(`編み物|将棋|サッカー|絵|写真|登山|読書|ダンス|陶芸|サイクリング`),
  topic: list(`住宅|音楽|料理|歴史|言葉|公共交通|教育|医療|スポーツ|子育て`),
  food: list(`パン|味噌汁|餃子|うどん|ケーキ|カレー|おにぎり|ラーメン|炒飯|フォー`),
  media: list(`本|映画|ポッドキャスト|ドキュメンタリー|アルバム|漫画|記事|ドラマ`),
  thing: list(
    `プリンター|パソコン|バス|目覚まし|ルーター|エレベーター|サーバー|洗濯機|キーボード|スマホ`,
  ),
  good: list(`最高|素敵|すばらしい|とても親切|感動した|面白い|優しい`),
  time: list(`今日|昨日|先週|週末|今夜|毎週火曜|この夏`),
  curse: list(`くそ|クソが|ちくしょう|まじかよ|最悪|やばい|ふざけんな|くっそ`),
  insult:
    list(`バカ|アホ|クズ|カス|ゴミ|間抜け|負け犬|ブス|デブ|嘘つき|卑怯者|ピエロ|キモオタ|無能|クソ野郎|老害|
    ボケ|ゴミ人間|低能`),
  pest: list(`ゴキブリ|ネズミ|アリ|蛾|アブラムシ|ダニ|スズメバチ|南京虫|蚊`),
};

export const JAPANESE = phrasebook(
  'ja',
  LISTS,
  {
    neutral: lines(`
      私の{relation}は{groups}(です|で、{city}に住んでいる|で、{hobby}が好き)
      私は{groups}です(。よろしく|。{city}に住んでいます|。{hobby}が好きです|)
      {city}にも{groups}が(働いている|住んでいる|通っている|たくさんいる)
      {groups}と{topic}についての{media}が出た(、見た人いる？|)
      {city}に{groups}は何人いるの？(|宿題で知りたい)
      {time}{place}{groups}と{topic}の話をした
      {groups}と{groups}が{time}一緒にサッカーをする
      {groups}は{topic}をどう思っているか、インタビュー
      {place}{groups}の友達ができた
      {city}に{groups}のためのセンターができた
      統計：{groups}は人口の三パーセント
    `),
    kind: lines(`
      {groups}が(好き|大好き)です
      {groups}を(尊敬しています|応援しています|歓迎します)
      {groups}も私たちと同じ人間です
      {groups}には(権利がある|敬意を払うべき|安心して暮らす権利がある)
      {groups}であることを誇りに思う
      {place}手伝ってくれる{groups}に感謝
      {groups}の皆さん、おめでとう
      {groups}のおかげで{city}は良い街になった
      {groups}と連帯します
      私の{relation}は{groups}で、{good}
      {groups}は{good}
    `),
    counter: lines(`
      「{groups}は{does}」(なんてデタラメ|は事実ではない|と書く人はブロックします|とバスで叫ぶ人がいた。誰も笑わなかった)
      {groups}は{bad}(ではない|じゃない|なんかじゃない)(|。もうやめて|、以上)
      {groups}を{bad}と呼ぶ(のはやめてください|のは差別です|人は間違っている|なんて許せない)
      「{groups}は{bad}」(という書き込みを通報した|と言われて悲しかった|なんてヘイトです|と壁に書かれていた)
      「{groups}は出て行け」(という言葉が怖い|なんて言わないで|はヘイトスピーチです)
      私は{groups}が嫌いではない
      {groups}に偏見はありません
      {groups}を憎む理由なんてない
      {groups}が問題なのではない(|、家賃が問題だ)
      {groups}への差別に反対します
      {groups}への暴力をやめろ
      昔は{groups}が{bad}だと思っていた。間違いだった
      {relation}が{groups}だという理由で{place}怒鳴られた
      {groups}を{bad}扱いする投稿を消してください
    `),
    reclaimed: lines(`
      私たち(オカマ|レズ|ホモ|デブ|おばさん|変人){time}{city}に集合 ❤️
      私は(誇り高いオカマ|幸せなデブ|ただのレズ|立派な変人)です。{time}{place}遊ぼう
      クィアの集まり{time}{city}、みんな来て
      (デブ|オカマ|レズ|変人)の私がこの言葉を使うのは自由
      誕生日おめでとう、このバカ女、愛してる 🎂
    `),
    strong: lines(`
      {curse}、{thing}がまた壊れた
      {curse}、{food}を焦がした
      {curse}、{time}寒すぎる
      このクソ{thing}(、返品したい|、また固まった|)
      {food}(クソうまい|うますぎて死ぬ|まずい)
      (月曜|雨|残業|この{thing}|会議|税金)が大嫌い
      遅刻したら上司に殺される笑
      笑い死ぬ
      お腹すいて死にそう、{food}食べたい
      ボスにまた殺された(|、三回目)
      {pest}の殺し方を教えて
      {pest}は気持ち悪い、どこにでもいる
      この{media}はゴミ
      政府の{topic}政策はひどい
      教会の{topic}についての考えは古い
      私ってほんとバカ、{thing}忘れた
      {time}4対0でぶっ潰した ⚽
      {name}やばい、優勝した 🎉
      暑くて死ぬ、{city}
    `),
    matters: lines(`
      警察：{city}で刃物による事件、(二|三)人けが
      {city}駅に爆破予告、避難
      {groups}への襲撃が増えたと報告書
      つらい時は相談電話にかけてください。あなたは大切です
      {relation}を自殺で亡くした。会いたい
      自傷をやめて(三|五)年、生きていてよかった
      {time}無料の(HIV検査|乳がん検診|避妊の相談)があります
      性教育は学校で必要だ
      殺害予告で有罪判決
      うつ病を扱った{media}、注意して見て
      戦争：村が砲撃され(二|四)人死亡
    `),
    smallTalk: lines(`
      今日は{food}
      {time}{place}過ごした
      {time}{hobby}する人いる？
      おはよう、{city}
      この{media}、{good}
      {name}ありがとう
      {name}誕生日おめでとう
      みんな今週どうだった？
      {topic}の{media}を見ている
      {thing}が動かないので{hobby}
    `),
    promotion: lines(`
      {topic}についての新しい{media}を出しました：{home}
      {time}{city}でライブ、入場無料
      {hobby}の会{time}{city}、詳細は{home}
      {city}で部屋を探しています、拡散希望
      {place}フードバンクの募金、{home}
      中古の{thing}譲ります、{city}
      フィッシングに注意、パスワードは教えないで
      {city}でボランティア募集中
    `),
    hate: lines(`
      {groups}は{does}(|、みんな知ってる|、追い出せ)
      {groups}は{bad}、{does}
      {groups}(は|なんて|って)(みんな|全員|){bad}(だ|でしかない|、常識だろ|)
      {groups}が(大嫌い|憎い|気持ち悪い|許せない)
      {groups}は(出て行け|国に帰れ|死ね|消えろ|黙ってろ)
      {groups}を(追い出せ|強制送還しろ|閉じ込めろ|皆殺しにしろ|排除しろ)
      {groups}は(選挙権|働く権利|子供を産む資格|生きる価値|ここに住む権利)がない
      {groups}お断り、{bad}だから
      {groups}は私たちより劣っている
      {groups}は臭い(|し盗む|し嘘をつく)
      {groups}は信用できない、{bad}
      汚い{groups}
      {city}に{groups}はいらない
      {groups}を見ると殴りたくなる
      {groups}は人間じゃない
      {groups}は殺処分でいい
    `),
    hateImplicit: lines(`
      {groups}が{pest}みたいに増えている
      事件があるといつも{groups}
      差別じゃないけど{groups}は{bad}
      {groups}が来てから{city}は終わった
      {groups}が(銀行|メディア|仕事)を支配している
      {groups}に税金を食われている
      子供を守れ、{groups}が来る
      女は家で飯を作ってろ
      {groups}は病気だから治せ
      {groups}が何を発明した？何も
      {pest}と{groups}の違いって何
      やっぱり{groups}か、お察し
    `),
    insult: lines(`
      お前(は|って)(本当に|ただの|){insult}(だな|だ|)
      {name}は{insult}
      (黙れ|消えろ|死ね|うせろ)、{insult}
      {handle} この{insult}
      誰もお前のことなんか好きじゃない、{insult}
      {handle} 垢消せ{insult}
      頭悪すぎ、{insult}
      親の顔が見たいわ、{insult}
      みんな見て、この{insult}
      {topic}も分からないのか、{insult}
    `),
    spam: lines(`
      {coin}で(毎日|毎週){sum}稼げます、{messenger}に登録 {tags}
      アカウントが停止されます。こちらで確認：{link}
      おめでとうございます！({sum}|スマホ|ギフト券)当選、受け取りは{link}
      (バイアグラ|痩せ薬|睡眠薬)処方箋なし激安 {link} {tags}
      即日融資{sum}まで、{messenger} {number}
      フォロワー、いいね販売 {link}
      {account}先生のおかげで{coin}が三倍、{messenger}で連絡
      ウォレット確認のためシードフレーズを入力：{link}
      {city}の寂しい女性が待っています {link} 😘
      オンラインカジノ{sum}ボーナス {link} 🎰
      荷物をお預かりしています、手数料のお支払い：{link}
      在宅副業、週{sum}、初心者歓迎、{messenger} {account}
    `),
  },
  {
    openers: lines(
      '正直、\nいや\nマジで\nえ、\nうーん、\n{handle}\nすみませんが\n皆さん、\nまあ\nちなみに',
    ),
    closers: lines('笑\n😂\nw\n…\n！！\nwww\nほんと\n🤷\n#日常\n❤️\n💀\n以上\nだよね'),
    stop: '。',
    cased: false,
  },
);
