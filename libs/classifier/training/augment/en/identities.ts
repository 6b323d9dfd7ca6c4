import { BENIGN, bareNames, lines, type Topic } from '../phrasebook.js';

/** Sentences that name a group and hate nobody: neutral, kind, in its defence, about its culture. */
export const IDENTITIES: readonly Topic[] = [
  {
    name: 'identity-neutral',
    labels: BENIGN,
    rows: 1100,
    patterns: lines(`
      my {relation} is {adjective}(| and works at {place}| and loves {hobby}|, we met at {place})
      i am {adjective}(| and i live in {city}|, {adjective}, and tired| and proud of it|. nice to meet you all|. ask me about {hobby})
      i'm a {adjective} {person} from {city}(| who likes {hobby}|, new here)
      as a {adjective} {person}, i (think a lot about|write about|care about|post about) {topic}
      (many|most|some|a lot of|quite a few) {groups} (in|around) {city} work in {topic}
      {groups} (live|work|study|shop|pray|vote|meet) in {city}(| too| like everybody else| as well)
      a {adjective} {person} (sat next to me|helped me|sold me {food}|said hello) (on|at|near) {place}
      (two|three|several) {adjective} (families|students|neighbours|nurses) moved into our building {time}
      how many {groups} live in {city}? (|asking for a school project|does anyone have numbers?)
      new {media} about {groups} and {topic}(, out {time}|: link in the thread|. has anyone seen it?)
      the {media} is about a {adjective} {person} who learns {hobby}
      {name} is {adjective}, {name} is {adjective}, and i just like {hobby}
      are there any {adjective} {hobby} groups in {city}?
      looking for {adjective} (writers|voices|artists|speakers) for a panel on {topic}
      (today|{time}) we had a visitor, a {adjective} {person}, who talked about {topic}
      {groups} and {groups} have lived side by side in {city} for centuries
      the census counts {groups} separately since last year
      interview: what {groups} think about {topic}
      {groups}, {groups} and {groups} all use this {thing}
      do {groups} celebrate this holiday? (genuine question|i'd like to bake something for {name})
      (he's|she's|they're) {adjective}. (so what?|that's all i know.|we talked about {food}.)
      not all {groups} like {food}, obviously
      the word for {groups} in this language is interesting
      {city} opened a centre for {groups} {time}
      my {relation} teaches {hobby} to {groups} at {place}
      i grew up with a {adjective} {relation} and a {adjective} {relation}
      are you {adjective}? (me too|just wondering|we are looking for a {adjective} {person} for the {media})
      (i am|i'm|my {relation} is|my {relation} married|the author is|{name} is) {one}(| from {city}| who likes {hobby})
      {one} (works at {place}|asked me the way|taught me {hobby}|won the {hobby} prize {time}|wrote this {media})
      what is it like to be {one} in {city}?
      (saw|met|interviewed) {one} and {one} at {place} {time}
      {groups} were banned from (owning land|voting|teaching) there until the {topic} reform
      statistics on {groups} and {topic}: page 12 of the report
      some {groups} disagree with other {groups} about {topic}, news at ten
    `),
  },
  {
    name: 'identity-names',
    labels: BENIGN,
    rows: 350,
    patterns: bareNames('groups', 'adjective', 'one'),
  },
  {
    name: 'identity-positive',
    labels: BENIGN,
    rows: 900,
    patterns: lines(`
      i love {groups}(| so much|, always have|, what can i say)
      {groups} are {good}(| and i won't hear otherwise|, thank you for everything)
      {groups} deserve (respect|safety|rights|love|to be heard|better) (|everywhere|in {city}|, full stop)
      happy (pride|eid|diwali|hanukkah|easter|new year|nowruz|vesak) to all {groups} (here|out there|in {city})
      (shout out|thanks|love|respect) to (all |the |)({groups}|{adjective} {person}s) (who help at {place}|out there|in my life|reading this)
      my {adjective} {relation} is {good}
      proud to be {adjective}(| today and every day|, my {relation} is {adjective} too)
      (being|growing up) {adjective} is (beautiful|nothing to be ashamed of|a gift|part of who i am)
      {adjective} {person}s make {city} (better|richer|more fun)
      so happy for my {adjective} {relation}, who (got married|graduated|found a job|had a baby) {time}
      we need more {adjective} (teachers|nurses|doctors|leaders|writers) (|in {city}|, it's that simple)
      {groups} are people. (treat them like people|just people|that's the post)
      {groups} are welcome (here|on this server|in our club|at {place}|in my house)
      the {adjective} (food|music|poetry|festival|community) in {city} is {good}
      learned so much from a {adjective} {person} {time}
      there is nothing wrong with being {adjective}
      solidarity with {groups} (in {city}|today|everywhere|on strike)
      {groups} built this city and we should thank them
      supporting {groups} (is not a trend|costs nothing|matters to me)
      (being|to be) {one} is (beautiful|nothing to be ashamed of)
      {one} (saved my life|helped my {relation}|made me {food}) {time}, thank you
      to every {adjective} {person} reading this: you are {good}
      i wish {groups} felt safe at {place}
      my {relation} came out as {adjective} {time} and we all hugged
      {groups} make the best {food}, i will die on this hill
    `),
  },
  {
    name: 'counter-speech',
    labels: BENIGN,
    rows: 1000,
    patterns: lines(`
      (stop|please stop|can we stop) (saying|claiming|posting) that {groups} are {bad}(|. it's not true|. it's hateful)
      {groups} are not {bad}(|, and you know it|. never were|. stop it| and anyone who says so should meet my {relation})
      anyone who (says|thinks|writes) {groups} are {bad} (is wrong|needs to read more|can leave my server|should be ashamed)
      calling {groups} {bad} is (racist|hateful|bigotry|not ok|how it starts|a lie)
      (reported|blocked) (a guy|an account|someone) who (called|calls) {groups} "{bad}"
      "{groups} are {bad}" (is hate speech|— no. just no|is exactly what they said in the 1930s|is not an opinion)
      someone (wrote|shouted|sprayed|posted) "{groups} are {bad}" (at {place}|under my post|on our door) {time}. (it hurts|i'm shaking|this is why we moderate)
      my {relation} was told that {groups} should (go back|be locked up|leave). (disgusting|we filed a complaint|what is wrong with people)
      (the|that) politician who said "{groups} are {bad}" should (resign|apologise)
      (the|a) man shouted "get out of our country" at my {adjective} {relation} {time}
      how do i explain to my kids that some people hate {groups}?
      (it is|it's) (simply |just |)(false|not true|a lie|nonsense) that {groups} {do_bad}
      (tired of hearing|where did you get|who told you|stop claiming) that {groups} {do_bad}(|. nonsense|?)
      "{groups} {do_bad}," (he shouted|she wrote|said the flyer|they chanted). (nobody laughed|we left|i reported it|shame)
      whoever keeps (writing|claiming|joking) that {groups} {do_bad}: (you are banned|please leave|read a book)
      hating {groups} (will not fix your life|is pathetic|helps nobody|is a choice)
      no, {groups} don't (steal your jobs|want to replace you|control the world|eat your pets)
      (racists|bigots|nazis|homophobes) say {groups} are {bad}. (we say no|don't let them|i say they are my friends)
      if you think {groups} are {bad}, unfollow me
      i used to believe {groups} were {bad}. i was wrong
      the {media} shows how propaganda painted {groups} as {bad}
      it is never ok to call {groups} {bad}
      don't you dare call my {adjective} {relation} {bad_one}
      violence against {groups} must end(| now|. sign the petition)
      they call us {adjective} people {bad}. we are teachers, nurses, {person}s
      moderators: please remove the post that says all {groups} are {bad}
      a {adjective} {person} was attacked at {place} {time}. we stand with {groups}
      imagine thinking {groups} are {bad} in this century
    `),
  },
  {
    name: 'negated-hate',
    labels: BENIGN,
    rows: 600,
    patterns: lines(`
      i (don't|do not|never|could never) hate {groups}(|, i really don't)
      i have nothing against {groups}(|, my {relation} is {adjective})
      nobody (here |)(hates|is against|wants to hurt) {groups}
      {groups} are not the problem(|, rents are|, {institution} is)
      we should not (ban|deport|punish|blame) {groups} for this
      i would never say {groups} are {bad}
      it's not (the fault of {groups}|because of {groups})
      not every {adjective} {person} is {bad_one}. in fact none of those i know is
      no {adjective} {person} is {bad_one}
      {groups} don't need to (leave|hide|apologise)(|. ever)
      who said {groups} are {bad}? (not me|nobody here|wrong)
      being {adjective} does not make anyone {bad_one}
      we don't want {groups} to be scared
      she isn't {bad_one} just because she's {adjective}
    `),
  },
  {
    name: 'reclaimed',
    labels: BENIGN,
    rows: 300,
    patterns: lines(`
      (we're here, we're queer|queer and here) (|and we brought {food}|, see you at {place})
      (proud|big|tired|old|happy) (dyke|fag|queer|bitch|slut|crip|fatty|nerd) (reporting in|checking in|energy|with a {thing}) (|❤️|🏳️‍🌈)
      me and my (dykes|queers|fags|bitches|sluts|crips) (are going to|at) {place} {time}
      as a (dyke|queer|fag|crip|fat bitch|mad woman), i (love|reclaim|own) that word
      yes i'm a (bitch|dyke|slut|witch|freak|fag), thanks for noticing (😌|💅|)
      (love you|miss you|good morning|happy birthday), (bitch|bitches|you old queen|my fellow fags|sluts|dykes) ❤️
      that's my (bitch|dyke|queen|fag hag) right there (|she made {food}|🥰)
      we call ourselves (crips|queers|dykes|mad people) in this (zine|band|club|server)
      (dyke march|queer bookclub|crip camp|slutwalk|fat babe pool party) {time} at {place}, (bring {food}|all welcome)
      us (queers|fags|dykes|freaks) (stick together|have to eat too|invented {hobby})
      i'm (gay as hell|so fucking gay|a big old lesbian|a raging homo) and {time} was {good}
      bad bitch (energy|day|playlist) {time}
      reclaiming (queer|dyke|crip|slut) took me years and a lot of {hobby}
    `),
  },
  {
    name: 'criticism-of-ideas',
    labels: BENIGN,
    rows: 500,
    patterns: lines(`
      i think {institution} is {opinion}(| and i'm {adjective} myself| on {topic})
      {institution} (should apologise|has to explain itself|failed {groups}|got {topic} wrong)
      i left {institution} because of {topic}. still love the people
      (islam|christianity|judaism|hinduism|religion|atheism|feminism) is a topic i like to argue about
      as an ex-(muslim|catholic|mormon|evangelical), i find the (doctrine|rules|sermons) {opinion}
      the (russian|chinese|israeli|iranian|american|turkish|indian|hungarian) government's policy on {topic} is {opinion}
      i disagree with (many|some) {groups} on {topic}, respectfully
      (capitalism|communism|nationalism|the monarchy) is {opinion}
      this (sermon|speech|bill|ruling|column) about {groups} is {opinion}
      critics say {institution} ignores {groups}
      i can't stand {institution}. {opinion} from start to end
      your argument about {topic} is {opinion}, here is why
      the {media} about {groups} is {opinion}, the research was sloppy
      (brexit|the lockdown|this reform|the merger) was {opinion}
    `),
  },
];
