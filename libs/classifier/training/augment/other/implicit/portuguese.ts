import { lines, list } from '../../phrasebook.js';
import { implicitTopics } from './topics.js';

/** Groups by where they or their families come from, and by anything else. */
export const PORTUGUESE_IMPLICIT_LISTS: Readonly<Record<string, readonly string[]>> = {
  origin: list(`os muçulmanos|os judeus|os negros|os árabes|os asiáticos|os africanos|os ciganos|
    os migrantes|os imigrantes|os refugiados|os estrangeiros|os chineses|os bolivianos|os venezuelanos|
    os haitianos|os nordestinos|os indígenas|os favelados|os israelenses|os palestinos|os ucranianos|
    os russos|os angolanos|os baianos|os umbandistas|os evangélicos`),
  others:
    list(`as mulheres|as feministas|as lésbicas|os gays|os homossexuais|as pessoas trans|as travestis|
    os deficientes|os surdos|os autistas|os pobres|os velhos|os gordos|as mães solteiras|
    os moradores de rua`),
  soon: list(`no sábado|semana que vem|em maio|nas férias|logo mais`),
  hood: list(`pro prédio|pro 302|pra casa da frente|pro condomínio|pra nossa rua|pro andar de cima`),
};

export const PORTUGUESE_IMPLICIT = implicitTopics({
  hate: lines(`
    (que surpresa|olha só|quem diria|nossa, que estranho), (de novo|sempre|mais uma vez) {groups}
    adivinha quem (tava gritando no ônibus|furou a fila|deixou a praça daquele jeito). dica: {groups}
    não tô falando nada, só reparando: (onde andam {groups} sempre some alguma coisa|nunca vi {groups} acordando cedo|na fila do auxílio só vejo {groups})
    coincidência os números subirem bem quando chegam {origin}, né? é dado, não é opinião
    não pode mais falar de onde a pessoa é, mas (suíço é que não era|todo mundo sabe que foram {origin})
    olha quem tá mudando {hood}: {origin}. (já botei placa de vende-se|acabou o sossego|era um lugar tão bom)
    nossa rua não é mais a mesma, (a gente sai e só vê {origin}|desde que vieram {origin} ninguém fica no portão)
    daqui a vinte anos a minoria vai ser a gente, e {origin} vão mandar em tudo
    a gente tem um filho, {origin} têm sete. (faz a conta|é assim que se troca um povo|e ninguém perguntou nada)
    {groups} não são como (a gente|gente normal|o cidadão de bem), (e pronto|dá pra ver de longe)
    no papel até pode ser, mas {origin} nunca vão ser (daqui|dos nossos|brasileiros de verdade)
    por que será que são sempre {groups} (que reclamam|que querem privilégio|que aparecem no plantão policial)?
    quem você acha que paga a conta quando {groups} pedem? (eu e você|o trouxa que acorda às cinco)
    lá vem mais uma onda, {origin} até perder de vista. (quem fecha essa torneira?|vamos ser engolidos)
    primeiro um, depois dez, depois o prédio todo: com {groups} ninguém acaba mais
    depois que passam {groups} tem que (abrir as janelas|passar água sanitária|contar os talheres)
    o bairro tá precisando de uma faxina, e eu começaria por onde ficam {groups}
    contrataram ela porque sabe, ou porque faltava {one} na foto?
    com certeza pegou a vaga por ser {adj}, (mérito saiu de moda|viva a cota|não vejo outro motivo)
    pra quem é {adj}, (até que fala direitinho|é bem limpinho|é até educado|não é bobo não)
    meu {relation} é {adj}, mas (é dos bons|quase não dá pra notar|tem alma boa, diferente do resto)
    um médico {adj}? (prefiro esperar um de verdade|então é rezar)
    tenho até amigos entre {groups}, mas (na família não, né|alugar minha casa eu não alugo|vamos combinar que no geral...)
    não tenho nada contra {groups}, (desde que fiquem longe|só acho que já tem demais|mas precisa aparecer tanto?)
    {groups} seriam bem mais felizes (entre os seus|em outro lugar|com gente igual), não acha?
    tem voo todo dia saindo daqui. (só avisando, se {origin} tiverem saudade de casa|a passagem de ida já basta, né, {origin})
    antigamente {groups} sabiam (o seu lugar|a hora de calar|entrar pelos fundos). bons tempos
    depois que {others} começaram a dar palpite em tudo, olha no que deu
    {groups} entram num bar. (o dono esconde o caixa|todo mundo segura a bolsa|acabou o clima)
    qual a diferença entre {groups} e {pest}? (contra uns ainda pode dedetizar|aparece um, já tem cem)
    isso que {groups} dizem que sofreram (cada ano aumenta|já deu, né|é muito mimimi)
    discriminação contra {groups}? (me poupe|vitimismo de sempre|com tudo que ganham de graça)
    {others} agora querem estar em tudo. fofo, mas (alguém tem que trabalhar de verdade|isso aqui não é circo)
    dois pais com carrinho de bebê {place}. (tadinha dessa criança|e a mãe, alugaram?)
    mulher na chefia? (vai depender do dia do mês|imagina o que não fez pra chegar lá)
    (cadeirante|cego|nessa idade) e apaixonado, que gracinha. (tomara que não tenham filhos|quem encara?)
    ah, {origin}, nossos (futuros cientistas|salvadores da previdência|grandes engenheiros). que sorte a nossa
    só faço perguntas: (de quem são os bancos?|quem manda na imprensa?) {origin}. liguem os pontos
    meus pêsames a quem ficou com {groups} (de vizinhos|na sala dos filhos|na porta ao lado)
    {one} com um carro desses? (melhor nem perguntar de onde veio|suado, com certeza, kkk)
    com {groups} deve ser coisa de (cultura|sangue|costume), aqui a gente não precisava disso
    elevador social cheio de {adj} agora? (pra que existe o de serviço|o condomínio já foi diferente)
    votaram errado de novo, também, olha quem mora lá: {origin}
  `),
  harmless: lines(`
    (que surpresa|olha só|quem diria|nossa, que estranho), (de novo|sempre|mais uma vez) (chuva|trem atrasado|{food} no almoço|a {thing} quebrada)
    (que surpresa|quem diria), {groups} ganharam o campeonato do bairro no último minuto
    adivinha quem (esqueceu o guarda-chuva no ônibus|pegou a senha número um na fila). dica: eu
    não tô falando nada, só reparando: desde que {groups} entraram no coral, ficou {good}
    coincidência os acidentes subirem bem quando chove, né? é dado, não é opinião
    pode falar de onde a pessoa é com carinho: {groups} contaram suas histórias {time} {place}
    olha quem tá mudando {hood}: {origin}, com duas crianças. (levamos {food}|os pequenos já brincam juntos)
    nossa rua não é mais a mesma, (a padaria fechou|o aluguel dobrou|cortaram as árvores)
    daqui a vinte anos a casa tá paga, {origin} do lado dizem o mesmo
    segundo o IBGE, {origin} são um pouco mais que no ano passado em {city}, quase todos por trabalho
    meu {relation} e eu não somos iguais, ele gosta de {hobby} e eu de {hobby}
    agora no papel também sou daqui! meu {relation} fez {food} e {groups} do prédio vieram festejar
    por que será que são sempre {groups} (que levam revista no mercado|que perdem a vaga|que fazem o vilão no filme)?
    quem você acha que paga a reforma da escola? (a prefeitura diz que não|eu e você, todo mundo)
    lá vem mais uma onda de (calor, bebam água|frio, separem agasalho|dengue, tampem a caixa)
    primeiro uma, depois dez, depois a cozinha toda: com {pest} ninguém acaba mais
    depois que passam {groups} lá em casa fica cheiro de canela e todo mundo feliz
    o quintal tá precisando de uma faxina, e eu começaria por onde ficam {pest}
    contrataram ela porque sabe. na foto da equipe tem {one}, {one} e meu {relation}
    pegou a vaga por ser o melhor. ser {adj} (não muda nada|nunca foi assunto)
    pra quem começou faz um ano, (até que fala direitinho|toca muito bem)
    a cota de pesca da tainha caiu e os pescadores tão bravos
    meu {relation} é {adj}, e (é dos melhores do time|a gente ri muito|{good} com todo mundo)
    um médico {adj} conta os plantões (num {media}|no rádio)
    tenho amigos entre {groups}, e {soon} (a gente vai pra praia|tem {food}|a gente se muda junto)
    não tenho nada contra {hobby}, (desde que seja depois do café|mas domingo às seis não, né)
    quem diz que {groups} seriam mais felizes em outro lugar nunca parou pra ouvir ninguém
    tem voo todo dia saindo daqui. tô com saudade de casa e (comprei a passagem|minha vó tá esperando)
    cheguei faz pouco, que nem {origin} da minha turma, e às vezes queria voltar pra casa
    antigamente eu sabia (o meu lugar no coral|o horário do ônibus de cor). bons tempos
    depois que {others} conquistaram direitos todo mundo ganhou, tá nesse {media}
    {groups} entram num bar. (o dono diz: que bom ver vocês|acaba em samba)
    {groups} também reclamam (do trânsito|da chuva|do aluguel), quem diria
    só faço perguntas: por que nunca chamam {groups} pra falar de {topic}?
    precisa falar mais disso: {groups} deram a maior força {place}
    um cavalo entra num bar e o garçom pergunta: por que essa cara comprida?
    qual a diferença entre {pest} e os ácaros? é pra minha varanda
    isso que {groups} sofreram (a escola quase não ensina|tá num {media} que eu vi {time}|não pode se repetir)
    discriminação contra {groups} no aluguel: (a pesquisa é clara|a justiça deu razão às vítimas)
    {others} querem estar em tudo, (e a piscina enfim tem rampa|o clube abre as portas {soon})
    dois pais com carrinho de bebê {place}. (a criança só ria|cansados como todo pai)
    mulher na chefia? (a nossa tá há dez anos e é {good}|sim, e reunião agora acaba na hora)
    (cadeirante|cego|nessa idade) e apaixonado, que gracinha. o casamento é {soon}
    só faço perguntas: (onde vende {food}?|em que escola {groups} matriculam os filhos em {city}?)
    acabamos de chegar em {city}, que nem {origin} do 302: (como marca médico no posto?|quem dá aula de português?)
    meus pêsames a quem ficou com (obra no andar de cima|prova {time}|{pest} na cozinha)
    {one} com uma bike dessas? é {good}, vou perguntar de onde veio, quero uma
    o programa que {origin} esperavam tá mal feito: (falta vaga|dois anos de espera), até servidor reclama
    "não são dos nossos", gritou um cara contra {groups} {place}. {one} respondeu e a gente aplaudiu
    com {groups} da associação é costume: {food} pra todo mundo {soon}
    elevador social quebrado de novo, sobrou o de serviço, o condomínio já foi melhor
    votaram pela praça nova, olha quem mora lá e ajudou: {groups}
  `),
  insult: lines(`
    você não é (lá|exatamente|) (a lâmpada mais forte do lustre|a faca mais afiada da gaveta|o mais rápido da turma)(|, {name}|, {handle})
    {handle} eu te explicaria, mas (esqueci o giz de cera|não trouxe os fantoches|não tenho a vida toda)
    foi sua mãe que te vestiu hoje(|, {name})?
    com essa cara eu também (faria rádio|deixava a luz apagada)(|, {name})
    pensar (não é muito a sua, né?|dói na primeira vez, depois passa)(|, {handle})
    obrigado pela contribuição, {name}. (não serviu pra nada|o nível tava alto demais)
    {name} deve ter qualidades. a gente segue procurando
    você fala tanto de {topic} que quase parece que entende
    que inveja de quem ainda não te conhece(|, {name})
    a luz tá acesa, mas não tem ninguém em casa, né {name}
    ligaram da sua cidade, {handle}, tá faltando um por lá
    vindo de você, foi quase uma ideia(|, {name})
    que coragem usar isso com esse corpo, {name}
    o lugar se ilumina quando {name} vai embora
  `),
  friendly: lines(`
    eu não sou (lá|exatamente|) (a lâmpada mais forte do lustre|a faca mais afiada da gaveta|o mais rápido da turma) antes do café
    {handle} eu te explicaria, mas (também não entendi|tô com um por cento de bateria|{name} explica melhor)
    foi sua mãe que te trouxe hoje, {name}? manda um beijo
    com essa minha cara depois do plantão eu também (faria rádio|deixava a luz apagada)
    {hobby} (não é muito a minha, né?|cansa na primeira vez, depois passa)(|, {handle})
    obrigado pela contribuição, {name}. (me ajudou muito|eu tava em dúvida)
    {name} deve ter mais talentos. {time} teve até cantoria
    você fala tão bem de {topic} que dá pra ver que entende
    que inveja de quem ainda não conhece esse {media}(|, {name})
    a luz tá acesa e tem {food}, sobe aí {name}
    ligaram da minha cidade, {handle}, tão com saudade
    vindo de mim, foi quase esporte(|, {name})
    que coragem subir no palco, {name}, foi {good}
    o lugar se ilumina quando {name} sorri
  `),
});
