import { phrases, type Lexicon } from './lexicon.js';

export const english: Lexicon = {
  language: 'en',
  share: 48,
  bytesPerUnit: 1,
  between: ' ',
  frames: [
    '{open} {thing} {where} {when}.',
    '{open} {thing} {where}, and {tail}.',
    '{name} says {tail}. {open} {thing}.',
    '{open} {thing} {when}; {tail}.',
    'Has {name} seen {thing} {where} {when}?',
    'Found {where}: {thing} and {thing}. Also, {tail}!',
    'If {tail}, we could leave {thing} {where}, thinks {name}.',
  ],
  open: phrases(
    `I repaired|We photographed|My neighbour painted|She finally found|They quietly replaced|Our club restored|
    I keep drawing|Nobody here remembers|We are still testing|I almost forgot|My sister collects|He translated|
    I have been reading about|We packed up|The archive scanned|Someone donated|I measured|You should visit|
    We argued about|The kids adore|I sketched|A friend lent me|We lost|I can recommend`,
  ),
  thing: phrases(
    `the old ferry timetable|a copper kettle|three bicycle wheels|the tide tables|{name}'s recipe for plum cake|
    a very small synthesizer|the garden fence|two novels by {name}|the northern footbridge|a box of slide film|
    the {name} keyboard layout|a flock of sandpipers|the broken weather station|our compost heap|
    the manual of the {name} loom|an unfinished scarf|the map room of the library|a loaf with too much rye|
    the parser for {name} files|that mural of a heron|{n} jars of quince jelly|the brass barometer|
    a letter from {name}|the last night train|some moss under a microscope|the {name} chess opening|
    a borrowed telescope|the fourth draft of my essay|an umbrella with {n} ribs|the allotment shed`,
  ),
  where: phrases(
    `behind the station|near {name} harbour|in the upper valley|at the {name} market|on platform {n}|
    beside the canal|in our workshop|above the bakery|at the {name} library|on the east pier|
    outside the town hall|in a stairwell|under the viaduct|on the way to {name}`,
  ),
  when: phrases(
    `this morning|before the rain came|on Tuesday|after {n} attempts|last winter|during lunch|an hour ago|
    while it was still dark|over the weekend|just after the concert|in one go|since {name} left`,
  ),
  tail: phrases(
    `the battery lasted {n} hours|nobody wanted to go home|the colours came out wrong|it smelled of cedar|
    the second half suits {name} better|{name} wrote it down in pencil|the council has not answered|
    we will try again with thinner wire|the manual contradicts itself|string and {name} hold it together|
    my hands are still blue|the owl came back|it took {n} people to lift|the index is missing two pages|
    {name} would have laughed|it compiles without warnings now|the soup needed salt|we missed the ferry again`,
  ),
  greetings: phrases(
    'Good morning, fediverse!|Good night everyone|Happy Friday!|Hello from the ferry ☕',
  ),
  warnings: phrases('food|politics, mild|spoilers for {name}|eye contact|long post|medical|insects'),
  tags: phrases(
    'Birds|Gardening|FilmPhotography|Introduction|Typography|TrainTravel|Synth|Knitting|OpenSource|Caturday|Bookstodon|Weather',
  ),
};
