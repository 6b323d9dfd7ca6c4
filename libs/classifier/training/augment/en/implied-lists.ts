import { lines, list } from '../phrasebook.js';

/** What the implied topics and their counterparts are made of. */
export const IMPLIED_LISTS: Readonly<Record<string, readonly string[]>> = {
  // Said of real surprises too.
  cue: list(`what a surprise|shocker|well, well, well|colour me surprised|who could have guessed|
    who would have thought it|big surprise|imagine my shock|surprise, surprise|wow|didn't see that coming`),
  notice:
    list(`just noticing:|just an observation:|not saying anything, but|i only look at the numbers, but|
    am i the only one who notices that|has anyone else noticed that|it's just a fact that|funny how|
    interesting how|strange how|it's curious that|have you noticed that|statistically,|it can't be chance that`),
  wink: list(`draw your own conclusions|pure coincidence, i'm sure|i'll say no more|nothing to see here|
    you do the maths|but you can't say that|make of it what you will|just saying|we all know why|
    must be the weather`),
  tail: list(`asking for a friend|🤔|🙄|just asking|honest question`),
  hint: lines(`
    always want special treatment
    never have to wait like the rest of us
    always find someone else to blame
    are suddenly in every advert
    get the flat, the job and the applause
    turn up wherever something is handed out for free
    always know somebody at the office
    are never to be seen when there's work to do
    know every benefit form by heart
    somehow always end up with the money
    are always offended by something
    always have time to sit around in the middle of the day
  `),
  hint_folk: lines(`
    are always in the same column of the police report
    happen to be nearby whenever a bike goes missing
    all drive new cars and never seem to work
    have seven children and no job
    keep the emergency room busy every weekend
    seem to have a cousin in every bank
    own half the street by now
    never let their daughters come to the swimming lesson, or any lesson
    always pay in cash, and nobody asks where it's from
    never seem to pay for the tram
  `),
  folk: list(`muslims|jews|black people|arabs|africans|indians|pakistanis|mexicans|syrians|somalis|nigerians|
    afghans|roma|travellers|immigrants|migrants|refugees|asylum seekers|foreigners|albanians|romanians|turks|
    chinese people|polish people|haitians|latinos|sikhs|kurds|ukrainians|indigenous people|
    hindus|israelis|palestinians|iranians|vietnamese people|russians|people of colour|filipinos|brown people`),
  folk_one:
    list(`a muslim|a jew|a hindu|a sikh|a black man|a black woman|a mexican|an arab|an african|an asian|
    a latina|a turk|a pole|a russian|a gypsy|a roma woman|an immigrant|a migrant|a refugee|a foreigner|
    a muslim woman|a woman in hijab|a jewish man|an israeli|a palestinian|an indian|a pakistani|a nigerian|
    a native american|an albanian|a romanian|a somali`),
  // Hate and kindness alike often name nobody.
  them: list(`{groups}|{groups}|{groups}|{groups}|{groups}|{groups}|{groups}|those people|people like that|
    folks like that`),
  few: list(`two|five|six|nine|thirteen`),
  many: list(`forty|fifty|sixty|seventy|ninety`),
  job: list(`head of department|team captain|minister|professor|director|head nurse|mayor|chief engineer|
    editor|conductor|headteacher|judge`),
  praise_if: list(`quite clean|surprisingly well spoken|almost normal|really punctual|remarkably polite|
    very articulate|rather bright|unusually hard-working|honest, for once`),
  able: list(`disabled people|deaf people|blind people|wheelchair users|autistic people|dwarfs|
    people with down syndrome|schizophrenics|the mentally ill`),
  able_adj: list(`disabled|autistic|dyslexic|deaf|blind`),
  aged: list(`old people|the elderly|pensioners|people over seventy`),
  lgbt: list(`gay people|gays|lesbians|bisexuals|trans people|trans women|trans men|queers|nonbinary people|
    drag queens|gay couples|gay men`),
  lgbt_adj: list(`gay|lesbian|bisexual|bi|trans|transgender|queer|nonbinary|asexual`),
  single: list(`single mothers|poor people|women like that`),
  homeless: list(`homeless people|the homeless|poor people`),
  fat: list(`fat people|people of that size`),
  you: list(`{name}|{name}|@{handle}`),
  // Counterparts of the hints.
  fair: lines(`
    are underpaid in every sector we looked at
    vote at about the same rate as everyone else
    wait longer for an appointment than the rest of us
    are missing from every advert
    get turned down for the flat and the job
    turn up whenever somebody needs help moving
    are first in the queue to give blood
    pay more for the same insurance
    are always asked to speak for everyone
    bring something to every street party
    were left out of the survey again
    do the night shifts nobody else wants
    get blamed for whatever goes wrong
  `),
  fair_folk: lines(`
    are stopped by the police more often than anyone else
    have their bikes stolen as often as the rest of us
    keep the emergency room running every weekend
    pay more tax than they get back
    founded half the shops in our street
    get fewer replies to the same job application
    never get a viewing when they write under their own name
    wait years for a decision on their papers
    queue for hours outside that office
    commit no more crime than others of the same age and income
  `),
  // What happens to things, places and animals.
  quirk: lines(`
    the {thing} only breaks when i'm in a hurry
    every bus comes in pairs
    the tram is full whenever it rains
    the queue next to mine is always faster
    my socks come back from the wash one by one
    accidents at that junction doubled after the lights went
    the pigeons at {place} never take the bread i baked
    rents in {city} rose faster than wages
    half the shops at the station sell phone cases now
    everyone starts {hobby} in january and stops in march
    the cat is nearby whenever a plant falls over
    it always rains on my day off
  `),
};
