import { BENIGN, SELF_HARM, SEXUAL, lines, list, type Topic } from '../phrasebook.js';

/** Sex and self-harm, and talk around them that is neither. */
export const BODY: readonly Topic[] = [
  {
    name: 'sexual',
    labels: SEXUAL,
    rows: 700,
    patterns: lines(`
      {want} {act}(| {where}| all night| right now|, dm me|, {lust})
      (she|he|they) {did}(| {where}| until i came| all night|, {lust})
      (send|show) me (your {part}|nudes|a pic of your {part})(|, {lust}| now| 😈|, i'll send mine)
      (dm|message) me if you (want to|wanna) {act_bare}(| {where}| tonight)
      {lust}, (who wants to|come and) {act_bare}(| {where})?
      my {part} (is|are) so (wet|hard|ready) (for you|right now|), {lust}
      i love it when (you|he|she) {act_third}(| {where})
      (looking|searching) for (a fwb|someone) to {act_bare}(| {where}| this weekend| tonight), (18+|no strings|dm open)
      selling (nudes|my used panties|custom videos|sexting sessions), ($10|$20|cheap), dm 😈
      {lust}. i'd {act_bare} (with you |){where}
      (imagine|thinking about) your {part} (in my mouth|on my face|pressed against me|dripping), {lust}
      (sext|cam|phone sex) with me tonight, {lust}
      (tell me|describe) how you would {act_bare} (me|) {where}
      (will|would|do) you (have sex|sleep|make out|get naked) with me(|?| tonight)
      (talk dirty to me|what are you wearing|are you naked|are you wet|take off your clothes|get on your knees|suck my {part}|show me your {part})(|, {lust}| baby| now)
      (she|he|my ex) (gave me a blowjob|gave head|got railed|swallowed|got {part} out) {where}(, best night ever| and i came twice| lol|)
      a (blowjob|handjob|quickie|threesome) {where} (is the best breakfast|beats {food}|is all i want for my birthday)
      your mum (rode|sucked|begged for) my {part} last night
      rate my {part} 😏🍆 (18+|dm for more|uncensored in dm)
      open your mouth and beg for my {part}
      hard and {lust}, any adults near {city} who want to {act_bare}?
    `),
  },
  {
    name: 'not-sexual',
    labels: BENIGN,
    rows: 500,
    patterns: lines(`
      (free|anonymous) (hiv|sti|pregnancy) tests at {place} {time}
      (sex education|consent|contraception|puberty|menopause|fertility) (should be taught at school|is the topic of our {media}|class {time} at {place})
      (condoms|the pill|an iud|a vasectomy) (prevents|is good against) (pregnancy|infections|sti), says my doctor
      my (breast|prostate|cervical|testicular) cancer (screening|check) is {time}. (please go|book yours|a bit scared)
      breastfeeding at {place} is (normal|legal|{good})
      how do i talk to my {relation} about (sex|puberty|consent|periods|porn)?
      the {media} about (sex work|sexuality|queer desire|porn and the law) is {good}
      (penis|vagina|vulva|clitoris|breast|uterus) is the medical word, use it with kids
      we had a lovely date {time}, {food} and a walk
      my {relation} and i kissed for the first time at {place}
      (nude|life) drawing class {time}, bring paper
      as a sex worker i want (rights|safety|labour law), not pity
      sexual harassment at {place} must be reported, here is how
      sex ed myths, part 4: {topic}
      the {thing} (sucks|blows|is hot), open it up
      cock-a-doodle-doo, the neighbour's cock crows at five
      blue tits and great tits at the feeder {time}
      my pussy cat sleeps on the {thing}
      hot day, naked feet in the river
      chicken breasts, thighs and legs, 40 minutes in the oven
      the female plug and the male socket don't fit my {thing}
      i'm so wet, it rained all the way from {place}
      my period pain is awful {time}, any tips?
      (gonorrhoea|chlamydia|syphilis) cases rise in {city}, get tested
      asexual people don't owe you an explanation
      doctor, is it normal that sex hurts after birth? ask your midwife
      porn sites must check age, a new law says
      turn me on, says the {thing}, and then it {annoying}
      what a hard problem, took me all night
      he came late {time}, the train was stuck in {city}
    `),
  },
  {
    name: 'self-harm',
    labels: SELF_HARM,
    long: 0.45,
    rows: 800,
    patterns: lines(`
      (i want to|i wanna|i'm going to|i'm gonna|i need to|i just want to|i plan to) {suicide}(| tonight| soon|. {farewell}|, {despair}| {when_low})
      {despair}. {despair}
      {despair}(|. {farewell}| and i {cut}| and nobody would notice)
      i {cut} (again |){when_low}(|. {despair}|, it's the only thing that helps|, don't tell my {relation})
      i can't stop thinking about {suiciding}(|. {farewell}|, {despair})
      (what's|is there) (the least painful|the quickest|a painless|an easy) way to {suicide}(| at home|?)
      how many (pills|sleeping pills|painkillers) does it take to {suicide}?
      (this is|consider this) my (goodbye|last post|suicide note). {farewell}
      i (wrote|have written|finished) my (note|goodbye letters|will). {farewell}
      i have the (pills|rope|blade|gun) (ready|next to me|in my drawer). {despair}
      (tried|attempted) to {suicide} {when_low}, (it didn't work|they found me|i will try again)
      i don't want to (be alive|live|exist|wake up) (anymore|any more|tomorrow)(|. {despair})
      everyone would be better off (without me|if i were dead|if i was gone)
      i'm standing on the (bridge|roof|platform) and {despair}
      i hate myself so much that i {cut}
      i don't deserve to live, {despair}
      i've stopped eating because i want to (disappear|fade away|die), {despair}
      (i've been|i am) (thinking about|planning|researching how to do) it for (weeks|months), {despair}
      my (meds|therapy|family) (don't|doesn't) help and {despair}. i think about {suiciding} every day
      last night i {cut} and part of me wishes it had (worked|been deeper)
      sometimes i hope (a car hits me|i don't wake up|my heart just stops), {despair}
      i've decided(|, it's tonight). {farewell}. {despair}
      nobody knows i want to {suicide}, i smile at {place} and go home and cry
      if nothing changes (by friday|this week), i will {suicide}
      (please|can someone) talk me out of it, i want to {suicide}
      (tonight|tomorrow) is the night, i'm ready to {suicide}. {farewell}
    `),
  },
  {
    name: 'not-self-harm',
    labels: BENIGN,
    long: 0.25,
    rows: 700,
    patterns: lines(`
      if you are (struggling|thinking of suicide|in crisis), (call|text) a helpline (|near you|today). you matter
      (suicide|self-harm) prevention (week|day|training) {time} at {place}
      i lost my {relation} to suicide (years ago|{time}), i miss (him|her|them)
      (three|five|ten) years (clean|without cutting|since my attempt), and i'm glad i'm here
      i used to (want to die|hurt myself|cut), therapy helped. it gets better
      how can i support a friend who (self-harms|is suicidal|lost their {relation})?
      the {media} deals with (suicide|depression|grief) with care, content warning
      social suicide to say it, but {food} is not that {good}
      political suicide, this {topic} plan
      i'm dead 😂💀 that {media}
      this meeting makes me want to die lol
      kill me now, the {thing} {annoying} 😂
      shoot me, it's monday again 🙄
      i would rather die than eat {food} again lol
      i could die of embarrassment, called my boss mum at {place}
      dying to see the new {media}
      (i'm dying|i died|screaming, crying, throwing up) 😂 {name}'s face at {place}
      i cut my (finger|thumb|hair|own fringe) (making {food}|{time}|with the new knife)
      hanging (pictures|the laundry|lights|out with my {relation}) {time}
      overdosed on {food} and {hobby} {time}
      jumped off the (pier|ten metre board|swing) {time}, {good}
      burned my hand on the oven, {food} is fine though
      suicide squad is a {media} i skipped
      i'm depressed (about|by) the weather, {hobby} helps
      therapy {time} went well, proud of me
      feeling (low|sad|empty|lonely) {time}, sending love to anyone who does too
      i can't take this {thing} any more, it {annoying}
      i'm so done with {topic}, goodbye and good night
      i hate myself for eating all the {food} lol
      exhausted. bed. see you tomorrow
      the cliff walk near {city} is {good}, mind the edge
      leaving this server, goodbye everyone, find me at my new account
      this is my last post here, i'm moving to {name}'s instance
      (razor|blade|rope|pill box) for sale, never used, for {hobby}
      study: helplines lower suicide rates among {groups}
      men talk too little about depression, says {name} in a {media}
      suicide doors on that old car 😍
      take your pills, drink water, call your {relation}
    `),
  },
];

export const BODY_LISTS: Readonly<Record<string, readonly string[]>> = {
  want: list(`i want to|i wanna|i need to|can't wait to|i'd love to|let me|i'm gonna`),
  act: list(`suck your cock|eat your pussy|fuck you|ride you|lick you all over|cum on your face|
    fuck your ass|make you cum|taste you|bend you over|finger you|jerk you off|fuck you raw|
    go down on you|spank you naked|cum inside you`),
  act_bare:
    list(`fuck|have sex|suck me off|fuck hard|69|cum together|get naked and fuck|jerk off together|
    fuck raw|swap nudes|sext|have a threesome|do anal`),
  act_third: list(`sucks my cock|fucks me hard|licks my pussy|cums on me|rides me|moans and begs|
    pulls my hair and fucks me|fingers me`),
  did: list(`sucked me off|fucked me hard|rode my cock|licked my pussy|came all over my tits|
    bent me over and fucked me|fingered me|moaned while i ate her out|swallowed everything`),
  part: list(`cock|dick|pussy|tits|ass|boobs|wet pussy|hard cock|naked body|nipples|balls`),
  where: list(
    `in the shower|on the kitchen table|in the car|in my bed|on the sofa|from behind|in a hotel in {city}`,
  ),
  lust: list(`i'm so horny|so horny rn|dripping wet|hard all day|i can't stop touching myself|
    i need to be fucked|let's get dirty|make me moan`),
  suicide: list(`kill myself|end my life|end it all|end it|die|hang myself|overdose|shoot myself|
    slit my wrists|jump off a bridge|take all my pills|jump in front of a train|drown myself|
    never wake up|be dead|commit suicide|starve myself to death`),
  suiciding: list(`killing myself|ending it|suicide|hanging myself|jumping|taking all the pills|
    cutting deeper|dying|not being here`),
  cut: list(`cut myself|cut my arms|burned myself|cut my thighs|hit myself until i bled|
    hurt myself|scratched my arms open|starved myself|relapsed and cut|reopened the wounds`),
  despair: list(`i can't do this anymore|i'm done with life|there is no way out|nothing to live for|
    nobody would miss me|i'm a burden to everyone|the pain won't stop|i feel nothing at all|
    i hate being alive|it never gets better|i'm so tired of living|i have no reason to go on|
    i can't go on|life isn't worth it|i just want the pain to end|i want to disappear forever`),
  farewell: list(`goodbye everyone|i'm sorry|tell my {relation} i love them|please forgive me|
    take care of my cat|don't look for me|it's nobody's fault|goodbye|see you on the other side`),
  when_low: list(
    `tonight|last night|again today|this morning|after school|every night|yesterday|right now`,
  ),
};
