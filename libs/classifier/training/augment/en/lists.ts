import { lines, list } from '../phrasebook.js';

/** Words of the English sentences: people, places, everyday things. */
export const LISTS: Readonly<Record<string, readonly string[]>> = {
  // Groups in the plural, as hate and kindness alike name them.
  groups:
    list(`muslims|jews|christians|hindus|sikhs|buddhists|atheists|catholics|black people|white people|
    asians|asian people|latinos|arabs|africans|indians|pakistanis|chinese people|mexicans|russians|ukrainians|
    polish people|turks|syrians|somalis|nigerians|afghans|roma|gypsies|travellers|indigenous people|
    immigrants|migrants|refugees|asylum seekers|foreigners|women|girls|feminists|single mothers|men|
    gay people|gays|lesbians|bisexuals|trans people|trans women|trans men|queers|nonbinary people|
    drag queens|disabled people|deaf people|blind people|wheelchair users|autistic people|
    people with down syndrome|the mentally ill|old people|the elderly|fat people|homeless people|
    the homeless|poor people|palestinians|israelis|iranians|kurds|albanians|romanians|vietnamese people|
    koreans|japanese people|brown people|people of colour|mixed race couples|interracial couples|
    native americans|jehovah's witnesses|mormons|dwarfs|schizophrenics|women in hijab|black women|
    black men|muslim women|jewish families|gay men|gay couples|trans students|immigrant families|british people|
    americans|germans|french people|italians|irish people|hungarians|serbs|greeks|filipinos|cubans|haitians`),
  adjective:
    list(`muslim|jewish|christian|hindu|sikh|buddhist|catholic|atheist|black|white|asian|latino|
    arab|african|indian|pakistani|chinese|mexican|russian|ukrainian|polish|turkish|syrian|somali|nigerian|
    afghan|roma|romani|indigenous|aboriginal|gay|lesbian|bisexual|bi|trans|transgender|queer|nonbinary|
    asexual|intersex|disabled|deaf|blind|autistic|dyslexic|elderly|fat|palestinian|israeli|iranian|
    kurdish|albanian|romanian|vietnamese|korean|japanese|female|immigrant|mixed race|
    irish|italian|german|greek|filipino|cuban|haitian|brown|native american`),
  // One of a group, with the article.
  one: list(`a muslim|a jew|a christian|a hindu|a sikh|a buddhist|a catholic|a black man|a black woman|
    a white man|a mexican|an arab|an african|an asian|a latina|a turk|a pole|a russian|a gypsy|
    a roma woman|a lesbian|a gay man|a bisexual|a trans woman|a trans man|a drag queen|a feminist|
    an immigrant|a migrant|a refugee|a foreigner|a wheelchair user|a deaf person|a blind man|a dwarf|
    a disabled woman|an old man|an old woman|a pensioner|a teenager|a fat woman|a homeless man|a single mother|
    a poor person|a cleaner|a farmer|a sex worker|a muslim woman|a woman in hijab|a jewish man|a woman|
    an israeli|a palestinian|an indian|a pakistani|a nigerian|a native american|a schizophrenic|an autistic boy`),
  person:
    list(`man|woman|guy|girl|kid|teenager|teacher|nurse|doctor|student|engineer|artist|writer|cook|
    neighbour|neighbor|friend|colleague|coworker|mum|mom|dad|parent|grandmother|uncle|cousin|poet|
    musician|comedian|baker|bus driver|librarian|player|author|director|couple|family`),
  relation: list(`neighbour|friend|best friend|sister|brother|boss|dad|mum|mom|wife|husband|partner|
    girlfriend|boyfriend|daughter|son|cousin|roommate|teacher|dentist|doctor|colleague|barber|landlord|
    grandma|grandfather|aunt|hairdresser|physio|tutor|coach|bandmate`),
  name: list(`Ana|Tom|Mira|Jonas|Leila|Sam|Priya|Kofi|Nadia|Erik|Yuki|Chidi|Marta|Omar|Ruth|Ivan|Lucia|
    Ben|Hana|Diego|Aisha|Felix|Noor|Greta|Amir|Zoe|Paulo|Ines|Tariq|Wren`),
  place: list(`the library|the park|school|work|the bakery|the train|the bus stop|the market|the gym|
    the office|the museum|the cinema|the beach|the community centre|the hospital|university|the allotment|
    the swimming pool|our street|the corner shop|the hackspace|the festival|choir|the café`),
  city: list(`Leeds|Porto|Chicago|Toronto|Berlin|Lagos|Cardiff|Melbourne|Lyon|Dublin|Oslo|Austin|Glasgow|
    Warsaw|Nairobi|Utrecht|Seattle|Naples|Tampere|Montreal|Bristol|Boston|Prague|Mumbai`),
  food: list(`bread|soup|dumplings|curry|pierogi|tacos|noodles|pancakes|falafel|lasagne|jollof|ramen|
    biryani|cinnamon buns|empanadas|baklava|stew|an omelette|a huge salad|a lemon cake`),
  hobby: list(`knitting|chess|football|gardening|cycling|painting|birdwatching|baking|photography|choir|
    running|woodwork|board games|astronomy|calligraphy|climbing|pottery|coding|dancing|reading`),
  topic: list(`housing|music|food|history|language|family life|public transport|education|health care|
    film|poetry|sport|work|science|migration|faith|parenting|fashion|comics|libraries`),
  media: list(`book|film|podcast|documentary|exhibition|play|series|zine|novel|album|article|comic|
    radio show|short story|video essay|panel|lecture|mural`),
  good: list(`brilliant|lovely|wonderful|great|so kind|inspiring|amazing|a joy|really funny|thoughtful|
    moving|excellent|fantastic|warm and generous|beautiful|my favourite`),
  time: list(`today|tonight|this morning|yesterday|last week|this weekend|on friday|every tuesday|next month|
    last summer|this year|all day|after work|right now`),
  thing: list(`printer|laptop|keyboard|washing machine|bus|alarm clock|phone|wifi|boiler|car|bike chain|
    zipper|compiler|build server|router|dishwasher|elevator|fridge|headset|projector|update|app|
    spreadsheet|docker image|vending machine|parking meter|lawnmower|controller`),
  curse: list(`fuck|shit|damn|bloody hell|fucking hell|holy shit|for fuck's sake|goddamn it|ffs|crap|
    jesus christ|what the fuck|wtf|christ|hell|shit shit shit|oh fuck`),
  fucking: list(`fucking|bloody|goddamn|damn|freaking|motherfucking|f*cking|fuckin|fkn`),
  annoying:
    list(`broke again|won't start|crashed|ate my homework|is late again|died on me|keeps beeping|
    is out of paper|leaks|froze|lost my changes|woke me at 5|costs a fortune|needs an update`),
  pest: list(`cockroaches|rats|ants|moths|aphids|slugs|bed bugs|mosquitoes|wasps|weeds|fruit flies|ticks|
    termites|mice|lice|fleas`),
  bad: list(`disgusting|dirty|stupid|lazy|violent|worthless|dangerous|filthy|inferior|subhuman|criminal|
    evil|sick|a disease|a plague|parasites|vermin|animals|scum|rats|cockroaches|trash|garbage|leeches|
    savages|thieves|liars|rapists|terrorists|pigs|a cancer on society|a waste of oxygen|filth|
    not even human|less than human|mentally ill|degenerates|perverts|freaks|apes|monkeys|snakes`),
  // The same of one person.
  bad_one:
    list(`disgusting|dirty|stupid|lazy|violent|worthless|dangerous|filthy|inferior|subhuman|a criminal|
    evil|sick|a parasite|vermin|an animal|scum|a rat|trash|garbage|a leech|a savage|a thief|a liar|
    a rapist|a terrorist|a pig|a waste of oxygen|filth|not even human|less than human|a degenerate|
    a pervert|a freak|an ape|a snake|up to no good`),
  insult: list(`idiot|moron|clown|loser|imbecile|dumbass|piece of shit|asshole|pathetic liar|coward|
    waste of space|bitch|prick|jerk|dickhead|twat|wanker|dipshit|scumbag|cretin|fuckwit|tosser|
    bootlicker|spineless worm|attention seeker|pig|rat|snake|disgrace|cunt|bastard|troll|creep`),
  who: list(`you|u|@{handle}`),
  handle: list(`greyheron|teapot|northwind|mossy|pixelfox|inkblot|driftwood|oakleaf|larkspur|quietowl`),
  newsplace:
    list(`the north|the capital|the border region|a shopping centre|a subway station|the harbour|
    a village near {city}|{city}|the city centre|a nightclub|a school|a market`),
  game: list(`the final boss|the second phase|that dragon|the swamp level|the tutorial|this raid|the goalkeeper|
    my opponent|the imposter|the zombies|the mage|the sniper on the roof|the last ghost|the enemy team|
    the bandits|the giant spider`),
  gamename:
    list(`this game|hollow knight|minecraft|chess|the campaign|ranked|co-op|dnd|the beta|our server|
    mario kart|the speedrun|elden ring`),
  opinion:
    list(`disappointing|badly written|corrupt|wrong|harmful|outdated|a mess|hard to defend|unfair|
    not well thought through|a mistake|hypocritical`),
  institution:
    list(`the church|the government|this ministry|the party|the prime minister's plan|the club|
    the council|that company|the union|the new law|the bishop's statement|the regime|the embassy|
    the federation|the board|the police report`),
};

export const OPENERS = lines(`
  honestly,
  ok so
  just saying:
  lol
  hot take:
  hm,
  i mean,
  ngl
  seriously,
  ugh.
  well,
  look,
  reminder:
  tbh
  so
  sorry but
  guys,
  everyone:
  again:
  re:
  today i learned something.
  @{handle}
  @{handle}@{handle}.example
`);

export const CLOSERS = lines(`
  lol
  😂
  🙄
  😭
  ...
  !!!
  #fediverse
  smh
  imo
  that's it, that's the post
  🤷
  tbh
  ❤️
  no joke
  fr
  i said what i said
  💀
  🔥
  #thoughts
  anyway
  ok bye
  #monday
  (boost welcome)
`);
