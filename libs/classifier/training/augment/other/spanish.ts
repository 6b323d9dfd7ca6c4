import { lines, list } from '../phrasebook.js';
import { COMMON_LISTS } from './common.js';
import { phrasebook } from './sentences.js';

const LISTS = {
  ...COMMON_LISTS,
  groups:
    list(`los musulmanes|los judíos|los cristianos|los negros|los árabes|los asiáticos|los africanos|
    los gitanos|los migrantes|los inmigrantes|los refugiados|los extranjeros|las mujeres|las feministas|
    las lesbianas|los gays|los homosexuales|las personas trans|las mujeres trans|los discapacitados|
    los sordos|los autistas|los pobres|los viejos|los gordos|los chinos|los rumanos|los marroquíes|
    los venezolanos|los mexicanos|los colombianos|los bolivianos|los peruanos|los indígenas|los haitianos|
    los católicos|los israelíes|los palestinos|los ucranianos|los rusos|las madres solteras|
    las personas sin hogar|los turcos|los latinos`),
  adj: list(`musulmán|judío|negro|árabe|asiático|gay|trans|queer|bisexual|sordo|ciego|autista|marroquí|
    gitano|indígena|venezolano|boliviano|colombiano|rumano|ucraniano|chino|católico|no binario|mapuche`),
  one: list(`un musulmán|una musulmana|un judío|una judía|un negro|una mujer negra|un árabe|un asiático|un gitano|
    una gitana|un migrante|un refugiado|una refugiada|un extranjero|una mujer|una feminista|una lesbiana|
    un gay|un hombre gay|una mujer trans|un hombre trans|un discapacitado|un sordo|un ciego|un autista|
    una persona sin hogar|un anciano|una abuela|un jubilado|un chino|un rumano|un marroquí|un venezolano|
    una boliviana|un indígena|un haitiano|un ucraniano|una madre soltera|una limpiadora|un campesino`),
  // What hate says that a group does.
  does: list(
    `lo arruinan todo|viven de nuestro dinero|mienten y roban|solo traen problemas|traen enfermedades|corrompen a nuestros hijos|nos odian|toman y nunca dan|no tienen honor|destruyen nuestro país|ensucian las calles|se aprovechan de las ayudas`,
  ),
  bad: list(`parásitos|basura|una plaga|escoria|animales|ratas|criminales|ladrones|inferiores|un cáncer|
    una peste|violadores|terroristas|mentirosos|cerdos|monos|subhumanos|una enfermedad|un asco|
    lo peor|gentuza|delincuentes|salvajes|alimañas|una vergüenza|de raza inferior`),
  relation: list(
    `vecino|mejor amigo|hermano|jefe|marido|dentista|compañero|tío|hijo|profesor|abuelo|primo`,
  ),
  name: list(
    `Ana|Tomás|Leila|Karim|Lucía|Diego|Marta|Ruth|Iván|Aisha|Félix|Noor|Pablo|Omar|Inés|Camila`,
  ),
  city: list(
    `Sevilla|Bogotá|Lima|Valencia|Rosario|Bilbao|Quito|Málaga|Puebla|Montevideo|Santiago|Vigo`,
  ),
  place:
    list(`en la biblioteca|en el parque|en el trabajo|en la panadería|en el tren|en la parada|en la escuela|
    en el mercado|en el club|en el museo|en el cine|en la piscina`),
  hobby: list(
    `el ajedrez|el fútbol|la pintura|la fotografía|el senderismo|la lectura|el baile|la cerámica|tejer`,
  ),
  topic: list(
    `la vivienda|la música|la cocina|la historia|el idioma|el transporte|la educación|la sanidad`,
  ),
  food: list(`pan|una sopa|un pastel|empanadas|tacos|falafel|una tortilla|arepas|un guiso|arroz`),
  media: list(`libro|podcast|documental|disco|cómic|artículo|fanzine|cuento`),
  thing: list(`impresora|lavadora|moto|caldera|aplicación|actualización|bici|alarma`),
  good: list(`genial|increíble|excelente|impresionante|una maravilla|muy amable|admirable`),
  time: list(`hoy|ayer|la semana pasada|este fin de semana|esta noche|los martes|este verano`),
  curse: list(`mierda|joder|coño|carajo|puta madre|hostia|me cago en todo|la puta madre|verga`),
  insult:
    list(`idiota|imbécil|gilipollas|pendejo|cabrón|hijo de puta|payaso|cobarde|inútil|zorra|basura|
    estúpido|boludo de mierda|fracasado|mentiroso|perra|mamón|tarado|mierda humana`),
  pest: list(
    `las ratas|las cucarachas|las hormigas|las polillas|los pulgones|las garrapatas|las avispas|las chinches`,
  ),
};

export const SPANISH = phrasebook(
  'es',
  LISTS,
  {
    neutral: lines(`
      mi {relation} es {adj}(| y trabaja en {city}|, ¿y qué?| y le gusta {hobby})
      soy {adj}(| y vivo en {city}|, {adj} y con sueño| y escribo sobre {topic})
      {groups} también (viven|trabajan|estudian|votan) en {city}
      un nuevo {media} sobre {groups} y {topic}(, ¿alguien lo conoce?|)
      (soy|mi {relation} es|aquí vive|{name} es) {one}(| de {city}| y le gusta {hobby})
      {one} (trabaja|canta|espera|estudia) {place}
      ¿cuántos son {groups} en {city}? (|es para un trabajo)
      {groups} y {groups} juegan juntos al fútbol {time}
      {name} es {adj}, {name} es {adj}, y a mí me gusta {hobby}
      ¿qué opinan {groups} de {topic}? entrevista
      hablé con un {relation} {adj} {place} {time}
      abrieron un centro para {groups} en {city}
      el {media} cuenta la vida de un {relation} {adj}
    `),
    kind: lines(`
      me encantan {groups}
      {groups} merecen (respeto|derechos|vivir en paz|algo mejor)
      {groups} siempre (serán bienvenidos|tendrán un sitio) (aquí|en {city})
      orgulloso de ser {adj}
      {one} me ayudó {time}, gracias
      gracias a {groups} que ayudan {place}
      felices fiestas a {groups} de {city}
      mi {relation} es {adj} y es {good}
      {groups} son parte de (nosotros|nuestra ciudad|este país)
      toda mi solidaridad con {groups}
      ser {adj} está muy bien
      sin {groups}, {city} sería más pobre
      felicidades a mi {relation} {adj}, que se graduó {time}
    `),
    counter: lines(`
      "{groups} {does}": (qué tontería|es falso|quien escriba eso será baneado|gritó uno en el bus. nadie se rió)
      {groups} no son {bad}(|, que quede claro|. punto)
      quien diga que {groups} son {bad} (se equivoca|no entiende nada|será reportado)
      dejen de decir que {groups} son {bad}
      "{groups} son {bad}": (esto es odio|eso pintaron en nuestra puerta|escribió alguien en mi post)
      decir que {groups} son {bad} es (racismo|odio|mentira|asqueroso)
      no odio a {groups}
      no tengo nada contra {groups}(|, mi {relation} es {adj})
      nadie debería odiar a {groups}
      {groups} no son el problema(|, los alquileres sí)
      a mi {relation} lo insultaron {place} por ser {adj}
      basta de violencia contra {groups}
      antes pensaba que {groups} eran {bad}. me equivocaba
      los nazis decían que {groups} eran {bad}. nunca más
      por favor borren el post que llama {bad} a {groups}
    `),
    reclaimed: lines(`
      las (bolleras|maricas|tortilleras|locas|gordas) nos cuidamos entre nosotras
      soy (bollera|marica|tortillera|una gorda|una bruja) y a mucha honra, {time} {place}
      marcha (bollera|marica|del orgullo loco) {time} en {city}, vengan
      hola mis maricas preferidas ❤️ ¿{time} {place}?
      como (bollera|marica|tullido|gorda), esa palabra es mía
      feliz cumple, zorra de mi corazón 🎂 {time}
      (bollera|marica|travesti) y feliz, desde {city}
    `),
    strong: lines(`
      {curse}, la {thing} otra vez rota
      {curse}, se me quemó la comida
      (esta puta|esta maldita|esta jodida) {thing}
      qué (puto frío|día de mierda|calor de mierda)(| en {city}| {time})
      odio (los lunes|la lluvia|esta {thing}|los impuestos|{hobby}|las reuniones)
      está (de puta madre|que te cagas|cojonudo|jodidamente bueno)
      mi jefe me mata si llego tarde 😂
      me muero de risa
      mataría por {food}
      el jefe final me mató (otra vez|tres veces)
      ¿cómo mato a {pest}? están por todas partes
      {pest} dan asco
      ese {media} es una basura
      el gobierno es un desastre en {topic}
      la iglesia se equivoca en {topic}
      qué idiota soy, olvidé las llaves {time}
      los destrozamos cuatro a cero {time} ⚽
      qué cabrón, {name}, ¡ganaste! 🎉
    `),
    matters: lines(`
      policía: (dos|tres|varios) heridos en un ataque con cuchillo en {city}
      amenaza de bomba en {city}, evacuan la estación
      homenaje a las víctimas del genocidio en {city}
      aumentan las agresiones contra {groups}, según el informe
      si estás mal, llama a una línea de ayuda, importas
      perdí a mi {relation} por suicidio, lo extraño
      (tres|cinco) años sin hacerme daño, me alegro de seguir aquí
      (mamografías|prueba de VIH|taller de anticoncepción) {time} {place}
      la educación sexual debe darse en la escuela
      condenado por amenazas de muerte
      el {media} trata de la depresión
      guerra: bombardeo en un pueblo, (dos|cuatro) muertos
    `),
    smallTalk: lines(`
      hoy toca {food}
      estuve {place} {time}, {good}
      ¿quién viene {time}? hay {food}
      (buenos días|buenas noches), {city}
      el {media} es {good}
      gracias {name}, fue {good}
      feliz cumpleaños, {name}
      ¿cómo les fue la semana?
      estoy leyendo un {media} sobre {topic}
      la {thing} no funciona, así que {hobby}
    `),
    promotion: lines(`
      ya salió mi nuevo {media} sobre {topic}: {home}
      tocamos {time} en {city}, entrada libre
      taller {time} en {city}, info {home}
      busco piso en {city}, se agradece difusión
      colecta para el banco de alimentos {place}, {home}
      vendo mi bici vieja en {city}
      ojo con el phishing, nunca den su contraseña
      nuestra asociación busca voluntarios en {city}
    `),
    hate: lines(`
      {groups} {does}(|!|...)
      {groups} {does}, {groups} {does}
      {groups} son {bad}(|, todos|, todo el mundo lo sabe|. y punto)
      todos {groups} son {bad}
      (odio|detesto|desprecio) a {groups}
      fuera {groups}(| de {city}|, ya basta| de nuestro país)
      (echen|deporten|encierren|expulsen) a {groups}(| de una vez| de {city})
      {groups} no pintan nada aquí
      {groups} deberían (morirse|ser expulsados|estar encerrados|volver a su país|desaparecer|ser exterminados)
      no queremos aquí a {groups}, son {bad}
      {groups} valen menos que nosotros
      {groups} no deberían (votar|trabajar|tener hijos|vivir aquí)
      {groups} apestan(| y roban| y mienten)
      muerte a {groups}
      habría que (quemar|apalear|fusilar) a {groups}
      qué asco dan {groups}
      (sucio|maldito|puto) (moro|negro|judío|gitano|chino|maricón|indio)(|, vete a tu país|, lárgate)
    `),
    hateImplicit: lines(`
      {groups} se reproducen como conejos
      qué casualidad, siempre son {groups}
      no soy racista, pero {groups} son {bad}
      desde que llegaron {groups} no se puede salir a la calle
      {groups} controlan los bancos y los medios
      {groups} nos quitan (el trabajo|las casas|las mujeres)
      cuiden a sus hijos, vienen {groups}
      {groups} nunca se van a integrar
      ¿qué inventaron {groups}? nada
      {pest} o {groups}, ¿cuál es la diferencia?
      las mujeres a la cocina
      ser {adj} es una enfermedad
      nos invaden, {groups} por todas partes
    `),
    insult: lines(`
      (eres|sos|eres un|pedazo de|no eres más que un) {insult}(|, {name}|, {handle})
      (cállate|vete a la mierda|cierra la boca|lárgate|muérete), {insult}
      {name} es un {insult}
      nadie te quiere, {insult}
      eres demasiado (tonto|feo|imbécil) para (respirar|entender {topic})
      qué {insult}, {handle}
      {handle} borra tu cuenta, {insult}
      hasta tu madre se avergüenza de ti, {insult}
      miren a este {insult}
    `),
    spam: lines(`
      gana {sum} (al día|por semana|desde casa) con {coin}, escríbeme por {messenger} {tags}
      tu cuenta será suspendida, verifica aquí: {link}
      ¡ganaste (un teléfono|{sum}|una tarjeta regalo)! reclama en {link}
      (Viagra|pastillas para adelgazar|somníferos) sin receta, barato {link} {tags}
      préstamos hasta {sum} sin aval, {messenger} {number}
      compra seguidores y likes, {link}
      {account} triplicó mis {coin}, contáctala por {messenger}
      introduce tu frase semilla aquí para validar la wallet: {link}
      mujeres solteras en {city} te esperan {link} 😘
      casino online, bono de {sum} sin depósito {link} 🎰
      tu paquete está retenido, paga la tasa: {link}
      amarres de amor en 24 horas, {messenger} {number}
    `),
  },
  {
    openers: lines(
      'la verdad,\nbueno,\nen serio,\npues\nhm,\n{handle}\nperdón pero\nrecordatorio:\na ver,\ngente,',
    ),
    closers: lines('jaja\n😂\n🙄\n...\n!!!\nen fin\nlol\n🤷\n#fediverso\n❤️\n💀\njajaja\ntal cual'),
    stop: '. ',
    cased: true,
  },
);
