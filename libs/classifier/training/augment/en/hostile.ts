import { HATE, INCITEMENT, INSULT, THREAT, lines, list, type Topic } from '../phrasebook.js';

/** What must be found: hate at groups, insults and threats at persons; no row names a real person. */
export const HOSTILE: readonly Topic[] = [
  {
    name: 'hate-derogation',
    labels: HATE,
    rows: 1300,
    patterns: lines(`
      {groups} are {bad}(| and everybody knows it|, always have been|. all of them|. period|, simple as that)
      {groups} {do_bad}(|, all of them|. every time|. wake up| and we pay for it)
      all {groups} (ever |)do is {doing_bad}
      (these|those) {groups} {do_bad} and nobody says a word
      a {adjective} {person}? they {do_bad}, the lot of them
      {groups} {do_bad} and {do_bad}
      all {groups} are {bad}(|, no exceptions|, and so are their kids)
      {groups} are (nothing but|basically|just|no better than) {bad}
      every (single |){adjective} {person} (i've met|i know|in this city) is {bad_one}
      i (hate|despise|can't stand|loathe|detest) {groups}(| so much|, every last one|. there, i said it|. they make me sick)
      i (really |){fucking} hate {groups}
      {fucking} {groups}(, all {bad}| ruin everything| everywhere i look| stinking up the bus|. i hate them)
      (being|growing up) {adjective} makes you {bad_one}
      {adjective} people are {bad} by (nature|birth|blood)
      you {groups} are {bad}
      {groups} (disgust me|make me sick|make me want to puke|are everything wrong with this country|ruin everything)
      never trust (a {adjective} {person}|{groups})(|, they are {bad}|, they lie)
      {groups} are (less intelligent|dumber|lazier|dirtier|less human) than (us|normal people|everyone else)
      (typical|just like|trust) {groups}: {bad}
      what do you expect from {groups}, they are {bad}
      (one|another) {adjective} {person} moved in next door. there goes the street
      {groups} have (low iq|no culture|no honour|no morals|no soul|rotten genes)
      {groups} breed like (rats|rabbits|cockroaches|flies)
      {groups} only (know how to|want to) (steal|lie|beg|breed|cheat|kill)
      (never|don't) (marry|trust|hire|help) {one}
      {one} is (always|nothing but|by nature) {bad_one}
      i would spit on {one}
      show me a {adjective} {person} who isn't {bad_one}
      (he|she)'s {adjective}, so of course he's {bad_one}
      you can smell {groups} from a mile away
      i would rather die than (live next to|work with|date|sit near) {groups}
      (filthy|dirty|worthless|disgusting|stupid|stinking|nasty) {groups}
      (filthy|dirty|worthless|disgusting|stupid|nasty|ugly) {adjective} (scum|trash|vermin|animals|rats|pigs|bitches|whores|freaks)
      those {adjective} (scum|vermin|animals|rats|apes|bastards|parasites) (again|are back|took another house|run this place)
      god hates {groups}
      {groups} are a (plague|disease|cancer|stain|mistake|burden|curse) (on this country|on society|of nature|and must be treated like one)
      (nobody|no one) likes {groups}, (not even their own|they are {bad})
    `),
  },
  {
    name: 'hate-exclusion',
    labels: HATE,
    rows: 1000,
    patterns: lines(`
      (deport|get rid of|kick out|ban|lock up|round up|expel|sterilise) (all |every last one of the |the |){groups}(| now| from {city}| before it's too late)
      {groups} (do not|don't) belong (here|in {city}|in our schools|in this country|on this server|among us)
      {groups} should (not be allowed to|never) (vote|work here|have children|teach|marry|own a house|walk around free|speak in public)
      {groups} should (go back|crawl back|fuck off) (to where they came from|home|to the jungle|to their caves|to the kitchen)
      get (those|these|the|all) ({groups}|{adjective} vermin|{adjective} rats|{adjective} scum) out of (our towns|{city}|here|my feed|our schools)
      {groups} have no business (in politics|here|at {place}|around decent people)
      i (wouldn't|would never) (hire|rent to|serve|sit next to|share a room with) {one}, they {do_bad}
      put {groups} (on an island|behind a wall|in a zoo) and (lock the gate|leave them there)
      send {groups} back(| to the desert| on the next boat|. all of them)
      we don't want {groups} (here|in our street|near our kids|in {city})
      no {groups} (allowed|welcome) (|here|in my house|at {place})
      keep {groups} (out|away from our children|in the kitchen|in camps|off our streets)
      (close|burn) the (mosques|synagogues|shelters|gay bars|camps) and (kick out|send home) {groups}
      {city} was better before {groups} came
      this country belongs to us, not to {groups}
      {groups} should be (second class|put in camps|kept apart|put down|wiped out|locked away|forced to leave|treated like the {bad} they are)
      a {adjective} {person} should never be (president|a teacher|in charge|allowed near kids)
      don't (hire|rent to|serve|marry|vote for) {groups}(|, they are {bad}|. ever)
      women (belong in the kitchen|should shut up and obey|are too stupid to vote|are property|should not be allowed to work|exist to serve men)
      {groups} don't deserve (rights|to live here|to breathe our air|respect|help|human rights)
      {groups} have no right to (exist|be here|complain|vote|raise children)
      make {city} {adjective}-free (again|)
      it's time to take our country back from {groups}
      take your {adjective} {person}s and leave
      segregation was right, keep {groups} apart
    `),
  },
  {
    name: 'hate-violence',
    labels: INCITEMENT,
    rows: 700,
    patterns: lines(`
      {groups} (should|must|deserve to|need to) (die|be shot|burn|be hanged|be gassed|be exterminated|suffer|be beaten|disappear)
      (kill|shoot|gas|hang|burn|exterminate|wipe out|beat up) (all |the |){groups}(|, all of them|. do it|, the world will be better)
      i (hope|wish) (all |){groups} (die|drown|get cancer|burn|suffer|disappear)
      the world would be (better|cleaner|safer) (without|if we got rid of) {groups}
      the only good {adjective} {person} is a dead one
      someone should (shoot|beat|gas|burn|drown|hang) (all |){groups}
      {groups} (had it coming|deserve every beating they get|got what they deserve)
      if i see {groups} at {place}, i will (beat|shoot|run over|stab|hurt) them
      we will (hunt|hang|burn|wipe out|come for) {groups}
      hitler (should have finished the job|was right about {groups}|did nothing wrong)
      (sink|let) the boats (|with {groups} on board|, let {groups} drown)
      time for a (cleansing|final solution|purge) of {groups}
      beat the {adjective} out of them
      spit on {groups} when you see them
      day of the rope for {groups}
      one bullet per {adjective} {person} is enough
    `),
  },
  {
    name: 'hate-implicit',
    labels: HATE,
    rows: 800,
    patterns: lines(`
      {groups} (are taking over|are replacing us|control the banks|run the media|start every war|own the politicians)
      funny how there's always a {adjective} {person} (behind it|when something is stolen|in the police report)
      i'm not racist, but {groups} (smell|can't drive|don't work|ruin the area|are {bad})
      i have {adjective} friends, but {groups} as a whole are {bad}
      it's just science: {groups} are (less intelligent|more violent|not made for civilisation)
      {groups} and their (crime|diseases|lies|weird food|dirty habits). coincidence?
      lock your doors, {groups} have moved in
      count your (fingers|spoons|wallet) after shaking hands with {groups}
      what's the difference between {groups} and {pest}? people feel bad about stepping on {pest}
      why do {groups} always (play the victim|smell|steal|lie)? oh right, it's in their blood
      imagine letting {groups} (near your kids|into your home|run a country)
      of course the {adjective} one did it
      {groups} invented nothing, built nothing and take everything
      they let {groups} in and now look at {city}
      another day, another crime by {groups}. must be the culture
      we all know what {groups} really want
      a real {person} would never be {adjective}
      {adjective} people are confused and need a cure
      it's a mental illness to be {adjective}
      they call it diversity, i call it a {adjective} invasion
      if {groups} are so great, why are their countries (such shitholes|garbage|empty of anything good)?
      the {adjective} agenda is (grooming|poisoning|brainwashing) our kids
      {groups} are after our (jobs|women|children|houses|money)
      blood and soil, no {groups}
      (just|only) here for the free money, like all {groups}
      who let the {groups} out? back in the cage
      {pest}, {groups}, same thing
      thank god my kids are not {adjective}
      women like that only want money, they all lie
      pretty good at thinking, for a {adjective} {person}
      he throws like a girl and thinks like one, useless
    `),
  },
  {
    name: 'insult',
    labels: INSULT,
    rows: 800,
    patterns: lines(`
      (you are|you're|ur|u are) (a|such a|a total|a complete|an actual) {insult}(|, {name}| and everyone knows it)
      {name} is (a|such a|a total|the biggest) {insult}
      (shut up|shut the fuck up|fuck off|get lost|fuck you|screw you), (you |){insult}
      (shut the fuck up|fuck you|go fuck yourself|eat shit|piss off|suck it|drop dead) @{handle}
      @{handle} what a {insult}
      nobody (likes|wants|asked|will ever love) you, (you |){insult}
      (go cry|log off|delete your account|do us all a favour and quit), {insult}
      you're too (stupid|dumb|ugly|pathetic|thick) to (breathe|understand {topic}|be on this server|fix a {thing})
      look at this {insult} (|posting again|thinking he knows {topic}|and her ugly face)
      your (face|voice|writing|whole life) is (a joke|disgusting|pathetic|embarrassing)
      how can one person be so {fucking} (stupid|dumb|ugly|pathetic)? asking for @{handle}
      hey {insult}, (nobody cares|how does it feel to fail|stop posting|learn to read)
      @{handle} you're (worthless|disgusting|a disgrace|garbage|trash|scum)
      everyone laughs at you behind your back, {name}
      you should be ashamed of yourself, {fucking} {insult}
      (ugly|fat|dumb|stupid|lying|useless) {insult}
      the {insult} called {name} is posting again
      i hope you (fail|lose everything|get fired|choke), {insult}
      your mother must be so disappointed, {insult}
      stupid {fucking} {insult}, can't even (park|cook|spell|play {gamename})
      what an {insult} you are
      kill yourself, {insult}
      {name} deserves to be (bullied|mocked|ratioed), what a {insult}
      let's all tell @{handle} what a {insult} (she|he) is
    `),
  },
  {
    name: 'no-insult',
    labels: {},
    rows: 500,
    patterns: lines(`
      you're (not|never) a {insult}, {name}, don't let them tell you that
      someone called {name} a {insult}. please don't do that here
      i felt like such an idiot when the {thing} {annoying}
      i disagree with you, @{handle}, but thanks for the talk
      (you are|{name} is|@{handle} is) {good}
      don't call people (idiots|morons|losers|clowns), it's against the rules
      the villain in the {media} is a {insult} and i love it
      i was called a {insult} at {place} {time}, still upset
      wow, @{handle}, (that's|this is) {good}
      am i the {insult} for not sharing my {food}?
      i'm a (loser|clown|mess|coward) when it comes to {hobby}
      your {food} is to die for, {name}
      shut up and take my money, that {media} is {good}
      shut up, you won tickets?! so happy for you
      get out of here, that's {good}
      the clown at the birthday party was {good}
      a pig, a rat and a snake walk into a bar
      my dog is a total {insult} and i would die for him
      your argument is weak, @{handle}, look at page 12 of the {media}
    `),
  },
  {
    name: 'threat',
    labels: THREAT,
    rows: 1200,
    patterns: lines(`
      (i will|i'm going to|i'm gonna|imma|i swear i'll|we will|we're gonna) {hurt} (you|u|you, {name}|your {relation}|@{handle}|{name})(| {when}|. {menace}|, {insult}|, mark my words)
      (you're|you are|ur) (dead|a dead man|a dead woman|next|going to bleed|not going to see monday)(|, {name}|. {menace}|, {insult}| {when})
      {menace}
      {menace}, {insult}
      {menace}. {menace}
      @{handle} {menace}
      (delete|take down) (that|the) (post|video|article) or (i will|i'll|we will) {hurt} (you|your {relation})
      (if|when) i see you (at {place}|in {city}|again), i (will|'ll) {hurt} you
      (if|the next time) you (talk to|touch|come near|post about) (my {relation}|me|us) (again|), (i'll|we'll) {hurt} you
      someone (needs to|should) {hurt} {name} {when}
      i have a (gun|knife|bat|bottle of acid) with your name on it
      i'm bringing (a gun|my rifle|a knife|gasoline|a bomb) to {place} {when}
      i (want|would love) to {hurt} (you|@{handle}|that {insult})
      (let's|we should|time to) (go to|visit) (her|his|@{handle}'s) house and {hurt} (her|him|the whole family)
      there's a bomb (at|in) {place}, it goes off {when}
      i'll (burn|blow up|shoot up) (your house|{place}|your office|your car|the whole school) {when}
      {when} i'll wait outside {place} with a (knife|gun|bat). {menace}
      pray, because i'm coming (for you|to your house|with friends) {when}
      your {relation} will find you (in pieces|dead|in a ditch)
      say goodbye to your {relation}, i will {hurt} (her|him|them)
      you (deserve|need) a bullet in the head, and i have one
      everyone at {place} will die {when}
      i hope someone will {hurt} you {when}
      (someone|somebody) (should|ought to|needs to) (slap|beat|kick|shoot|hang|drown|shut up for good) (that|this) {insult}
      that {insult} (needs|deserves) (a beating|a slap|a bullet|to be dragged behind a truck|to be put down)
      (line them up|put them against the wall) and (shoot|pull the trigger|finish it)
      (hang|shoot|burn|drown) (the traitors|them all|every one of them|that {insult})
      i('d| would) (love to |gladly |)(punch|slap|beat|kick|shoot) (her|him|that {insult}) (in the face|senseless|until it stops moving|)
      i hope (she|he|that {insult}) gets (hit by a truck|stabbed|shot|beaten to death|what's coming)
    `),
  },
];

/** Lists that only the threats use. */
export const HOSTILE_LISTS: Readonly<Record<string, readonly string[]>> = {
  // What hate says that a group does.
  do_bad: list(`ruin every place they settle in|lie whenever they open their mouths|drain our taxes|
    take and never give back|spread disease|live off our money|rob you blind|poison our children|hate us|
    destroy whatever they touch|bring crime wherever they go|multiply like bacteria|can't be civilised|
    cheat whenever they can|want to rule us|corrupt the youth|smell like sewage|have no shame|
    think they are better than us|breed and beg|can't think straight|don't know right from wrong|
    betray everyone|turn every street into a slum|should never have been let in|make everything worse`),
  doing_bad: list(
    `lie|steal|beg|complain|breed|cheat|whine|destroy things|take our money|cause trouble`,
  ),
  hurt: list(`kill|murder|stab|shoot|strangle|beat the shit out of|break every bone of|cut the throat of|burn|
    smash the head of|hunt down|hurt|choke|slit the throat of|put a bullet in|end|gut|skin|destroy|
    beat up|run over|throw acid at|find and kill|break the legs of|come for|bury`),
  when: lines(`
    tonight
    tomorrow
    on monday
    this week
    when you least expect it
    after school
    soon
    before the weekend
    at noon
    the moment you step outside
  `),
  menace: lines(`
    i know where you live
    i know where your kids go to school
    watch your back
    you better watch your back
    sleep with one eye open
    you won't see it coming
    i'm outside your house
    i found your address
    we are coming for you
    your days are numbered
    you will regret this
    count your days
    i have your address and a gun
    you'll be found in a ditch
    nobody will find your body
    better lock your door tonight
    you have been warned
    i'm going to make you bleed
    your family is next
    snitches end up in ditches
    you're on my list
    next time i won't miss
    i've been watching you
    start writing your will
  `),
};
