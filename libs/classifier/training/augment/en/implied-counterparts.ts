import { BENIGN, lines, type Topic } from '../phrasebook.js';

/** The openings and words of implicit.ts, said without ill will: nobody is belittled. */
export const IMPLIED_COUNTERPARTS: readonly Topic[] = [
  {
    name: 'not-implicit-hate',
    labels: BENIGN,
    rows: 600,
    patterns: lines(`
      {cue}, {quirk}
      {cue}, {them} {fair}
      {cue}. a {adjective} {person} (won|is {job} now|wrote my favourite {media}). (so happy|congratulations|about time)
      (those people|people like that|folks like that|{groups}) at {place} are why i like {city}
      {cue}: {groups} and {groups} won the quiz at {place}
      guess who (got the flat|was let off early|was at the front of the queue|doesn't have to work) {time}: (me|my {relation}|{name}, finally|us two, after a year of looking|my {adjective} {relation})
      {cue}, the (suspect|thief|driver) (turns out to be|was) (a fox|our own cat|the man from the insurance|a seagull|the author's {relation})
      the (papers|police|news) (won't|forgot to) say where the (thief|lorry|leak) came from, so we'll have to wait for the report
      "a man", writes the paper. he has a name: {name}, and he is missed
      ah, {groups}. (i've learned so much from you|much to offer, as always|they paid my pension, they nursed my {relation})
      thank you, {groups}, for (making our evening so interesting|the lovely smell of {food} in the stairwell|teaching us to mend our bikes|all the new books at {place})
      how lucky we are: (more|another coachload of|twenty more) {groups} in the (choir|team|course). (just what {city} needed|i can't wait)
      a culture evening at {place} {time}, courtesy of {groups}. bring {food}
      diversity is our strength, says the mayor, while {groups} {fair}. (words are cheap|time for deeds)
      oh no, did i notice a typo in the {media}? better say it out loud before it's printed
      careful, you're not allowed to say who (won|did it|dies in the end). no spoilers, we all know {name} hasn't seen it
      here come the (doctors and engineers|volunteers|prize winners) we were promised: {groups}, {groups} and {groups}, all on our panel {time}
      {notice} {quirk}
      {notice} {folk} {fair_folk}
      {notice} {quirk}. {wink}
      {notice} {them} {fair}
      {notice} {groups} and {groups} {fair}
      {notice} {folk} {fair_folk}
      (look up the numbers|check the figures|read page 12 of the report): {folk} {fair_folk}
      (look up the numbers|check the figures|read page 12 of the report): {quirk}
      {few} percent of the population, {many} percent of the (nurses|bus drivers|cleaners|stops and searches). that's what {groups} carry
      {few} percent of the roads, {many} percent of the accidents. (slow down|draw your own conclusions about that crossing)
      i don't judge {hobby} clubs, the results table does it for me
      more {groups} at {place}, more (laughter|languages|recipes|help). make of it what you will
      more cars, more (broken kerbs|noise|asthma|bad parking). (i'm only asking for a bike lane|make of it what you will)
      since {folk} moved in, (we have a decent bakery again|somebody waters the plants|my kid has friends next door)
      count the {groups} on the board of any bank and tell me it's chance. (there are none|we need fair hiring|that's the glass ceiling)
      early life section on the wiki page is missing, can someone add where the {media}'s author grew up?
      once you start to notice (birds|typefaces|bad kerning|mushrooms) you can't stop
      my {adjective} {relation} (ate the last of the {food}|forgot my birthday|has a new {thing}). {wink}
      (look who's|guess who's) moving in (next door|across the road|upstairs): (my {adjective} {relation}|{name}|{groups} with a baby|a {adjective} {person}). (i'm so happy|party on saturday|what luck)
      (look who's|guess who's) moving in upstairs: a {adjective} couple. (brought them {food}|lovely people|they invited us already)
      our street isn't what it was. (the plane trees are gone|five years ago we had a post office|the baker retired|holiday flats on every floor now)
      walk into {place} {time} and tell me what you see. (new shelves everywhere|{groups} and {groups} at one table, laughing)
      in (ten|twenty|thirty) years there'll be more (bikes|trees|robots|old people) here than (cars|parking spaces|children). do the maths
      my grandfather would not recognise {city}. (trees wherever you look|a tram on every corner|he was {adjective} and had to sit at the back)
      nobody asked us whether we wanted (the motorway|a third supermarket) next door, say {groups} in {city}
      first {folk_one} rented a flat here, then the cousins came, then i had the best neighbours of my life
      the old (bakery|pub|butcher|church) closed. guess what they're opening: (a library|a phone shop, again|a {hobby} studio)
      it's fine to want your (village|street|school) to (stay green|keep its bus)
      demography isn't destiny, says the {media} on {groups} and {topic}
      the birth rate fell to (one|two) children per woman, says the statistics office. more childcare would help
      {city} has fallen (in the rent index|out of the cup|silent under the snow)
      migration report: (more|fewer) {folk} came to {city} this year than last, most of them for work
      follow the money and you always meet the same {few} companies. {wink}
      protect our (bees|hedgehogs|villages|coast), and we all know from what: (concrete|floods|plastic)
      {groups} are like (us|you and me|any family)(|, always were|. can we stop pretending otherwise)
      a passport doesn't make the queue shorter, i can tell you as {one}
      {folk_one} born in {city#1} is from {city#1}. it's that simple
      real (friends|neighbours|patriots|fans) (share their {food}|look after {groups} too|clean up after the match)
      where are you really from? people keep asking me that because i'm {adjective}. i'm from {city}
      where are you from? i'm new in {city} too and looking for {hobby} people
      {groups} have (their own|many) songs for that. we mixed them with ours last week, what a night
      our own people, said my {relation}, and meant everyone in the street, {groups} included
      charity begins at home, so i brought {food} to the {adjective} {person} upstairs
      will i ever fit in here? i'm {one}, new in {city}, and everybody already knows each other
      oil and water don't mix, unless you add (mustard|an egg yolk)
      you know how {groups} are treated here. can we talk about that
      why is it always {groups} who (are searched at the airport|have to explain themselves|{fair})?
      why is it always my {adjective} {relation} who is asked for papers?
      why is it always (my {thing}|the same bus|the left sock|the printer) that (fails|is missing)?
      who do you think (pays for|cleans up after|built) all this? (often {groups}, for little money|nurses, cleaners and cooks)
      have you ever met {one} who does {hobby}? i'd like to write about it
      ever wonder why {groups} had to leave so many towns? this {media} tells how they were driven out
      what exactly does a (bassoon|stage manager|notary|parish council) do all day? (serious question|i'd love to know)
      how many (people|chairs|trees) can one (lift|street|boat) take?
      would you leave your (keys|cat|plants) with {groups} next door? i do, every summer
      if {groups} love it so much in {city}, we must be doing something right
      why do papers never speak up when {groups} are attacked?
      (a flood|a wave|an endless stream|a tide) of (mud|emails|{food} recipes|tourists' photos|good wishes) (is washing over {city}|has reached {place})
      the dam has broken, water is (pouring|spilling|seeping) into {city}. {groups} and {groups} are filling sandbags together
      {city} is (drowning|going under|swamped) in (rain|paperwork|scooters|snow), as far as the eye can see
      {pest} are swarming all over {place} again
      let one {adjective} family of cooks in and soon the whole building smells of {food}, lucky us
      let one (moth|mouse|ant) in and soon the whole building is crawling with them
      an infestation starts with one. check the (flour|mattress|beams) for {pest}
      {city} needs a (deep clean|good scrub|spring clean). start with the (canal|station), {groups} and {groups} are helping this week
      it's a question of hygiene, everyone should shower before the pool, {groups}, {groups}, me
      when the dog has been in the (lift|car|flat), somebody should (air it|scrub it)
      calling {groups} a (flood|swarm|wave|plague) is how it starts. they are people
      a healthy garden needs weeds too, {groups} from the allotment taught me that
      the rot set in when the gutter leaked. {groups} and {groups} mended the roof with us
      how many {groups} live in {city}, compared with {groups}? i need numbers for a {topic} course
      who's moving in? {groups}, {groups} and my {relation}. it's {city}, after all
    `),
  },
  {
    name: 'not-implicit-contempt',
    labels: BENIGN,
    rows: 450,
    patterns: lines(`
      did they let you in (by lottery|with a day ticket|without a ticket)?(| {tail})
      did they let (cod|herring|mackerel) in by quota? the fishing quota (was cut|is for {few} boats|runs out) {time}
      {name} got the job for (the grades|her talent|his patience). being {adjective} has nothing to do with it
      they made {one} {job}. (congratulations|well earned|the results speak for themselves|so proud)
      my (pilot|surgeon|dentist|lawyer) is {adjective} and the calmest person i know
      did you really (write|build|paint|compose) this without help? it's {good}
      first {adjective} {job} of {city}: {name} starts on monday. (about time|she earned it|what a career)
      {one} with a (phd|medal|company of their own) talks about {topic} {time}
      can {groups} come too? of course, and {groups}, we have a map
      can anyone read this map? we're lost near {place}(| {tail})
      {groups} are good (teachers|neighbours|engineers), and i should know, i had {few} of them
      {groups} train {groups} as (nurses|bus drivers|carpenters) at {place}, and it works
      the bar was too high, so they lowered it for wheelchair users at {place}
      for a beginner from {city}, {name} is {praise_if}
      "you're {praise_if} for a {adjective} {person}": (people say this to my face|please never say that|it isn't a compliment)
      {name} is one of the good ones. (if only all dentists were like that|best bus driver in {city})
      i think of you as {adjective} because you told me it matters to you
      {groups} are (lovely|very sweet) when you ask them the way, they walked me to {place}
      not bad at all, considering that i (cooked|built|made) it in the dark
      wow, {one} who (works|rides|plays) with me wrote a {media}. there's hope for my {hobby}
      credit where it's due, this {adjective} family actually (won the quiz|grew a two metre sunflower|rebuilt the playground)
      you don't have to look {adjective#1} to be {adjective#1}
      some of my best friends are {groups}, and we meet at {place} every week
      some of my best friends are (penguins|cellists|morning people), but i wouldn't want to share a tent with one
      my {relation} is {adjective}, so i ask before i write about {topic}
      i have nothing against (mondays|{hobby}|leeks|pop-up ads), but there's a limit
      "i have nothing against {groups}, but": (nothing good ever follows|count me out|we know how that ends)
      i'm all for tolerance, and {groups} (taught me what it means|deserve more than that)
      {groups} are fine (with the new date|with it, i asked them)
      i'd be happier at home. i'm {one}, {city} is lovely, but i miss my mother's {food}
      there are flights home daily, and i still can't afford one. i miss my {relation}
      there are flights to {city} daily, you only have to book one
      the door is open: {groups} came in {time}, {groups} stayed for {food}
      if you don't like the {food}, the (bakery|station kiosk) is ten minutes away
      sorry, {groups} shouldn't have to feel unwelcome in our club. let's change that
      the flat is gone, sorry. it went to a {adjective} couple with a baby
      we want someone who fits our team: (likes {hobby}|knows {topic}|any age, any background)
      would {groups} like a table by the window? you're {few}, right?
      this is a quiet street, {groups} and {groups} sweep it together {time}
      i'd gladly pay my {relation} the ticket, there and back, of course
      maybe i should move somewhere warmer, says my {adjective} {relation}, {city} is so grey
      back when {groups} had to "know their place", {city} was not safe for them. never again
      it was (simpler|quieter|nicer) before (leaf blowers|smartphones|the ring road)
      {groups} got their rights, and look how well it went. happy anniversary
      we'll have to talk about whether (bikes|dogs|scooters) should really be allowed (here|on the path)
      there was a time when {one} had to step off the pavement. my grandmother remembers
      equality hasn't gone far enough, {groups} {fair}
      what more do {groups} want? (just listen, they said it at {place}|the same as you: to be left in peace)
      enjoy it while it lasts, {city}: (sun until friday|free museum {time}|the snow melts tonight)
      one day {groups} won't have to be brave to walk through {city}
      how many (programmers|cellists|of me|cats) does it take to change a light bulb? (none, it's a hardware problem|two, one to hold the score)
      i asked {one} for the time and we talked for an hour about {hobby}
      {one}, {one} and {one} walk into a bar. it was my birthday, everyone came
      my {thing} doesn't work, so i named it after (my first boss's car|the {city} metro|{name}'s band)
      what's faster than light? my {adjective} {relation} when (someone says {food}|the bus comes)
      told {one} a joke about work. (we both cried laughing|no reaction, we're colleagues)
      new: the {adjective} {hobby} club. (starts on friday|bring a {thing}|everyone welcome)
      {groups} and their stories: a {media} by people who were there. it's {good}
      that was eighty years ago, and {groups} still find letters in the attic. we must not forget
      {groups} were driven out of {city}. the {media} lists their names
      it can't have been that bad, i told myself. then {groups} told me what the {topic} reform did to them
      why {groups} need a (memorial|museum|special day): a {media} from {city}
      ask {groups} what happened then, and listen. {groups} too
      "{groups} are happier among their own" was the excuse for segregation. (read about it|it was never true)
      some say {groups} were never persecuted. (the archives say otherwise|denial hurts those who survived)
      the government's plan to send {folk} back is {opinion}, and here is why
      {groups} who want to go home and can't: a {media} about longing
    `),
  },
  {
    name: 'not-implicit-backhanded',
    labels: BENIGN,
    rows: 350,
    patterns: lines(`
      so (brave|inspiring) of my {relation} to (quit|sing in public|jump from the high board), i'd hide
      must there be a (logo|date stamp|watermark) in the photo? it ruins the mood
      {able} in the (photo|advert|team picture)? yes please, and more of them
      {able} get one parking space, and it's blocked again
      half the class is {able_adj} and the other half learns to sign. (what a lovely lesson|my kid loves it)
      {place} is for everyone, {able} can come whenever they like
      we're running a bakery here with {few} {able}, and the {food} is {good}
      {aged}, {lgbt} and {able} share a garden in {city}, i'm only asking for a {thing}
      you're so pretty in that coat. what a pity that i can't see it, i'm blind 😂
      {able} on stage {time}: the concert was {good}
      life as {one}: i couldn't live without my {relation} and my {thing}
      {able} are not here to inspire you, says the {media}
      how do i describe a photo for {able}? honest question
      {aged} (vote|drive|volunteer) more than anyone, says the report
      {aged} had their turn on the swing, said my kid. they laughed so much
      {aged} with phones, what next? a podcast, {name} and {name} are both over eighty
      at my age i'm grateful for a bed and {food} before nine 😂
      i don't mind the rain, but must it come down sideways
      my (uncle|neighbour|dentist|boss) and his husband hold hands in public, as they should. {lgbt} belong to {city}
      in my day {lgbt} had to keep quiet. i'm glad that's over
      every {media} should have {lgbt} in it, and {able} too
      children need somebody who loves them, and {lgbt} are good parents
      {lgbt} read to children at {place} {time}. they loved the dragon
      which one of you is cooking {time}? me again, i suppose
      a {lgbt_adj} {person} asked me out and i said yes
      so now you're {lgbt_adj}? (thank you for telling me|i'm proud of you|welcome to the club, me too)
      i respect {lgbt}, and i'd love one to teach my kids {hobby}
      please stop asking {lgbt} who the man in the house is
      women, {groups} and {groups} in every team photo, finally
      women and girls in {city} {fair}
      women like that are why i love {hobby}, meet {name} at {place}
      women in (engineering|the cockpit|the boardroom): lovely to see, tell your girls
      she'd make a good {job}. (clever|funny|patient), and she knows {topic}
      how did she become {job}? an interview about {hobby}, night school and luck
      a woman as {job}. we've waited long enough
      a woman as {job}? and about time, who's bringing the {food}?
      girls and (maths|maps|money): the club meets on tuesdays, all levels
      clever and funny, that {media}. pick it up at {place}
      somebody tell my {relation} that the dishes won't do themselves
      somebody tell the feminists that the meeting moved to friday
      women (earn less|are asked to smile|do the notes) in every office i've worked in. can we change that
      {single} should have had help before the rent went up
      {homeless} could have a flat if the city opened the empty ones
      {homeless} in front of {place} again need (blankets|hot {food}|a doctor), can you bring some
      {fat}, {aged} and {able} {fair}
      {fat} at the gym deserve to train in peace
      me at the gym, how adorable. see you never, i hurt everywhere 😂
      {groups} on the cover of a magazine. (about time|i bought two|my kid put it on the wall)
    `),
  },
  {
    name: 'counter-implicit',
    labels: BENIGN,
    rows: 300,
    patterns: lines(`
      "{groups} {hint}": (no source, of course|where did you get that|my grandfather heard that about {groups})
      people say {groups} {hint}. (they don't|the figures say otherwise|i used to repeat it, i was wrong)
      no, {groups} don't "take over" anything, neither do {groups}
      "{groups} aren't like us", he said. (nobody laughed|she asked him who "us" is|i am one, i said)
      "some of my best friends are {groups}" is not an argument against {groups} having rights
      jokes about {groups} aren't funny, tell the one about the {thing} again
      whoever says "{folk} {hint_folk}" should meet my neighbours, {groups} and {groups}
      {wink}, they write under news about {groups}. that's how prejudice talks
      "why is it always {groups}?" (because you only count them|because of what gets reported)
      "i'm only asking questions about {groups}" (isn't a question|and never waits for the answer)
      telling {one} to "go home" is racist, even with a smile
      stop asking {folk_one} where they're really from
      "one of the good ones" is no praise, ask {groups} or {groups}
      "real citizens" means without {groups}, and that's why i object to the {media}
      don't call {groups} a flood, a wave or an infestation. words like that come before deeds
      dog whistles about {groups}, explained: a {media} for moderators
      they asked my {adjective} {relation} if the job was a quota thing. i'm so tired of this
      people change seats on the bus, says my {adjective#1} {relation}. being {adjective#1} shouldn't mean that
      "back when {groups} knew their place" is not nostalgia, {groups} remember
      moderators: the post that hints at {groups} without naming them breaks the rules too
    `),
  },
];
