import { HATE, lines, type Topic } from '../phrasebook.js';

/** Hate that is only implied: no slur, no bad word. Harmless likenesses: implied-counterparts.ts. */
export const IMPLIED_HATE: readonly Topic[] = [
  {
    name: 'implicit-hate',
    labels: HATE,
    rows: 700,
    patterns: lines(`
      {cue}, {them} {hint}
      {cue}. a {adjective} {person}(| again|, of course|, who else|, as per usual)
      guess who (got the flat|was let off|was at the front of the queue|doesn't have to pay) (again|{time}): (not a local|{them}, naturally|{one}|not one of us)
      {cue}, the (suspect|thief|driver|landlord|banker) (turns out to be|is|was) {one}
      the (papers|news|police) (won't|never|forgot to|daren't) say where the (thief|gang|driver) came from, so (we all know|it wasn't a local|draw your own conclusions)
      "a man", writes the paper. (we can all guess what kind of man|sure, and his name was john|not one from round here, i bet)
      ah, {them}. (here to enrich us|they'll pay our pensions, they said|so much to offer, apparently), {cue}
      thank you, {groups}, for (making our evenings so interesting|the lovely smell in the stairwell|teaching us to lock our bikes|all the new locks in our street)
      how lucky we are: (more|another coachload of|twenty more) {groups}. (just what {city} needed|i feel so enriched|can't wait)
      cultural enrichment (at {place}|in {city}) {time}, courtesy of {folk}
      diversity is our strength, says the mayor, while {them} {hint}
      oh no, did i notice something about {them}? better not say it out loud
      careful, you're not allowed to say who (lives there now|did it|owns the building). (we all know|hint: {them}|it rhymes with nothing, but you know)
      here come the (doctors and engineers|rocket scientists|future prize winners) we were promised: {groups}, {groups} and {groups} 🙄
      {notice} {them} {hint}
      {notice} {them} {hint}. {wink}
      {notice} {folk} {hint_folk}
      {notice} {folk} {hint_folk}. {wink}
      (look up the numbers|check the figures|read page 12 of the report): {folk} {hint_folk}(|. {wink})
      {few} percent of the population, {many} percent of the (arrests|claims|prison places|complaints). but we mustn't talk about {them}
      i don't judge {them}, the statistics do it for me
      more {groups}, more (broken windows|missing parcels|empty shops|bad grades). (i'm only asking|pure chance, surely|make of it what you will)
      since {folk} moved in, my bike has been gone (twice|three times). {wink}
      count the {groups} (on the board of any bank|in any newsroom|in any ministry) and (tell me it's chance|then come back to me|ask yourself how)
      early life section on the wiki page. every single time(| {tail})
      once you start to notice things about {them} you can't stop
      a certain (community|group|kind of family) {hint}. {wink}
      (look who's|guess who's) moving in (next door|across the road|upstairs): {groups}. (there goes the street|time to sell|we had a good run)
      our street isn't what it was. (five years ago you'd hear english|{groups} on every floor now|you hear every language but ours|{groups} next door, {groups} upstairs)
      walk into {place} and tell me what country you're in. {them} (everywhere|wherever you look|at every table)
      in (ten|twenty|thirty) years there'll be more {folk} here than of us. (do the maths|sleep well|nobody asked you|that's the plan)
      nobody is being replaced, they say. (count the {folk} in your kid's class|look at the prams at {place}|then explain {city} to me)
      my grandfather would not recognise {city}. {them} (wherever you look|on every corner|in every shop)
      nobody asked us (whether we wanted {them} next door|if {city} should look like this|before they brought {them} here)
      first {folk_one} rents a flat, then the cousins come, then (you move out|it's their street)
      the old (bakery|pub|butcher|church) closed. guess for whom they're (opening|rebuilding) it: {them}
      it's fine to want your (country|village|street|school) to (stay what it was|look like you), without {them}
      demography is destiny. (look at {folk}|one look at {place} is enough|have children, people. {folk} do)
      the birth rate of {folk} next to ours. (just leaving this here|sleep tight|that's the post)
      {city} has fallen. {them} (as far as you can see|run the place now|took it without a shot)
      (certain families|the usual surnames|the usual tribe|a small clique) (own the studios|decide what you may read|profit from every war). {wink}
      follow the money and you always meet the same (few families|kind of surname|little tribe)
      protect our (women|children|villages|way of life), and we all know from whom
      {them} aren't like (us|you and me|normal families)(|, never were|, never will be|. can we stop pretending)
      (a passport|thirty years here|speaking the language|being born here) doesn't make {folk_one} (one of us|a real citizen|a local)
      {folk_one} born in {city#1} is still not really from {city#1}
      real (citizens|patriots|locals|families) (come first|were here first|don't live like that), {folk} can (wait|queue)
      where are you really from? people who look like you aren't from {city}
      {them} have their own rules. they and we don't mix, that's all i'm saying
      you can take {folk} out of the old country, but you know the rest
      {folk_one} will always think of their own people first, (passport or not|it's natural|so why trust one with {topic})
      our own people (can't find a flat|wait a year for a doctor|sleep rough), {folk} (walk right in|don't|get everything at once)
      charity begins at home, and {them} aren't home
      {them} will never (fit in|understand what this flag means|share our values), (however long they stay|and why should they|be honest)
      oil and water, {them} and the rest of us
      you know how {them} are(|, they look after their own|. say one thing, think another|, give them a finger)
      why is it always {them} who {hint}?
      who do you think (pays for|cleans up after|ends up housing) all these {groups}? (you do|exactly|santa?)
      have you ever met {one} who (says thank you|pays a round|pulls their weight|waits their turn)? (me neither|exactly|i'm waiting)
      ever wonder why {them} had to leave every town they ever lived in?
      what exactly do {them} (bring to the table|contribute|do all day)? (i'll wait|serious question|tumbleweed)
      how many {groups} can one (town|school|street) take?
      is it (forbidden|hateful|a crime) now to ask why {them} {hint}?
      always ask who benefits. (hint: {them}|never us|the same people every time)
      would you leave your (purse|daughter|house keys) with {them}? be honest
      if {folk} love it so much over there, what are they doing here?
      why do {them} never (march against|say sorry for|speak up about) what their own people do?
      (a flood|another wave|an endless stream|a tide) of {folk} (is washing over {city}|and nobody builds a dam|has reached {place})
      the dam has broken, {folk} are (pouring|spilling|seeping) into {city}
      {city} is (drowning|going under|swamped|overrun), {folk} as far as the eye can see
      {them} are swarming all over {place} again
      let one {adjective} family in and soon the whole building is crawling with them
      an infestation starts with one. so it was with {them} (in our building|at {place}|in {city})
      {city} needs a (deep clean|good scrub|spring clean). start where the {groups} live
      it's a question of hygiene, {them} should (swim|eat|sit) (elsewhere|by themselves|on their own days)
      when {them} have been in (the pool|the lift|the flat), somebody should (air it|disinfect it|scrub it)
      a healthy (body|garden|nation) (defends itself|pulls its weeds|rejects what's foreign to it). think of {them}
      {them} spread (from street to street|like ivy|like damp in an old house)
      the rot set in when {them} (got the vote|moved in|joined the club|were let in)
    `),
  },
  {
    name: 'implicit-contempt',
    labels: HATE,
    rows: 600,
    patterns: lines(`
      did they let {one} in (by quota|to tick a box|for the photo)?(| {tail})
      surely {name} got the job for being {adjective}, not for the (grades|talent|work)
      they made {one} {job}. (boxes ticked|standards, anyone?|good luck to the rest of us|hope nobody needs results)
      when my (pilot|surgeon|dentist|lawyer) is {adjective} i ask to see the certificates first
      did a {adjective} {person} really (write|build|paint|compose) this without help?
      first {adjective} {job} of {city}. (shame about the standards|the quota strikes again|and the ones who studied for it?)
      {one} with a (phd|medal|company of their own)? (who did the work|from which website|in what, dancing?)
      can {them} even (read a map|follow a plan|run a budget)?(| {tail})
      {them} are good with their (hands|hips|feet), (leave the thinking to others|the head is another matter)
      you can train {them}, but (only so far|someone has to stand next to them|don't expect initiative)
      the bar is lowered every time {them} apply
      for {one}, {name} is {praise_if}
      you're {praise_if} for a {adjective} {person}(|, you must be the exception|, nothing like the others)
      {name} is one of the good ones. (if only all {them} were like that|the rest of {them}, well)
      i never think of you as {adjective}, you're (normal|like us|civilised)
      {them} can be (lovely|useful|very sweet) as long as (someone tells them what to do|they keep to themselves|you don't lend them money|they know their place)
      not bad at all, considering that {them} (cooked|built|wrote|made) it
      wow, {one} who (works|reads|pays rent|is on time|smells nice). there's hope
      credit where it's due, this {adjective} family actually (washes|works|pays its rent)
      you don't even look {adjective}(|, lucky you|. take it as a compliment|, you could pass for one of us)
      some of my best friends are {groups}, but (i wouldn't want a whole street of them|not as a boss|i'd never want one in the family|they know i mean the others)
      my {relation} is {adjective}, so i may say it: {them} {hint}
      i have nothing against {them}, but (why so many of them|must they be so loud about it|there's a limit|i don't have to see it every day)
      i'm all for tolerance, but {them} (make it hard|have had enough of it|should try some themselves)
      {them} are fine (in small numbers|in their own country|behind closed doors|from a distance|as long as they serve the food)
      live and let live, but must {them} do it (next to my house|in front of the children|on my screen)?
      {them} would be (so much |)happier among their own(|, everybody would|. kinder for all of us)
      there are flights home daily, {groups}(| only have to book one|. just saying|. i'll even drive you)
      the door that let {folk} in also opens from the inside
      if {them} don't like it here, the (airport|border|station) is (ten minutes away|clearly signposted|still open)
      sorry, {them} wouldn't feel (comfortable|at home) in (our club|this street|our parish|our school). (nothing personal|you understand)
      the flat is gone, it wasn't suited to {them} anyway. the neighbours, you understand
      we want someone who fits (our team|our street|the congregation), so (rather not|not) {one}
      wouldn't {them} rather have their own (school|pool|table|bus|server)?
      this is a (quiet|decent|traditional) (street|pub|server), {them} have places of their own
      i'd gladly pay {folk_one} the ticket. one way, of course
      maybe {them} should move (to the country they keep praising|somewhere warmer|where they're understood)
      back when {them} knew their place, {city} was (quiet|peaceful|safe|a nice town)
      it was (simpler|quieter|nicer) before {them} (got ideas|had opinions|were on every channel|came out of the woodwork)
      {them} got their rights, and look (what came of it|at us now|how they thank us)
      we'll have to talk about whether {them} should really (vote|teach|adopt|sit on juries|marry)
      there was a time when {one} stepped off the pavement. manners, it was called
      equality has gone far enough, {them} have more rights than i do
      what more do {them} want? (they've got their month|we let them sit at the table|they're allowed in, aren't they)
      enjoy it while it lasts, {groups}. (pendulums swing|people are waking up|the next election comes)
      one day {them} will (find out whose country this is|miss our patience|wish they had been more modest)
      how many {groups} does it take to change a light bulb? (none, they wait for the council|one, and ten to file a claim|depends who pays)
      i asked {one} for the time. now my watch is gone
      {one}, {one} and {one} walk into a bar. (the till is empty|the barman hides the tips|everyone else goes home)
      what do you call {one} with a job? (a rumour|a misprint|a miracle)
      my {thing} doesn't work, so i named it after {groups}
      what's faster than light? {them} when (someone says free|the bill comes|there's lifting to do)
      told {one} a joke about work. (the word was new|no reaction, never heard of it)
      new: the {adjective} {thing}. (takes the day off and sends you the bill|never works, always complains)
      {groups} and their sad stories. (my family had it hard too|every people has suffered|here we go again)
      that was (eighty|a hundred|two hundred) years ago, when will {them} (let it go|stop cashing in|move on)?
      the numbers don't add up, but we must light candles for {them}
      {them} weren't driven out, they (left on their own|exaggerate|were looked after)
      it can't have been that bad, {them} got (roads|schools|houses|free food) out of it
      funny how {them} always need (a memorial|a museum|a special day). when is ours?
      ask for proof of what happened to {them} and watch them get nervous
      so {groups} are "oppressed"? (with free housing|in cars bigger than mine|sure, and i'm the queen)
      another {media} about poor {them}. (as if it happened like that|violins, please|that old record)
      {folk} should be grateful, they have it better here than they ever had it at home
    `),
  },
  {
    name: 'implicit-backhanded',
    labels: HATE,
    rows: 350,
    patterns: lines(`
      so (brave|inspiring) of {able} to (leave the house|have a job|show themselves), i'd hide if i were them
      must there be {able} in the (photo|advert|team picture)? it (ruins the mood|puts people off|makes people uncomfortable)
      {able} get the best parking and still complain
      half the class is {able_adj} now. (we used to call it lazy|in my day it was called bad manners|handy excuse)
      {place} is for relaxing, {able} could come when it's empty
      we're running a company here, not a sheltered workshop for {able}
      should {able} really be having children? (i'm only asking|think of the costs|poor kids)
      you're so pretty, what a pity that you're {able_adj}
      {able} on stage, how sweet. (everyone gets a medal these days|now the real singers, please)
      life can't be worth much for {able}, i couldn't live like that
      {aged} (vote|drive|decide|hold up the queue) as if they had forty years to go. (nature takes its time|it'll solve itself)
      {aged} had their turn. (time to make room|there's a limit to what we can afford|the flats would come in handy)
      {aged} with phones, what next? someone take them away
      at that age {aged} should be (grateful for a bed|seen at christmas and not heard|signing things over)
      i don't mind {lgbt}, but (must they hold hands in public|not around children|why do they have to show it)
      in my day {lgbt} had the decency to (keep quiet|marry anyway|move to the city)
      must every {media} have {lgbt} in it now? (kids get ideas|nobody round here is like that)
      children need a mother and a father, not whatever {lgbt} call a family
      {lgbt} around children. (why so keen|strange choice|i'm only asking)
      which one of you {lgbt} is the man in the house?
      a {lgbt_adj} {person}? (such a waste of a pretty face|you just haven't met the right one|it'll pass|what happened to you as a child?)
      so now you're {lgbt_adj}? and i'm a teapot
      biology class is short: there are two, and {lgbt} can play dress-up all they like
      i respect {lgbt}, i just wouldn't want one (teaching|in the changing room|in the family)
      women in (engineering|the cockpit|the referee's shirt|the boardroom): lovely to look at, (god help us|bless them)
      she'd make {job} sooner if she (smiled more|talked less|wore a skirt)
      how did she become {job}? (ask whose lap she sat on|someone must have liked her legs|the quota, i suppose)
      a woman as {job}. careful once a month, then
      a woman as {job}? and who cooks at home?
      girls and (maths|maps|money), like cats and water
      clever and a woman, (pick one|a rare edition|somebody check the wiring)
      somebody tell the feminists that the dishes (won't do themselves|miss them)
      women (think with the heart|can't help it|weren't built for numbers), you can't hold it against them
      {single} should have thought of that before having kids
      {homeless} could have a flat if they (got up before noon|wanted one|put the bottle down)
      {homeless} in front of {place} again, what must the tourists think of the smell
      must {homeless} sit where people eat? move them along, out of sight
      two seats for {fat}, or is it three?
      {fat} at the gym, how adorable. see you never
      {groups} on the cover of a magazine. brave choice, i prefer beauty
    `),
  },
];
