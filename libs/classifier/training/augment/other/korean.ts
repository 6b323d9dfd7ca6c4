import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

// Plurals end in 들, so that every particle after them is the same.
const LISTS = {
  ...COMMON_LISTS,
  groups:
    list(`무슬림들|유대인들|기독교인들|불교 신자들|흑인들|백인들|중국인들|조선족들|일본인들|베트남 사람들|
    필리핀 사람들|외국인 노동자들|이주민들|난민들|탈북민들|다문화 가정 아이들|여자들|남자들|페미니스트들|
    게이들|레즈비언들|동성애자들|트랜스젠더들|성소수자들|장애인들|청각장애인들|자폐인들|노인들|노숙자들|
    가난한 사람들|뚱뚱한 사람들|전라도 사람들|경상도 사람들|아랍인들|인도 사람들|러시아 사람들|미혼모들|
    맘들|학생들|몽골 사람들|우즈벡 사람들|고려인들`),
  one: list(`무슬림|흑인|중국인|조선족|베트남 사람|이주민|난민|게이|레즈비언|트랜스젠더|장애인|노인|
    청각장애인|전라도 사람|탈북민|외국인|페미니스트`),
  // What hate says that a group does.
  does: list(
    `다 망쳐놓는다|우리 세금으로 먹고산다|거짓말하고 훔친다|문제만 일으킨다|병을 퍼뜨린다|애들을 망친다|우리를 싫어한다|양심이 없다|나라를 망친다|동네를 더럽힌다|생각이란 걸 못한다`,
  ),
  bad: list(`쓰레기|벌레|기생충|짐승|범죄자|더러운 것들|바퀴벌레|인간 말종|미개한 것들|해충|암덩어리|
    도둑놈들|강간범들|사회악|쥐새끼들|열등한 것들|병균|정신병자들|짐승만도 못한 것들|거지 근성`),
  relation: list(`이웃|친구|동료|사장님|의사 선생님|선생님|삼촌|룸메이트|사촌|코치님`),
  name: list(`민수|지영|하나|서준|유리|도윤|은지|현우|소라|준호`),
  city: list(`부산|대구|인천|광주|대전|제주|수원|전주|강릉|춘천`),
  place: list(
    `도서관에서|공원에서|회사에서|빵집에서|지하철에서|학교에서|시장에서|동아리에서|박물관에서|카페에서`,
  ),
  hobby: list(`뜨개질|바둑|축구|그림|사진|등산|독서|춤|도예|자전거`),
  topic: list(`주거|음악|음식|역사|언어|대중교통|교육|의료|운동|육아`),
  food: list(`김치찌개|떡볶이|빵|국수|만두|비빔밥|케이크|카레|김밥|쌀국수`),
  media: list(`책|영화|팟캐스트|다큐|앨범|만화|기사|드라마`),
  thing: list(`프린터|노트북|버스|알람|공유기|엘리베이터|서버|세탁기|키보드|핸드폰`),
  good: list(`정말 좋다|최고다|멋지다|너무 친절하다|감동이다|재밌다|훌륭하다`),
  time: list(`오늘|어제|지난주에|주말에|오늘 밤|화요일마다|이번 여름에`),
  curse: list(`씨발|아 씨|젠장|개빡치네|미친|아오 진짜|시발|염병`),
  insult:
    list(`병신|멍청이|개새끼|쓰레기|찐따|등신|미친놈|미친년|돌대가리|한심한 놈|꼰대|겁쟁이|인간쓰레기|
    호구|관종|양아치|또라이|개자식`),
  pest: list(`바퀴벌레|쥐|개미|나방|진딧물|진드기|말벌|빈대|모기`),
};

/** Particles that go with the word's last sound: after a consonant / after a vowel. */
const PARTICLES = /(\S)(은\/는|이\/가|을\/를|이다\/다|이야\/야|이라\/라|이랑\/랑)/gu;

/** Writes the particle that fits: a syllable's number tells whether it ends in a consonant. */
function agree(text: string): string {
  return text.replace(PARTICLES, (_, last: string, particle: string) => {
    const [afterConsonant = '', afterVowel = ''] = particle.split('/');
    const syllable = (last.codePointAt(0) ?? 0) - 0xac00;
    return last + (syllable >= 0 && syllable % 28 !== 0 ? afterConsonant : afterVowel);
  });
}

export const KOREAN = phrasebook(
  'ko',
  LISTS,
  {
    neutral: lines(`
      우리 {relation}은/는 {one}인데 {city}에 산다
      나는 {one}(이고 {city}에 산다|이고 {hobby} 좋아한다|입니다. 반가워요)
      {groups}도 {city}에서 (일한다|산다|공부한다|투표한다)
      {groups}에 대한 {media} 나왔대(, 본 사람?|)
      {city}에 {groups}이 몇 명이나 살아? (|과제 때문에|)
      {time} {place} {groups}을 만났다
      {groups}과 {groups}이 같이 축구한다
      {groups}은 {topic} 문제를 어떻게 생각할까? 인터뷰
      {place} {groups}이랑 {food} 먹었다
      {city}에 {groups}을 위한 센터가 생겼다
      {name}은/는 {one}, 나는 그냥 {hobby} 좋아하는 사람
    `),
    kind: lines(`
      {groups}을 (사랑한다|존경한다|응원한다|환영합니다)
      {groups}은 존중받아야 한다
      {groups}도 우리와 똑같은 사람이다
      {one}(인 것이 자랑스럽다|이라서 행복하다)
      {place} 도와주는 {groups} 고마워요
      {groups}도 우리 이웃입니다
      {groups} 덕분에 {city}이/가 더 좋아졌다
      {groups}과 연대합니다
      우리 {relation}은/는 {one}인데 {good}
      {groups}에게도 권리가 있다
      {groups} 힘내세요 ❤️
    `),
    counter: lines(`
      "{groups}은 {does}"(는 말은 헛소리다|고 쓰면 차단합니다|는 건 사실이 아니다|고 버스에서 누가 소리쳤다. 아무도 안 웃었다)
      {groups}은 {bad}이/가 아니다(|. 제발 그만해|. 끝)
      {groups}을 {bad}이라/라고 부르지 마세요
      {groups}을 {bad}이라/라고 하는 건 (혐오 표현입니다|차별이다|거짓말이다)
      누가 "{groups}은 {bad}"라고 (댓글 달았다. 신고했다|벽에 썼더라. 슬프다|했는데 너무 화난다)
      "{groups}은 다 나가라"는 말 (듣고 너무 무서웠다|이제 그만 좀|신고하세요)
      나는 {groups}을 싫어하지 않는다
      {groups}이 문제가 아니다(|. 집값이 문제지)
      {groups} 혐오 멈춰주세요
      {groups}에 대한 폭력을 멈춰라
      예전엔 {groups}이 {bad}이라/라고 생각했는데 내가 틀렸다
      {one}이라/라는 이유로 욕먹은 친구가 있다. 너무 속상하다
      {groups}을 미워할 이유가 없다
    `),
    reclaimed: lines(`
      우리 (퀴어|게이|레즈|트젠|뚱땡이|병신)들 {time} {city}에서 모이자 ❤️
      나는 자랑스러운 (퀴어|레즈|게이|불구|뚱보)다. {time} {place} 놀자
      장애인인 우리가 우리를 (병신|불구)라 부르며 웃는 밤, {city}
      퀴어 퍼레이드 {time} {city} 다들 와
      이년아 생일 축하해 사랑해 🎂 {time}
    `),
    strong: lines(`
      {curse} {thing} 또 고장났다
      {curse} {food} 다 태웠다
      {curse} {time} 왜 이렇게 추워
      {food} 존나 맛있다
      {food} 개맛있네 미쳤다
      {hobby} 존나 재밌어
      (월요일|야근|비|이 {thing}|세금|회의) 진짜 싫다
      {time} 진짜 미친 날씨
      늦으면 부장님이 날 죽일 거야 ㅋㅋ
      웃겨 죽겠다 ㅋㅋㅋ
      배고파 죽겠다 {food} 먹고 싶다
      보스한테 또 죽었다 (ㅠㅠ|세 번째)
      {pest} 어떻게 죽여요? 집에 너무 많아
      {pest} 진짜 징그럽고 더럽다
      이 {media} 쓰레기네
      정부 {topic} 정책 진짜 한심하다
      교회 {topic} 입장은 틀렸다고 본다
      나 진짜 바보다 {thing} 두고 왔어
      {time} 4대0으로 박살냈다 ⚽
      {name} 미쳤다 우승했어 🎉
    `),
    matters: lines(`
      경찰: {city}에서 흉기 사건으로 (두|세) 명 부상
      {city} 역 폭발물 신고로 대피
      {groups} 대상 범죄가 늘었다는 보고서
      힘들면 상담 전화에 전화하세요. 당신은 소중합니다
      친구를 자살로 잃었다. 보고 싶다
      (3|5)년째 자해 안 했다. 살아있어서 다행이다
      {time} 보건소에서 (HIV 검사|유방암 검진|피임 상담) 한대요
      성교육은 학교에서 제대로 해야 한다
      살인 협박으로 유죄 판결
      우울증을 다룬 {media}, 조심해서 보세요
      전쟁: 마을 폭격으로 (두|네) 명 사망
    `),
    smallTalk: lines(`
      오늘은 {food} 먹었다
      {time} {place} 놀았다
      {time} {hobby} 같이 할 사람?
      좋은 아침 {city}
      이 {media} {good}
      {name} 고마워
      {name} 생일 축하해
      다들 이번 주 어땠어?
      {topic} 관련 {media} 보는 중
      {thing} 안 돼서 {hobby}나 해야지
    `),
    promotion: lines(`
      {topic} 다룬 제 {media} 나왔어요: {home}
      {time} {city}에서 공연해요, 무료입장
      {hobby} 모임 {time} {city}, 자세한 건 {home}
      {city}에 방 구해요, 공유 부탁해요
      {place} 푸드뱅크 모금합니다 {home}
      중고 {thing} 팝니다, {city} 직거래
      피싱 조심하세요, 비밀번호 절대 알려주지 마세요
      {city}에서 자원봉사자 찾습니다
    `),
    hate: lines(`
      {groups}은 {does}(| 진짜| 다 안다)
      {groups} 극혐 {does}
      {groups}은 (다 |){bad}(이다/다|이야/야|임|일 뿐)
      {groups}은 전부 {bad}
      {groups} (극혐|존나 싫다|역겹다|토 나온다|꺼져라|나가 죽어라|다 죽어야 된다)
      {groups}은 (추방해야|다 쫓아내야|감옥에 처넣어야|없애버려야|멸종해야) 한다
      {groups} 우리나라에서 나가라
      {groups}은 (투표도|취직도|애도|여기서) 못하게 해야 함
      더러운 {groups}
      {groups}은 우리보다 열등하다
      {groups}은 믿으면 안 된다 다 {bad}
      {groups} 냄새난다(| 더럽다| 병 옮긴다)
      {one}은/는 사람도 아니다
      {one} 새끼들 다 {bad}
      {groups} 때려죽여도 된다
      {groups} 보면 패고 싶다
      {city}에 {groups} 들이지 마라
    `),
    hateImplicit: lines(`
      {groups} 바퀴벌레처럼 늘어나네
      사고 나면 꼭 {groups}이더라
      차별은 아닌데 {groups}은 {bad} 맞잖아
      {groups} 들어오고 동네 망했다
      {groups}이 (은행|언론|일자리) 다 먹었다
      {groups} 때문에 우리 세금 다 나간다
      애들 조심시켜라 {groups} 온다
      여자는 집에서 밥이나 해라
      {one}은/는 병이다 고쳐야 된다
      {groups}이 만든 게 뭐가 있냐
      {pest}이랑/랑 {groups} 차이가 뭐냐
      하여간 {groups} 종특
    `),
    insult: lines(`
      (야 |)이 {insult}
      넌 (진짜 |그냥 |){insult}(이다/다|이야/야|임)
      {name} 진짜 {insult}
      (닥쳐|꺼져|나가 뒤져|입 닥쳐) {insult}
      {handle} {insult} 새끼
      너 같은 {insult} 아무도 안 좋아해
      {handle} 계정 지워라 {insult}
      못생긴 {insult} 주제에
      네 엄마가 불쌍하다 {insult}
      머리가 비었냐 {insult}
    `),
    spam: lines(`
      {coin} 투자로 (하루|일주일에) {sum} 수익, {messenger} 문의 {tags}
      계정이 정지됩니다. 여기서 인증하세요: {link}
      축하합니다! ({sum}|상품권|핸드폰) 당첨, 수령하기 {link}
      (비아그라|다이어트약|수면제) 처방전 없이 싸게 {link} {tags}
      무담보 대출 {sum}까지, {messenger} {number}
      팔로워 좋아요 판매 {link}
      {account} 덕분에 {coin} 세 배 벌었어요, {messenger} 연락
      지갑 확인을 위해 시드 구문을 입력하세요 {link}
      {city} 외로운 여자들이 기다려요 {link} 😘
      온라인 카지노 첫충 {sum} 보너스 {link} 🎰
      택배 보류 중, 통관료 결제: {link}
      재택 부업 주 {sum}, 초보 가능, {messenger} {account}
    `),
  },
  {
    openers: lines('솔직히\n근데\n진짜\n아니\n음\n{handle}\n미안한데\n다들\n그냥\n와'),
    closers: lines('ㅋㅋ\n😂\nㅋㅋㅋㅋ\n...\n!!!\nㅠㅠ\nㄹㅇ\n🤷\n#일상\n❤️\n💀\nㅎㅎ\n진심'),
    stop: '. ',
    cased: false,
  },
  agree,
);
