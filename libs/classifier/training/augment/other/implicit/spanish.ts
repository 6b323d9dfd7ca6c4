import { lines, list } from '../../phrasebook.js';
import { implicitTopics } from './topics.js';

/** Groups by where they or their families come from, and by anything else. */
export const SPANISH_IMPLICIT_LISTS: Readonly<Record<string, readonly string[]>> = {
  origin: list(`los musulmanes|los judíos|los negros|los árabes|los asiáticos|los africanos|los gitanos|
    los migrantes|los inmigrantes|los refugiados|los extranjeros|los chinos|los rumanos|los marroquíes|
    los venezolanos|los mexicanos|los colombianos|los bolivianos|los peruanos|los indígenas|los haitianos|
    los palestinos|los israelíes|los ucranianos|los rusos|los turcos|los latinos`),
  others: list(`las mujeres|las feministas|las lesbianas|los gays|los homosexuales|las personas trans|
    las mujeres trans|los discapacitados|los sordos|los autistas|los pobres|los viejos|los gordos|
    las madres solteras|las personas sin hogar`),
  soon: list(`el sábado|la semana que viene|en mayo|en vacaciones|pronto`),
  hood: list(
    `al edificio|al tercero|a la casa de enfrente|al barrio|a nuestra calle|al piso de arriba`,
  ),
};

export const SPANISH_IMPLICIT = implicitTopics({
  hate: lines(`
    (qué sorpresa|vaya, vaya|quién lo iba a decir|uy, qué raro), (otra vez|cómo no|para variar) {groups}
    adivinen quién (iba gritando en el bus|se coló en la fila|dejó el parque así). pista: {groups}
    yo no digo nada, solo observo: (donde están {groups} siempre falta algo|a {groups} nunca los veo madrugar|en la cola de las ayudas solo veo a {groups})
    qué casualidad que los números suban justo cuando llegan {origin}. es un dato, no una opinión
    ya no se puede decir la nacionalidad, pero (no creo que fueran suecos|todos sabemos que fueron {origin})
    miren quiénes se mudan {hood}: {origin}. (yo ya puse el cartel de venta|se acabó la tranquilidad|con lo bien que estábamos)
    nuestra calle ya no es lo que era, (sales y solo ves a {origin}|desde que están {origin} no se oye hablar en cristiano)
    en veinte años los raros seremos nosotros y {origin} harán las leyes
    aquí un hijo por pareja, {origin} siete. (hagan cuentas|a eso le llaman reemplazo|y nadie nos preguntó)
    {groups} no son como (nosotros|la gente normal|la gente de bien), (y punto|se nota a la legua)
    en el DNI pone lo que quieras, pero {origin} nunca serán (de aquí|de los nuestros|ciudadanos de verdad)
    ¿por qué siempre son {groups} (quienes se quejan|quienes piden trato especial|quienes salen en la crónica)?
    ¿quién creen que paga lo de {groups}? (tú y yo|los tontos que madrugamos)
    viene otra oleada, {origin} hasta donde alcanza la vista. (¿quién cierra el grifo?|nos van a tapar)
    primero uno, después diez, después la escalera entera: con {groups} ya no hay manera de acabar
    cuando pasan {groups} después hay que (ventilar|fregar con lejía|contar las cucharas)
    al barrio le hace falta una buena limpieza, y empezaría por donde viven {groups}
    ¿la contrataron porque sabe, o porque les faltaba {one} para la foto?
    seguro que le dieron el puesto por ser {adj}, (el mérito ya no se lleva|viva la cuota|otra explicación no veo)
    para ser {adj}, (habla bastante bien|viene muy limpito|es hasta educado|no parece tonto)
    mi {relation} es {adj}, pero (de los buenos|casi no se le nota|bastante decente, la verdad)
    ¿un médico {adj}? (mejor espero a uno de verdad|pues a rezar)
    tengo muchos amigos entre {groups}, pero (de vecinos no los quiero|para la familia, no, gracias|hay que reconocer cómo son)
    no tengo nada contra {groups}, (mientras estén lejos|pero ya son demasiados|pero que no se les vea tanto)
    {groups} estarían mucho mejor (entre los suyos|en otra parte|con gente como ellos), ¿no les parece?
    hay vuelos diarios desde {city}. (lo digo por si {origin} extrañan su tierra|con el de ida les alcanza a {origin})
    antes {groups} sabían (cuál era su sitio|callarse|agachar la cabeza). qué tiempos
    desde que {others} opinan de todo, así nos va
    entran {groups} en un bar. (el dueño guarda la caja|todos agarran el bolso|y se va el ambiente)
    ¿en qué se parecen {groups} y {pest}? (en que aparece uno y ya son cien|en nada, contra unas todavía se puede fumigar)
    lo que dicen que sufrieron {groups} (cada año lo cuentan más grande|ya cansa|habría que verlo)
    ¿discriminación contra {groups}? (no me hagan reír|el cuento de siempre|con todo lo que les regalan)
    {others} ahora quieren estar en todo. qué tierno, pero (alguien tiene que trabajar de verdad|esto no es un circo)
    dos papás con un carrito {place}. (pobre criatura|¿y la madre, la alquilaron?)
    ¿una mujer de jefa? (a ver de qué humor viene cada mes|a saber qué tuvo que hacer)
    (en silla de ruedas|ciego|a su edad) y enamorado, qué ternura. (ojalá no tengan hijos|¿quién carga con eso?)
    ah, {origin}, nuestros (futuros científicos|salvadores de las pensiones|grandes ingenieros). qué suerte tenemos
    solo hago preguntas: (¿de quién son los bancos?|¿quién manda en la prensa?) {origin}. aten cabos
    mi pésame a quien le tocaron {groups} (de vecinos|en la clase de los niños|en la puerta de al lado)
    ¿{one} con ese coche? (mejor no preguntar de dónde salió|ganado con el sudor de su frente, seguro)
    con {groups} será cosa de (su cultura|la sangre|costumbre), aquí no nos hacía ninguna falta
    que les den un día a {groups} en la piscina y otro a nosotros, así el agua sale clarita
  `),
  harmless: lines(`
    (qué sorpresa|vaya, vaya|quién lo iba a decir|uy, qué raro), (otra vez|cómo no|para variar) (lluvia|huelga de trenes|{food} para cenar|la {thing} estropeada)
    (qué sorpresa|quién lo iba a decir), {groups} ganaron el torneo de {city} en el último minuto
    adivinen quién (se dejó el paraguas en el bus|sacó el número uno en la fila). pista: yo
    yo no digo nada, solo observo: desde que {groups} cantan en el coro, suena de maravilla
    qué casualidad que los accidentes suban justo cuando llueve. es un dato, no una opinión
    ya se puede decir la nacionalidad del queso en la etiqueta, menos mal
    miren quiénes se mudan {hood}: {origin}, con dos niños. (les llevamos {food}|los peques ya juegan juntos)
    nuestra calle ya no es lo que era, (cerró la panadería|subieron los alquileres|talaron los árboles)
    en veinte años terminamos de pagar la casa, {origin} y todos los del bloque igual
    según el censo, {origin} son algo más que el año pasado en {city}, casi todos por trabajo
    mi {relation} y yo no somos iguales, a él le va {hobby} y a mí {hobby}
    ¡ya tengo el DNI! mi {relation} hizo {food} y vinieron {groups} del barrio a celebrarlo
    ¿por qué siempre son {groups} (quienes se quedan sin piso|a quienes para la policía|quienes hacen de malos en las películas)?
    ¿quién creen que paga el techo de la escuela? (el ayuntamiento dice que no|tú y yo, como todos)
    viene otra oleada de calor, (hasta donde alcanza la vista|beban agua|a cerrar persianas)
    primero una, después diez, después la cocina entera: con {pest} ya no hay manera de acabar
    cuando pasan {groups} por casa después huele a canela y todos nos quedamos contentos
    al trastero le hace falta una buena limpieza, y empezaría por donde viven {pest}
    la contrataron porque sabe. en la foto del equipo están {one}, {one} y mi {relation}
    le dieron el puesto por ser el mejor. que sea {adj} (da igual|nunca fue tema)
    para llevar solo un año, (habla bastante bien|toca la guitarra de maravilla)
    la cuota de pesca del atún baja otra vez y los pescadores de {city} protestan
    mi {relation} es {adj}, y (de los mejores del equipo|nos reímos mucho|{good} con todos)
    un médico {adj} cuenta sus guardias (en un {media}|en la radio)
    tengo muchos amigos entre {groups}, y {soon} (nos vamos a la playa|hacemos {food}|nos mudamos juntos)
    no tengo nada contra {hobby}, (mientras sea después del café|pero los domingos a las seis, no)
    quien dice que {groups} estarían mejor en otra parte nunca se ha sentado a escuchar
    hay vuelos diarios desde {city}. extraño mi tierra y (ya compré el billete|mi abuela me espera)
    llegué hace poco, como {origin} de mi clase, y a veces me gustaría volver a casa
    antes yo sabía (cuál era mi sitio en el coro|el horario del bus de memoria). qué tiempos
    desde que {others} opinan y votan se vive mejor, lo cuenta este {media}
    entran {groups} en un bar. (el dueño dice: qué bueno verlos|y la noche acaba cantando)
    {groups} también se quejan (del tráfico|de la lluvia|del alquiler), quién lo iba a decir
    solo hago preguntas: ¿por qué nunca invitan a {groups} a hablar de {topic}?
    habrá que decirlo alguna vez: {groups} nos echaron una mano {place}
    entra un caballo en un bar y el camarero le dice: ¿por qué esa cara tan larga?
    ¿en qué se parecen {pest} y los ácaros? es para mi balcón
    lo que sufrieron {groups} (se cuenta poco en la escuela|lo leí en un {media}|no se puede repetir)
    discriminación contra {groups} al alquilar: (el informe es claro|el juez dio la razón a las familias)
    {others} quieren estar en todo, (y por fin la piscina tiene rampa|el club abre las puertas {soon})
    dos papás con un carrito {place}. (la criatura muerta de risa|agotados, como todos los padres)
    ¿una mujer de jefa? (la nuestra lleva diez años y es {good}|sí, y las reuniones acaban a su hora)
    (en silla de ruedas|ciego|a su edad) y enamorado, qué ternura. la boda es {soon}
    solo hago preguntas: (¿dónde venden {food}?|¿a qué escuela van los niños de {groups} en {city}?)
    somos nuevos en {city}, como {origin} del segundo: ¿(cómo se saca cita en el médico|quién da clases de idioma)?
    mi pésame a quien le tocaron (las obras de arriba|exámenes {time}|{pest} en la cocina)
    ¿{one} con esa bici? es {good}, pregúntenle de dónde salió, quiero una
    el plan para {origin} está mal hecho: (faltan plazas|dos años de espera), lo dicen hasta los funcionarios
    "no son de los nuestros", le dijo un tipo a {groups} {place}. {one} le contestó y aplaudimos
    con {groups} de la asociación es costumbre: {food} para todos {soon}
    un día a la semana la piscina es gratis y {groups} del barrio vienen con los niños
  `),
  insult: lines(`
    no eres (precisamente|que digamos|) (la luz más brillante del árbol|el cuchillo más afilado del cajón|el más rápido de la clase)(|, {name}|, {handle})
    {handle} te lo explicaría, pero (no traje los crayones|no tengo marionetas|no tengo toda la vida)
    ¿te vistió tu mamá hoy(|, {name})?
    con tu cara yo también (haría radio|dejaría la luz apagada)(|, {name})
    pensar (no es lo tuyo, ¿verdad?|duele la primera vez, ya verás)(|, {handle})
    gracias por tu aporte, {name}. (no sirvió de nada|el nivel estaba muy alto)
    seguro que {name} tiene virtudes. seguimos buscando
    hablas tanto de {topic} que casi parece que entiendes algo
    qué envidia me da la gente que todavía no te conoce(|, {name})
    tienes la luz encendida pero no hay nadie en casa
    llamaron de tu pueblo, {handle}, que les falta uno
    viniendo de ti, fue casi una idea(|, {name})
    qué valiente, ponerte eso con ese cuerpo, {name}
    todo se ilumina cuando {name} se va
  `),
  friendly: lines(`
    no soy (precisamente|que digamos|) (la luz más brillante del árbol|el cuchillo más afilado del cajón|el más rápido de la clase) antes del café
    {handle} te lo explicaría, pero (yo tampoco lo entendí|me queda un uno por ciento de batería|{name} lo hace mejor)
    ¿te trajo tu mamá hoy, {name}? dale un beso
    con mi cara después de la guardia yo también (haría radio|dejaría la luz apagada)
    {hobby} (no es lo mío, ¿verdad?|cuesta la primera vez, ya verás)(|, {handle})
    gracias por tu aporte, {name}. (me sirvió mucho|tenía esa duda)
    seguro que {name} tiene más talentos. {time} nos cantó una canción
    hablas tan bien de {topic} que se nota que entiendes
    qué envidia me da la gente que todavía no conoce ese {media}(|, {name})
    tenemos la luz encendida y hay {food}, suban a casa
    llamaron de mi pueblo, {handle}, que me echan de menos
    viniendo de mí, fue casi deporte(|, {name})
    qué valiente, subirte al escenario, {name}, estuvo {good}
    todo se ilumina cuando {name} se ríe
  `),
});
