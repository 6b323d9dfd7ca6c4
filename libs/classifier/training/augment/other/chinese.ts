import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

const LISTS = {
  ...COMMON_LISTS,
  groups:
    list(`穆斯林|犹太人|基督徒|佛教徒|黑人|白人|印度人|日本人|韩国人|越南人|菲律宾人|俄罗斯人|非洲人|阿拉伯人|
    回族|藏族人|维吾尔人|河南人|东北人|上海人|广东人|农民工|外地人|移民|难民|外国人|女人|女司机|女权主义者|
    男人|同性恋|女同性恋|男同性恋|跨性别者|双性恋|残疾人|聋人|盲人|自闭症患者|老年人|穷人|流浪汉|胖子|
    单亲妈妈|台湾人|香港人|大陆人|黑人女性|留学生|新疆人`),
  // What hate says that a group does.
  does: list(
    `把一切都毁了|靠我们的钱活着|又骗又偷|只会惹麻烦|到处传播疾病|带坏孩子|恨我们|没有良心|毁了这个国家|把街道弄得又脏又乱|没脑子`,
  ),
  bad: list(`垃圾|寄生虫|害虫|蟑螂|畜生|罪犯|小偷|骗子|低等人|劣等民族|毒瘤|瘟疫|强奸犯|恐怖分子|猪|猴子|
    人渣|野蛮人|又脏又臭|又蠢又懒|不是人|变态|神经病|祸害|败类|老鼠`),
  relation: list(`邻居|好朋友|同事|老板|医生|老师|叔叔|室友|表弟|教练|姐姐|女儿`),
  name: list(`小王|阿明|李老师|小美|大伟|阿芳|小陈|志强|小雨|阿杰`),
  city: list(`成都|武汉|西安|杭州|台北|昆明|青岛|厦门|新加坡|哈尔滨|兰州|长沙`),
  place: list(`在图书馆|在公园|在公司|在面包店|在地铁上|在学校|在菜市场|在博物馆|在电影院|在小区里`),
  hobby: list(`织毛衣|下棋|踢球|画画|摄影|爬山|看书|跳舞|做陶艺|骑车`),
  topic: list(`住房|音乐|美食|历史|语言|公共交通|教育|医疗|体育|育儿`),
  food: list(`面包|汤面|饺子|火锅|蛋糕|咖喱|包子|拉面|炒饭|烧烤`),
  media: list(`书|电影|播客|纪录片|专辑|漫画|小说|话剧`),
  thing: list(`打印机|电脑|公交车|闹钟|路由器|电梯|服务器|洗衣机|键盘|手机`),
  good: list(`很棒|特别好|太赞了|非常友善|很感人|超有意思|真不错`),
  time: list(`今天|昨天|上周|周末|今晚|每周二|这个夏天`),
  curse: list(`操|卧槽|他妈的|妈的|靠|我去|真他妈|草`),
  insult: list(
    `白痴|傻逼|蠢货|废物|混蛋|贱人|王八蛋|脑残|智障|人渣|垃圾|骗子|小丑|婊子|狗东西|懦夫|丑八怪|死胖子`,
  ),
  pest: list(`蟑螂|老鼠|蚂蚁|飞蛾|蚜虫|蜱虫|马蜂|臭虫|蚊子`),
};

export const CHINESE = phrasebook(
  'zh',
  LISTS,
  {
    neutral: lines(`
      我的{relation}是{groups}(，住在{city}|，喜欢{hobby}|，怎么了？)
      我是{groups}(，住在{city}|，平时喜欢{hobby}|，刚来这里，大家好)
      {city}也有很多{groups}(在工作|在生活|在读书)
      新出了一(部|本)关于{groups}和{topic}的{media}(，有人看过吗？|)
      {city}有多少{groups}？(|做作业要用)
      {time}{place}遇到一位{groups}，聊了聊{topic}
      {groups}和{groups}{time}一起踢球
      采访：{groups}怎么看{topic}
      {place}认识了几个{groups}朋友，一起吃{food}
      {city}为{groups}开了一个活动中心
      {groups}、{groups}、{groups}都在一个群里聊{topic}
      统计：{groups}占当地人口的百分之三
    `),
    kind: lines(`
      我(爱|喜欢|尊敬|支持){groups}
      {groups}(值得尊重|应该有平等的权利|也有权利被保护)
      {groups}都是普通人，和我们一样
      {groups}(善良又勤劳|{good})
      作为{groups}我很骄傲
      谢谢{place}帮忙的{groups}
      祝所有{groups}节日快乐
      欢迎{groups}来{city}
      我的{relation}是{groups}，人{good}
      和{groups}站在一起
      没有{groups}，{city}会失色很多
    `),
    counter: lines(`
      “{groups}{does}”(纯属胡说|不是事实|写这种话的人会被封号|有人在车上这么喊，没人笑)
      {groups}不是{bad}(|，请不要再说了|。就这样)
      说{groups}是{bad}的人(真的很无知|应该道歉|会被举报)
      不要再说{groups}是{bad}了
      有人(留言|在墙上写|发帖)说“{groups}都是{bad}”，(太过分了|已经举报|看了很难过)
      “{groups}滚出去”这种话(就是歧视|不能接受|让人心寒)
      我不讨厌{groups}
      我对{groups}没有任何偏见
      没有人应该仇恨{groups}
      {groups}不是问题(|，房价才是)
      反对歧视{groups}
      停止对{groups}的暴力
      以前我以为{groups}是{bad}，后来发现是我错了
      我的{relation}因为是{groups}{place}被骂了，太气人
      当年的宣传把{groups}说成{bad}，不要忘记
      地域黑没意思，{groups}里有好人也有坏人
    `),
    reclaimed: lines(`
      我们这群(死基佬|老女人|死胖子|疯婆子|酷儿){time}{place}聚会 ❤️
      我就是(骄傲的基佬|快乐的胖子|拉拉|老阿姨|酷儿)，{time}去{city}
      姐妹们，咱们这群拉拉{time}一起吃{food}
      宝贝贱人生日快乐 🎂 爱你，{time}见
      作为一个(胖子|瘸子|基佬|拉拉)，这个词是我自己的
    `),
    strong: lines(`
      {curse}，{thing}又坏了
      {curse}，我把{food}烧糊了
      {curse}{time}怎么这么冷
      这破{thing}(真他妈难用|又卡了|我要退货)
      {food}(真他妈好吃|好吃到哭|也太难吃了)
      我讨厌(周一|下雨|加班|这个{thing}|开会|{hobby})
      迟到了老板会杀了我的哈哈
      笑死我了
      饿死了，想吃{food}
      这个boss又把我打死了(|，第三次)
      家里有{pest}怎么(杀|消灭)？
      {pest}真恶心，到处都是
      这(部|本){media}就是垃圾
      政府在{topic}上做得很差
      我不同意教会关于{topic}的说法
      我真是个白痴，把{thing}忘{place}了
      {time}四比零血洗对手 ⚽
      牛逼啊{name}，居然赢了 🎉
      热死了，{city}的夏天要命
    `),
    matters: lines(`
      警方：{city}发生持刀伤人事件，(两|三)人受伤
      {city}车站接到炸弹威胁，人群已疏散
      报告称针对{groups}的袭击增加
      如果你很难受，请拨打心理援助热线，你很重要
      我的{relation}自杀去世了，很想念
      已经(三|五)年没有伤害自己，庆幸还活着
      {time}可以免费做(艾滋病检测|乳腺癌筛查|避孕咨询)
      性教育应该进课堂
      男子因死亡威胁被判刑
      这(部|本){media}讲的是抑郁症
      战争：村庄遭炮击，(两|四)人死亡
    `),
    smallTalk: lines(`
      今天吃{food}
      {time}{place}待了一下午
      {time}有人一起{hobby}吗？
      早上好，{city}
      这(部|本){media}{good}
      谢谢{name}
      {name}生日快乐
      大家这周过得怎么样？
      在看一(部|本)关于{topic}的{media}
      {thing}用不了，只好{hobby}
    `),
    promotion: lines(`
      我关于{topic}的新{media}上线了：{home}
      {time}在{city}演出，免费入场
      {hobby}活动{time}在{city}，详情{home}
      {city}求租房，请帮忙转发
      {place}为食物银行募捐，{home}
      出一个旧{thing}，{city}自取
      小心钓鱼链接，不要把密码告诉别人
      我们在{city}招志愿者
    `),
    hate: lines(`
      {groups}{does}(|，谁不知道|，真的)
      {groups}就是{bad}，{does}
      {groups}(都是|就是|全是|真是|不过是)(一群|){bad}
      {groups}没一个好东西(|，全是{bad})
      我(恨|最恨|鄙视|恶心){groups}
      {groups}滚(|出去|出{city}|回老家)
      (赶走|驱逐|关押|消灭|杀光)(所有|){groups}
      {groups}(都该死|应该被枪毙|应该被关起来|不配活着|不配做人|应该绝种)
      {groups}不应该(有投票权|工作|生孩子|住在这里)
      我们不要{groups}，{bad}
      {groups}比我们低等
      {groups}身上有股臭味(|，还偷东西)
      (死|臭|狗)(黑鬼|基佬|娘们|乡巴佬|蛮子)(|，滚)
      看到{groups}就想打
      千万别(雇|娶|租房给|相信){groups}，都是{bad}
      {groups}只会(偷|抢|骗|生)
    `),
    hateImplicit: lines(`
      {groups}像{pest}一样越来越多
      怎么每次出事都是{groups}
      我不是歧视，但是{groups}确实是{bad}
      自从来了{groups}，{city}就完了
      {groups}控制了银行和媒体
      {groups}抢走了我们的(工作|房子|女人)
      看好孩子，{groups}来了
      {groups}发明过什么？什么都没有
      {pest}和{groups}有什么区别
      女人就该在家做饭
      {groups}是病，得治
      一看就是{groups}干的，懂的都懂
      {groups}嘛，素质你们懂的
    `),
    insult: lines(`
      你(就是个|真是个|这个|他妈是个){insult}
      {name}(就是个|真是){insult}
      (闭嘴|滚|去死|滚蛋)，{insult}
      {handle} 你个{insult}
      没人喜欢你，{insult}
      你蠢到连{topic}都不懂，{insult}
      {handle} 注销账号吧，{insult}
      长得这么丑还敢发照片，{insult}
      你妈都替你丢人，{insult}
      大家来看看这个{insult}
    `),
    spam: lines(`
      投资{coin}(日赚|每周赚){sum}，加{messenger} {account} {tags}
      您的账号将被停用，请在此验证：{link}
      恭喜您中奖({sum}|手机|购物卡)！点击领取 {link}
      (伟哥|减肥药|安眠药)免处方低价购买 {link} {tags}
      无抵押贷款，额度{sum}，{messenger} {number}
      买粉丝买点赞，秒到，{link}
      {account}老师带我把{coin}翻了三倍，联系{messenger}
      输入助记词验证钱包：{link}
      {city}寂寞美女等你聊天 {link} 😘
      在线赌场首存送{sum} {link} 🎰
      您的包裹被扣留，请支付清关费：{link}
      在家兼职，日结{sum}，无需经验，{messenger} {account}
    `),
  },
  {
    openers: lines('说实话，\n其实\n讲真，\n唉，\n嗯，\n{handle}\n不好意思，\n提醒：\n各位，\n我觉得'),
    closers: lines('哈哈\n😂\n🙄\n……\n！！！\n无语\n真的\n🤷\n#日常\n❤️\n💀\n哈哈哈\n就这样'),
    stop: '。',
    cased: false,
  },
);
