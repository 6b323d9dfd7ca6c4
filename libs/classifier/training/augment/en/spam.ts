import { ADULT_SPAM, BENIGN, SPAM, lines, list, type Topic } from '../phrasebook.js';

/** Waves the fediverse knows, and honest promotion beside them. Hosts are of RFC 2606. */
export const SPAM_TOPICS: readonly Topic[] = [
  {
    name: 'spam-crypto',
    labels: SPAM,
    rows: 400,
    patterns: lines(`
      (earn|make) {sum} (a day|per week|every month|from home) with {coin}(|, no experience needed|, guaranteed), (dm me|write me on {messenger}|join {messenger}: {account}|{link})
      i (invested|put in) {sum} and got back {sum} in (24 hours|3 days|one week)(, thanks to {account}|. contact {account} on {messenger})
      {coin} airdrop is live(! claim|, claim) your (free tokens|{sum}) (now|before it ends): {link}
      (connect|validate|sync) your wallet at {link} (to receive|and get) {sum} in {coin}
      enter your (seed phrase|12 words|recovery phrase|private key) at {link} to (restore|verify|unlock) your wallet
      your wallet (has been suspended|needs verification|was flagged), verify your seed phrase: {link}
      (lost|stolen) {coin}? {account} recovered all my funds, write on {messenger}
      (send|deposit) {coin} and get double back(! limited time|, today only), {link}
      trading signals that (win 95%|never fail|made me {sum}), join our {messenger} group {link}
      forex mentor {account} changed my life(, ask how| 🙏📈), {messenger}
      presale of {coin} (ends tonight|100x soon|next gem 🚀🚀), buy before listing {link}
      financial freedom starts (now|here) 💰 {link} {tags}
      whatsapp {number} for daily profit from {coin} {tags}
    `),
  },
  {
    name: 'spam-support',
    labels: SPAM,
    rows: 350,
    patterns: lines(`
      your account (will be|has been) (suspended|deleted|limited|locked) (in 24 hours|today|due to a violation), verify (here|now): {link}
      (official|mastodon|server|instance) (support|security|admin) team: (confirm|verify) your (password|identity|account) at {link} (or lose access|within 12 hours)
      we detected (unusual|suspicious) activity, log in at {link} to keep your account
      @{handle} your post breaks our rules, appeal here {link} (or|else) your account is deleted
      (customer care|helpline|refund desk|support) {number}, (toll free|call now|24/7), (printer|wallet|airline|bank|antivirus) (problem|refund|recovery) solved
      your parcel (could not be delivered|is on hold), pay (the fee of {sum}|customs) at {link}
      your (bank|netflix|paypal|cloud) account is on hold, update your card: {link}
      hello, i am (an admin|from support), send me the code you just got by sms
      all users must re-verify because of the migration: {link}
      claim your tax refund of {sum}: {link}
      get your verified badge ✔️ now, fill in the form {link}
    `),
  },
  {
    name: 'spam-giveaway',
    labels: SPAM,
    rows: 350,
    patterns: lines(`
      (congratulations|congrats|hello winner)! you (won|have been selected for) (a new phone|{sum}|a gift card|a free trip)(, claim|! claim it) at {link}
      (free|win a) ({brand} gift card|new phone|console|{sum}), (like, follow and dm|just click {link}|first 100 people), {tags}
      giveaway 🎁 {sum} to (10|50|100) lucky followers, retweet and send your {coin} address
      i'm giving away {sum} (to bless people|before christmas|because god told me), write to {account} on {messenger}
      (click|tap) here {link} to get your {brand} gift card {tags}
      (god bless you|dear friend), my late husband left {sum}, i need a trusted person, reply to {account}
      you are our (1000th|lucky) visitor, your prize waits at {link}
      need a loan? up to {sum}, (no credit check|approved in minutes), apply {link} or {messenger} {number}
      work from home, {sum} a week, no skills, (text|whatsapp) {number} {tags}
    `),
  },
  {
    name: 'spam-shop',
    labels: SPAM,
    rows: 400,
    patterns: lines(`
      buy {goods} (online|cheap|without prescription|at the lowest price) {link} {tags}
      {goods} (best price|70% off|free shipping|overnight delivery|discreet packaging) 👉 {link}
      (buy|cheap|get) (followers|likes|boosts|reviews|subscribers), (1000 for {sum}|instant delivery|100% real), {link}
      (first page of google|seo backlinks|rank your site|guest posts on da 70 sites) (guaranteed|for {sum}|{tags}), {link}
      lose (10|20|30) (kg|pounds) in (two|three) weeks with this (one trick|tea|pill), {link}
      {goods} {goods} {goods} {link} {tags} {tags}
      (order|get) your (fake|real registered) (passport|diploma|driving licence|id card) (today|online), {messenger} {number}
      best (casino|betting|slots) site, {sum} bonus (no deposit|for new players|today), {link} 🎰
      (100% natural|doctors hate it|clinically proven) cure for (diabetes|cancer|baldness|back pain), {link}
      (write|do) my essay? we deliver in (6|12) hours, {link} {tags}
      replica (watches|bags|sneakers), (aaa quality|mirror copy|wholesale), {messenger} {number}
      unlock any phone, hack any account, {messenger} {account}
      check out my store {link} check out my store {link}
      dr. {account} brought back my ex with a spell in (24|48) hours, {messenger} {number}
    `),
  },
  {
    name: 'spam-adult',
    labels: ADULT_SPAM,
    rows: 250,
    patterns: lines(`
      (hot|lonely|single|naughty) (women|ladies|moms|milfs) (in {city}|near you|in your area) want to (meet|chat|hook up) (tonight|now), {link}
      i'm (alone|bored|so lonely|23) and (looking for fun|my cam is on), (see me here|come chat|join): {link} 😘
      my (pics|private videos|nudes) (are free today|are here|for you only): {link} 💋 {tags}
      (sexy|hot|naked) (women|milfs|babes) live on cam, (free|no card needed) {link}
      (looking for a sugar baby|be my sugar baby), i pay {sum} weekly, dm (me|{messenger} {number})
      hey handsome, i saw your profile 😍 let's talk on {messenger}: {account}
      (premium|leaked) (videos|onlyfans) for {sum}, {link} 🔞
      dating site with real women, register free {link}
    `),
  },
  {
    name: 'honest-promotion',
    labels: BENIGN,
    rows: 900,
    patterns: lines(`
      my new {media} about {topic} is out (today|{time})(|: {home}|. i worked on it for two years)
      i'm open for (commissions|freelance work) again (|, prices on my site {home}|, three slots left)
      we are (playing|reading|showing work) at {place} in {city} {time}, (tickets at the door|free entry|come by)
      our {media} {home} has a new (episode|issue|chapter) about {topic}
      just published a blog post on {topic}: {home}
      (please |)(boost|share): {name} needs (a flat in {city}|a {thing}|help moving) {time}
      our (co-op|bookshop|bakery|small press) in {city} opens {time}, come and say hello
      we're hiring a (gardener|nurse|developer|librarian) in {city}, details {home}
      sale on all my prints (until sunday|{time}), everything ships from {city}
      new release of our open source {topic} tool: {home} (|changelog inside|thanks to all contributors)
      the crowdfunding for our {media} ends {time}, {home}
      i wrote a free guide on {topic}, no sign-up, {home}
      giving away my old {thing}, pick it up in {city}
      (giveaway|raffle): one copy of my {media} for somebody who likes {hobby}. drawn {time}
      i teach {hobby} {time} at {place}, first lesson is free
      what i learned about {coin} and why i sold it
      is {coin} a scam? an essay: {home}
      our instance moves servers {time}, no need to do anything
      we will never ask for your password. mods of {city} social
      reminder: never type your seed phrase anywhere, it's always a scam
      (beware|careful): someone pretends to be {name} and asks for {brand} gift cards
      phishing mails "from support" are going around, don't click
      my wallet was stolen at {place}, it's brown
      petition for more {topic} in {city}: {home}
      support my {media} on {brand} if you like it, else just listen
      job offer: {place} looks for a {person}, {home}
      my pharmacy was out of everything {time}
      i lost ten kilos with {hobby}, took two years
      (read|listen): interview with {name} on {topic} {home}
      thanks for 100 followers, here is a photo of my {food}
      the black friday deals are not worth it, repair your {thing}
      follow {name} for {topic} news and pictures of {food}
      i'd like to buy a used {thing} in {city}, any tips?
      donations for the food bank at {place} until {time}, {home}
    `),
  },
];

export const SPAM_LISTS: Readonly<Record<string, readonly string[]>> = {
  sum: list(`$500|$5,000|€300|£1,000|$12,450|2 btc|0.5 eth|1000 usdt|$50 000|€7.500|$97|10,000 dollars|
    3k|$250|5000 usd`),
  coin: list(
    `bitcoin|btc|eth|ethereum|usdt|crypto|solana|$PEPX|$MOONX|dogecoin|nft|xrp|web3|a new token`,
  ),
  messenger: list(`telegram|whatsapp|signal|discord|t-gram|WhatsApp|Telegram|dm`),
  account: list(`@fx_grace|@coach_daniel_fx|mrs.helen.trade@mail.example|@crypto_queen77|@recovery_pro|
    jack.signals@inbox.example|@bella_invests|@support_desk24|@dr_oba_spell|@lucky_mentor`),
  link: list(`https://claim-now.example/x1|https://secure-login.example/verify|http://bit.example/9fK2|
    https://www.free-gift.example/?ref=77|wallet-sync.example|https://t.example/joinchat/AAx9|
    cheap-meds.example/buy|https://shop-sale.example/deal?id=5512|http://hot-chat.example/join|
    https://airdrop-portal.example|bonus777.example|https://account-appeal.example/case/8841|
    https://go.example/aZ81q`),
  home: list(`https://{name}.example/blog|https://books.example/new|https://zine.example/issue/4|
    https://code.example/tool|https://radio.example/ep12|link in bio|https://collective.example|
    https://www.workshop.example/dates|details on my page`),
  number: list(`+1 (555) 010-7788|+44 7700 900123|555-0142|+1 555 0199|00 1 555 0117|+44 7700 900456`),
  tags: list(`#crypto #bitcoin #forex|#sale #deal|#followback #f4f|#giveaway #win|#makemoney #fromhome|
    #seo #marketing|#weightloss|#onlyfans #hot|#nft #airdrop|#casino #bonus|🔥🔥🔥|👇👇👇|💰💰|🚀🚀🚀`),
  brand: list(`steam|amazon|itunes|playstation|apple|netflix|google play|bandcamp|patreon|ko-fi`),
  goods:
    list(`viagra|cialis|xanax|tramadol|ozempic|keto gummies|cbd oil|replica rolex|ray ban sunglasses|
    steroids|sleeping pills|hair growth serum|windows keys|iptv subscription|weed vapes|testosterone`),
};
