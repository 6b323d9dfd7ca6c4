import { BENIGN, INSULT, lines, type Topic } from '../phrasebook.js';

/** Insults at a person that are only implied, and harmless sentences of the same words. */
export const IMPLIED_INSULTS: readonly Topic[] = [
  {
    name: 'implicit-insult',
    labels: INSULT,
    rows: 550,
    patterns: lines(`
      not the (sharpest knife in the drawer|brightest bulb in the box|quickest horse in the stable), are you, {you}?
      did your mother (dress you|write that for you|cut your hair)(| this morning|, {you}| again)?
      i'd explain (it|{topic}) to you, {you}, but i (have no crayons|left my crayons at home|forgot the hand puppets)
      the wheel is turning, but the hamster has left, {you}
      the lights are on, but nobody is home, {you}
      somewhere a village is missing someone, and i think it's {you}
      {you} is thinking. (don't strain yourself|i can smell the smoke|somebody call for help)
      {name} is a few (sandwiches short of a picnic|cards short of a deck|pages short of a {media})
      i've met (houseplants|door handles|garden chairs) with more to say than {you}
      bless your heart, {you}, you really thought that was (clever|funny|an argument)
      you have the perfect face for (radio|a podcast|the dark)
      i'd agree with you, {you}, but then we'd both be wrong
      everyone brings joy to {place}. {you}, you do it when you leave
      remind me when anybody asked you, {you}
      was that (haircut|outfit|beard) a bet(| or an accident|, {you})?
      don't worry, {you}, (not everyone can be clever|somebody has to come last|there's a place for everyone, yours is at the back)
      after reading your post i felt my (iq drop|will to live leave|brain ask for a refund)
      keep talking, {you}, one day you'll say something (useful|worth hearing|true)
      a whole (post|paragraph|thread) and not one thought in it. impressive, {you}
      you are living proof that (evolution takes breaks|anyone can get a licence|mirrors are expensive)
      {name} has (a lot to be modest about|delusions of adequacy|the charm of a wet sock)
      nice filter, {you}. shame there's none for personality
      no wonder your {relation} (left you|doesn't call|moved to {city})(|, {you})
      who gave {you} a keyboard?
      is there a grown-up we could talk to, {you}?
      i'm not saying {name} is slow, but (glaciers overtake|a snail waved on the way past|the {thing} thinks faster)
      i see you've set aside time to embarrass yourself in public, {you}
      someone tell {you} that (soap|a comb|deodorant|a mirror) costs almost nothing
      aw, {you} used a long word. (who helped|did it hurt|gold star)
      you'd lose an argument with (a toaster|an empty chair|your own {thing}), {you}
      {name} moved to {city}, and the average of both towns went up
      what is it like to be (so sure and so wrong|the reason for instructions on shampoo), {you}?
      you became {job}, {name}? did the other candidates oversleep?
      you look tired, {name}. or is that just the face?
      that dress is brave (at your age|with those arms|on you), {name}
      your parents must be so proud of their other children, {you}
      don't let your mind wander, {you}, it's too small to be out alone
      {name} isn't completely useless, you can always serve as a bad example
      i'd say something mean about {you}, but nature got there first
      you (sing|cook|write|drive) like you've (had it described to you|lost a bet|read about it once), {you}
      talking to {you} is like {hobby} in the dark, except nobody learns anything
      have you tried {hobby}, {you}? i hear thinking isn't a requirement
      i envy people who haven't met {you}
      {you} brought {food}. the dog has been fine, it refused
      oh look, {you} has an opinion about {topic}. (how cute|we'll put it on the fridge|is it bring-your-kid day?)
      you peaked at (school|five|the tutorial), didn't you, {you}?
      i'd call {you} a tool, but tools are useful
      for you, {you}, i'll type slower
      if you were any more dense, {you}, you'd have moons
      you must be fun at parties, {you}. (do you get invited|how many have you emptied|both of them)
    `),
  },
  {
    name: 'not-implicit-insult',
    labels: BENIGN,
    rows: 550,
    patterns: lines(`
      not the sharpest knife in the drawer, but it (cuts {food}|was my grandmother's), {you}
      i'm not the (sharpest knife in the drawer|brightest bulb in the box) before coffee
      did your mother make that (scarf|cake|dress), {you}? it's {good}
      i'd explain {topic} to you, {you}, but i don't understand it myself 😂
      i'd explain it, but i have no chalk. see you {time}, {you}
      the wheel is turning, and the hamster is happy, thanks for the cage, {you}
      the lights are on, but nobody is home. are you ok, {you}?
      a village is missing its baker, {you}, interested?
      {you} is thinking of {hobby} {time}. (don't wait for me|call me if you join)
      i was a few pages short of the end when the {media} fell into the bath
      i've talked to my houseplants more than to people this week, {you}
      bless your heart, {you}, you really thought of (my birthday|everything|the {food})
      you have the perfect voice for (radio|a podcast), {you}
      i agree with you, {you}, and we may both be wrong
      everyone brings {food} to {place}. {you}, you bring the good mood
      remind me to ask you about {topic}, {you}
      was that haircut your idea, {you}? it suits you so well
      my haircut was an accident 😂 thanks for not laughing, {you}
      don't worry, {you}, (not everyone can come {time}|somebody has to go first|there's a place for you at the front)
      after reading your post i felt my shoulders drop. thank you, {you}
      keep talking, {you}, i could listen all day
      a whole thread and not one (typo|ad|spoiler) in it. impressive, {you}
      you are living proof that it's never too late for {hobby}, {you}
      {name} has a lot to be proud of
      nice filter, {you}. which one is it?
      your {relation} moved to {city}, {you}? give my love
      who gave you that keyboard, {you}? i want one
      is there a grown-up ticket for {place} and one for kids, {you}?
      i'm not saying i'm slow, but a snail waved on the way past
      i see you've set aside time for {hobby}, {you}, good for you
      someone tell {you} that the soap is (sold at {place}|ready to collect)
      aw, {you} used my favourite word. gold star ⭐
      i'd lose an argument with a toaster. i did, {time}
      {name} moved to {city}, and we all miss her
      what is it like to be so far north in winter, {you}?
      you became {job}, {name}? congratulations, the others had no chance
      you look tired, {name}. shall i take the kids {time}?
      that dress is {good} on you, {name}
      your parents must be so proud of you, {you}
      my mind wandered again and came back with {food}
      {name}, you were a great help {time}, thank you
      {you} sings like an angel, and i say that as a (tenor|neighbour|grumpy old bass)
      i cook like i've read about it once 😂
      talking to {you} is like {hobby} on a good day
      have you tried {hobby}, {you}? i think you'd enjoy it
      i envy people who read this {media} for the first time
      {you} brought {food}. the dog got none, we finished it
      oh look, {you} has a post about {topic}. worth reading
      i peaked at the tutorial, that boss is too much for me
      {you} lent me a tool, and the {thing} runs again
      for you, {you}, i'll type it again, my accent confused the captions
      this {food} is dense enough to have moons, i followed the recipe, promise
      you must be fun at parties, {you}: that story made my week
      i disagree with {you} about {topic}, and the post is still worth your time
    `),
  },
];
