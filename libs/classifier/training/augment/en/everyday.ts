import { BENIGN, lines, type Topic } from '../phrasebook.js';

/** Strong words with nobody hurt: profanity, hyperbole, idioms, news, health, honest promotion. */
export const EVERYDAY: readonly Topic[] = [
  {
    name: 'profanity',
    labels: BENIGN,
    rows: 800,
    patterns: lines(`
      {curse}, the {thing} {annoying}
      {curse} i (forgot|lost|burnt|dropped) my (keys|{food}|{thing}|wallet)
      this {fucking} {thing} {annoying}(|. i want a refund)
      i'm so {fucking} (tired|happy|hungry|cold|proud of us|late|done with this week)
      {curse}, that was (good|close|loud|delicious|a long day)
      what a {fucking} (day|week|beautiful morning|mess|goal|match)
      the {food} (at {place} |)(is|was) {fucking} (good|amazing|awful|cold)
      i {fucking} love {hobby}
      holy shit, {name} (won|is back|finished the {media}|baked {food})
      my {thing} is a piece of shit
      fuck (mondays|winter|this weather|my alarm|cancer|the heat|taxes|daylight saving|javascript|this boss fight|traffic)
      shit, it's raining again
      damn, that {media} was {good}
      who the hell (parked here|invented {topic}|put pineapple on this|named this variable)
      i don't give a shit about {topic} {time}
      my ass hurts from {hobby}
      {curse}, i'm such an idiot, i left the {thing} on
      i was a dick to my {relation} {time} and i feel bad
      bloody brilliant {media}, go and see it
      that was badass, {name}
      it's cold as fuck (in {city}|at {place}) {time}
      get your shit together, me
      screw it, i'm making {food}
      what in the actual fuck is this {thing} doing
      you're a fucking legend {name}
      you absolute beast, {name}, congratulations
      fuck yeah, {hobby} {time}
      damn girl, you look {good}
    `),
  },
  {
    name: 'hate-of-things',
    labels: BENIGN,
    rows: 480,
    patterns: lines(`
      i (hate|despise|can't stand|loathe) (mondays|this {thing}|my {thing}|cilantro|small talk|meetings|the new layout|this song|flying|{hobby})
      (this|that|the new) ({media}|{thing}|logo|song|layout|ending) is (trash|garbage|disgusting|an abomination|the worst|a crime)
      {pest} are (disgusting|vermin|everywhere|a plague|evil) (|in our kitchen|this summer)
      how do i (kill|exterminate|get rid of|poison|wipe out) {pest} (in the kitchen|on my tomatoes|without chemicals|for good)?
      we have {pest} (at {place}|in the attic). (all of them must die|the exterminator comes {time}|i want them gone)
      {pest} should not exist
      burn that {thing} (with fire|and buy a new one)
      (kill|killall|kill -9) the (process|server|task|job) and restart
      the (master|slave|parent|child|zombie|orphan) (process|node|thread) dies on startup
      (black|white) (coffee|bread|paint|noise|holes|beans|cats) (is|are) my favourite
      (cats|dogs|pigeons|geese|wasps|seagulls) are (assholes|evil|idiots|criminals|parasites) (and i love them|, change my mind|)
      invasive (plants|species|crabs|beetles) are destroying the lake. they must be removed
      that parasite lives in (fish|cats|snails|sheep), says the {media}
      the virus is a plague, get your shot
      i hate how much i love {hobby}
      the fruit is rotten, throw it all out
      this code is filthy, who wrote it? me, {time}
      i hate it when {place} is closed
      the trash must be taken out {time}
      we should ban (leaf blowers|cars from the centre|homework|pop-ups|plastic bags)
      send the {thing} back where it came from
      bacon is disgusting, fight me
      pigs are smart animals, my {relation} keeps three
    `),
  },
  {
    name: 'hyperbole',
    labels: BENIGN,
    rows: 700,
    patterns: lines(`
      {game} (killed me|murdered me|destroyed us|wiped us) (again|twice|nine times|{time})
      i'm going to (kill|destroy|beat|crush|murder|end) {game} {time}
      (just|finally) (killed|slayed|beat|shot|stabbed|blew up) {game} in {gamename}
      how do you kill {game}? (|fire arrows?|i keep dying)
      shoot {game} in the head, then run
      we will destroy you in {gamename} {time}, bring snacks
      my {relation} will kill me (when they see the {thing}|if i'm late|for eating the last of the {food})
      i could (kill|murder) for (some |)(coffee|{food}|a nap|a shower)
      i'd kill for {food} right now
      i could murder a {food}
      {hobby} is killing me but i love it
      this {thing} will be the death of me
      i'm dying (of laughter|over here|😂|at this {media})
      this heat is killing me
      {name} killed it (on stage|at {place}|with that solo) {time}
      you slayed, {name}
      if you spoil the {media} i will end you lol
      i'm gonna strangle this {thing}
      they (bombed|died) on stage but the second set was {good}
      the {media} bombed at the box office
      (we|they) got slaughtered four nil {time}
      shots fired 😂 in the {topic} debate
      i will fight anyone who says {food} isn't {good}
      killer {media}, killer bassline, {good}
      deadline is murder, back to {hobby}
      she threw an absolute bomb of a party
      time to blow up this balloon arch
      i'm going to beat my own record {time}
      touch my {food} and you die 😂
      i shot three (weddings|rolls of film|portraits) {time}
      bath bombs and a {media} {time}
      gun control and knife skills: two very different classes at {place}
      i know where you live, so (dinner at eight?|i'll bring {food}|the {thing} is on your porch) 😂
      i'm coming to your house {time} with {food}
      watch your back(, it's icy out| when you lift that {thing}|, i'm right behind you in the marathon)
      we're coming for you, (trophy|{food}|finals|{city})
      you're next(, said the dentist| in line at {place}|. happy birthday month)
      i'm outside, come down, we're late for {hobby}
      our cat plans to murder us all, look at that face
      my {relation} threatened to hide my {thing} if i don't do the dishes
      i'll haunt you if you cancel {hobby} {time}
      we're going to roast {name} at the birthday dinner
      stab the potatoes with a fork before baking
      beat the eggs, whip the cream, kill the heat
      the assassin in {gamename} is {good}
    `),
  },
  {
    name: 'news-of-violence',
    labels: BENIGN,
    rows: 400,
    patterns: lines(`
      (police|officials|witnesses) say (two|three|several|dozens of) people were (killed|injured|shot|stabbed|arrested) in {newsplace}
      (a|one) man was (arrested|charged|sentenced) for threatening to (bomb|burn|shoot up) {newsplace}
      bomb threat at {newsplace}(, building evacuated|: police give the all clear| turned out to be a hoax)
      {newsplace}: (shooting|stabbing|explosion|attack) leaves (two|four|nine) dead(| and many injured|, police say)
      the {media} (covers|tells) the (murder|bombing|massacre|genocide|lynching) of {groups} (in 19(19|33|41|64|94)|in {city})
      war news: shelling in {newsplace} (killed|injured) (civilians|a family|aid workers)
      (remembering|today we remember) the {groups} murdered in {city}
      the suspect wrote online that he would kill {groups}. he was arrested {time}
      a court found him guilty of killing his {relation}
      hate crimes against {groups} rose by (9|14|30) percent, says the report
      the trial of the {city} attacker starts {time}
      someone threatened my {relation} at {place}. we called the police
      i got a death threat {time} and reported it
      domestic violence: if your partner threatens you, call the helpline
      the bombing of {city} began eighty years ago today
      after the shooting: students return to {place}
      soldiers opened fire in {newsplace}, reports say
      history thread: how they killed the king
      crime novel tip: the killer is the {relation}. sorry for the spoiler
      true crime {media} about a stalker who said "i know where you live"
      the law against death threats was passed {time}
    `),
  },
  {
    name: 'small-talk',
    labels: BENIGN,
    rows: 300,
    patterns: lines(`
      (made|tried|burnt|ordered) {food} {time}
      good (morning|night|evening), {city}
      anyone up for {hobby} {time}?
      (watching|reading|recommend me) a {media} about {topic}
      my {relation} says hi from {city}
      {place} is closed {time}, go to {place} instead
      how was your week? mine was {good}
      the {media} was {good}, thanks {name}
      i miss my {relation}
      can someone lend me a {thing}?
      we are (moving|going) to {city} {time}
      (happy birthday|congratulations|get well soon|welcome back|thank you), {name}
      {hobby} at {place} {time}, who's in?
      what do you think about {topic}?
      does anybody know how to fix a {thing}? mine {annoying}
      i cooked {food} for my {relation}
      long day. {hobby} helps
      new profile picture, taken at {place}
      the {thing} {annoying}, so no {hobby} {time}
      what's the best {food} in {city}?
      boosting for {name}, who needs a {thing}
      a follower told me that {topic} is changing fast
    `),
  },
];
