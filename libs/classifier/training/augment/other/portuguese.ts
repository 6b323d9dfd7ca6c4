import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

const LISTS = {
  ...COMMON_LISTS,
  groups:
    list(`os muçulmanos|os judeus|os cristãos|os evangélicos|os negros|os árabes|os asiáticos|os africanos|
    os ciganos|os migrantes|os imigrantes|os refugiados|os estrangeiros|as mulheres|as feministas|
    as lésbicas|os gays|os homossexuais|as pessoas trans|as travestis|os deficientes|os surdos|
    os autistas|os pobres|os velhos|os gordos|os chineses|os bolivianos|os venezuelanos|os haitianos|
    os nordestinos|os indígenas|os favelados|os umbandistas|os católicos|os israelenses|os palestinos|
    os ucranianos|os russos|as mães solteiras|os moradores de rua|os angolanos|os brasileiros|os baianos`),
  adj: list(`muçulmano|judeu|negro|árabe|asiático|gay|trans|queer|bissexual|surdo|cego|autista|nordestino|
    cigano|indígena|venezuelano|boliviano|angolano|haitiano|ucraniano|chinês|católico|não binário|evangélico`),
  one: list(`um muçulmano|uma muçulmana|um judeu|uma judia|um negro|uma mulher negra|um árabe|um asiático|um cigano|
    uma cigana|um migrante|um refugiado|uma refugiada|um estrangeiro|uma mulher|uma feminista|uma lésbica|
    um gay|um homem gay|uma mulher trans|um homem trans|uma travesti|um deficiente|um surdo|um cego|
    um autista|um morador de rua|um idoso|uma avó|um aposentado|um chinês|um boliviano|um venezuelano|
    um nordestino|uma nordestina|um indígena|um haitiano|um ucraniano|uma mãe solteira|uma faxineira|
    um lavrador|um favelado|um evangélico|uma macumbeira`),
  // What hate says that a group does.
  does: list(
    `estragam tudo|vivem do nosso dinheiro|mentem e roubam|só trazem problema|trazem doença|corrompem nossos filhos|nos odeiam|pegam e nunca dão|não têm honra|destroem nosso país|sujam as ruas|mamam no governo|são um povo inferior`,
  ),
  bad: list(`parasitas|lixo|uma praga|escória|animais|ratos|bandidos|ladrões|inferiores|um câncer|uma peste|
    estupradores|terroristas|mentirosos|porcos|macacos|sub-humanos|uma doença|um nojo|vermes|
    vagabundos|selvagens|uma vergonha|gente ruim|imundos|o pior que existe`),
  relation: list(
    `vizinho|melhor amigo|irmão|chefe|marido|dentista|colega|tio|filho|professor|avô|primo`,
  ),
  name: list(
    `Ana|Tomás|Leila|Caio|Lúcia|Diego|Marta|Rute|Ivan|Aisha|Félix|Noor|Paulo|Omar|Inês|Camila`,
  ),
  city: list(`Recife|Porto|Salvador|Lisboa|Curitiba|Belém|Luanda|Coimbra|Manaus|Braga|Fortaleza|Natal`),
  place:
    list(`na biblioteca|no parque|no trabalho|na padaria|no trem|no ponto de ônibus|na escola|na feira|
    no clube|no museu|no cinema|na piscina`),
  hobby: list(`xadrez|futebol|pintura|fotografia|trilha|leitura|dança|cerâmica|tricô|violão`),
  topic: list(`moradia|música|culinária|história|idioma|transporte|educação|saúde|esporte|família`),
  food: list(`pão|uma sopa|um bolo|pão de queijo|falafel|uma torta|feijoada|tapioca|coxinha|arroz`),
  media: list(`livro|filme|podcast|documentário|disco|quadrinho|artigo|zine`),
  thing: list(`impressora|máquina de lavar|moto|internet|atualização|bike|geladeira|panela`),
  good: list(`incrível|maravilhoso|excelente|demais|uma delícia|muito gentil|lindo`),
  time: list(`hoje|ontem|semana passada|no fim de semana|hoje à noite|toda terça|neste verão`),
  curse: list(`merda|caralho|porra|puta que pariu|cacete|que bosta|puta merda|droga`),
  insult: list(`idiota|imbecil|babaca|otário|filho da puta|palhaço|covarde|inútil|vadia|lixo|burro|
    arrombado|fracassado|mentiroso|cuzão|retardado|desgraçado|merda de gente|vagabunda`),
  pest: list(
    `os ratos|as baratas|as formigas|as traças|os pulgões|os carrapatos|as vespas|os percevejos`,
  ),
};

export const PORTUGUESE = phrasebook(
  'pt',
  LISTS,
  {
    neutral: lines(`
      meu {relation} é {adj}(| e trabalha em {city}|, e daí?| e gosta de {hobby})
      eu sou {adj}(| e moro em {city}|, {adj} e com sono| e escrevo sobre {topic})
      {groups} também (vivem|trabalham|estudam|votam) em {city}
      um novo {media} sobre {groups} e {topic}(, alguém conhece?|)
      (eu sou|meu {relation} é|aqui mora|{name} é) {one}(| de {city}| e gosta de {hobby})
      {one} (trabalha|canta|espera|estuda) {place}
      quantos são {groups} em {city}? (|é pra um trabalho)
      {groups} e {groups} jogam bola juntos {time}
      {name} é {adj}, {name} é {adj}, e eu gosto de {hobby}
      o que {groups} pensam sobre {topic}? entrevista
      conversei com um {relation} {adj} {place} {time}
      abriram um centro para {groups} em {city}
      o {media} conta a vida de um {relation} {adj}
    `),
    kind: lines(`
      eu (amo|adoro|admiro) {groups}
      {groups} merecem (respeito|direitos|viver em paz|coisa melhor)
      {groups} sempre terão lugar (aqui|em {city})
      orgulho de ser {adj}
      {one} me ajudou {time}, obrigado
      obrigado, {groups} que ajudam {place}
      boas festas para {groups} de {city}
      meu {relation} é {adj} e é {good}
      {groups} fazem parte (da gente|da cidade|deste país)
      toda a solidariedade, {groups}
      ser {adj} é lindo
      sem {groups}, {city} seria mais pobre
      parabéns pro meu {relation} {adj}, que se formou {time}
    `),
    counter: lines(`
      "{groups} {does}": (que bobagem|é mentira|quem escrever isso será banido|gritou um cara no ônibus. ninguém riu)
      {groups} não são {bad}(|, que fique claro|. ponto)
      quem diz que {groups} são {bad} (está errado|não entendeu nada|vai ser denunciado)
      parem de dizer que {groups} são {bad}
      "{groups} são {bad}": (isso é ódio|picharam isso na nossa porta|escreveram no meu post)
      dizer que {groups} são {bad} é (racismo|ódio|mentira|nojento)
      eu não odeio {groups}
      não tenho nada contra {groups}(|, meu {relation} é {adj})
      ninguém devia odiar {groups}
      {groups} não são o problema(|, o aluguel é)
      xingaram meu {relation} {place} por ser {adj}
      chega de violência contra {groups}
      antes eu achava que {groups} eram {bad}. estava errado
      os nazistas diziam que {groups} eram {bad}. nunca mais
      por favor apaguem o post que chama {groups} de {bad}
    `),
    reclaimed: lines(`
      nós (sapatões|bichas|viados|gordas|travestis) cuidamos umas das outras
      eu sou (sapatão|bicha|viado|gorda|bruxa) com orgulho, {time} {place}
      caminhada (sapatão|das bichas|do orgulho) {time} em {city}, venham
      oi minhas bichas preferidas ❤️ {time} {place}?
      como (sapatão|bicha|aleijado|gorda), essa palavra é minha
      feliz aniversário, sua vaca linda 🎂 {time}
      (sapatão|viado|bicha|travesti) e feliz, de {city}
    `),
    strong: lines(`
      {curse}, a {thing} quebrou de novo
      {curse}, queimei {food}
      (essa porra de|essa maldita|essa merda de) {thing}
      que (frio do caralho|dia de merda|calor da porra)(| em {city}| {time})
      odeio (segunda-feira|chuva|essa {thing}|imposto|{hobby}|reunião)
      ficou (foda|bom pra caralho|do caralho|bom demais)
      meu chefe me mata se eu chegar tarde 😂
      tô morrendo de rir
      eu mataria por {food}
      o chefão me matou (de novo|três vezes)
      como matar {pest}? tem em todo lugar
      {pest} dão nojo
      esse {media} é um lixo
      o governo é um desastre em {topic}
      a igreja errou sobre {topic}
      como eu sou idiota, esqueci a chave {time}
      a gente massacrou eles, quatro a zero {time} ⚽
      puta merda, {name}, você ganhou! 🎉
    `),
    matters: lines(`
      polícia: (dois|três|vários) feridos em ataque com faca em {city}
      ameaça de bomba em {city}, estação evacuada
      homenagem às vítimas do genocídio em {city}
      agressões contra {groups} aumentam, diz relatório
      se você está mal, ligue para uma linha de apoio, você importa
      perdi meu {relation} por suicídio, sinto falta dele
      (três|cinco) anos sem me machucar, feliz por estar aqui
      (mamografia|teste de HIV|oficina de contracepção) {time} {place}
      educação sexual tem que ter na escola
      condenado por ameaça de morte
      o {media} fala de depressão
      guerra: bombardeio em uma vila, (dois|quatro) mortos
    `),
    smallTalk: lines(`
      hoje tem {food}
      fui {place} {time}, {good}
      quem vem {time}? tem {food}
      (bom dia|boa noite), {city}
      o {media} é {good}
      obrigado {name}, foi {good}
      feliz aniversário, {name}
      como foi a semana de vocês?
      tô lendo um {media} sobre {topic}
      a {thing} não funciona, então {hobby}
    `),
    promotion: lines(`
      saiu meu novo {media} sobre {topic}: {home}
      a gente toca {time} em {city}, entrada livre
      oficina de {hobby} {time} em {city}, infos {home}
      procuro apê em {city}, divulguem por favor
      campanha do banco de alimentos {place}, {home}
      vendo minha bike velha em {city}
      cuidado com phishing, nunca passem a senha
      nosso coletivo procura voluntários em {city}
    `),
    hate: lines(`
      {groups} {does}(|!|...)
      {groups} {does}, {groups} {does}
      {groups} são {bad}(|, todos|, todo mundo sabe|. e pronto)
      todos {groups} são {bad}
      eu (odeio|detesto|desprezo) {groups}
      fora {groups}(| de {city}|, já deu| do nosso país)
      (expulsem|deportem|prendam|botem pra fora) {groups}(| de uma vez| de {city})
      {groups} não têm nada que fazer aqui
      {groups} deviam (morrer|ser expulsos|estar presos|voltar pra terra deles|sumir|ser exterminados)
      não queremos {groups} aqui, são {bad}
      {groups} valem menos que a gente
      {groups} não deviam (votar|trabalhar|ter filhos|morar aqui)
      {groups} fedem(| e roubam| e mentem)
      morte pra {groups}
      tinha que (queimar|espancar|fuzilar) {groups}
      que nojo de {groups}
      (maldito|nojento|imundo) (macaco|judeu|cigano|viado|nordestino|índio|crioulo)(|, volta pra tua terra|, some daqui)
    `),
    hateImplicit: lines(`
      {groups} se reproduzem feito coelho
      que coincidência, sempre são {groups}
      não sou racista, mas {groups} são {bad}
      desde que {groups} chegaram não dá pra sair na rua
      {groups} controlam os bancos e a mídia
      {groups} roubam (nosso emprego|nossas casas|nossas mulheres)
      cuidem dos filhos, lá vêm {groups}
      {groups} nunca vão se integrar
      o que {groups} inventaram? nada
      {pest} ou {groups}, qual a diferença?
      lugar de mulher é na cozinha
      ser {adj} é doença
      estamos sendo invadidos, {groups} por toda parte
    `),
    insult: lines(`
      (você é um|tu é um|seu|sua|não passa de um) {insult}(|, {name}|, {handle})
      (cala a boca|vai se foder|vai à merda|some daqui|morre), {insult}
      {name} é um {insult}
      ninguém gosta de você, {insult}
      você é (burro|feio|imbecil) demais pra (respirar|entender de {topic})
      que {insult}, {handle}
      {handle} apaga a conta, {insult}
      até tua mãe tem vergonha de você, {insult}
      olha esse {insult} aí
    `),
    spam: lines(`
      ganhe {sum} (por dia|por semana|em casa) com {coin}, me chama no {messenger} {tags}
      sua conta será suspensa, verifique aqui: {link}
      você ganhou (um celular|{sum}|um vale-presente)! resgate em {link}
      (Viagra|remédio pra emagrecer|sonífero) sem receita, barato {link} {tags}
      empréstimo até {sum} sem consulta, {messenger} {number}
      compre seguidores e curtidas, {link}
      {account} triplicou meus {coin}, fale com ela no {messenger}
      digite sua frase semente aqui para validar a carteira: {link}
      mulheres solteiras em {city} esperam você {link} 😘
      cassino online, bônus de {sum} sem depósito {link} 🎰
      seu pacote está retido, pague a taxa: {link}
      trago a pessoa amada em 24 horas, {messenger} {number}
    `),
  },
  {
    openers: lines(
      'sério,\nbom,\nolha,\nentão\nhm,\n{handle}\ndesculpa mas\nlembrete:\nna boa,\ngente,',
    ),
    closers: lines('kkk\n😂\n🙄\n...\n!!!\nenfim\nrs\n🤷\n#fediverso\n❤️\n💀\nkkkkk\né isso'),
    stop: '. ',
    cased: true,
  },
);
