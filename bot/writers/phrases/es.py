"""Spanish. `<thing>` and `<team>` come with their article; no sentence puts «de» or «a» before them."""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, Language, Speech, pairs, turns

SPEECH = Speech(
    hello=("Hola {name},", "Hola {name},"),
    nameless=("Hola,", "Hola,"),
    quotes=("«", "»"),
    restated=(
        "{lo siento|lo sentimos} mucho: <said>, y esto no debería pasar.",
        "{pido|pedimos} disculpas: <said>, y no está bien.",
        "<said>, y {pido|pedimos} disculpas.",
        "gracias por avisar, y {pido|pedimos} disculpas: <said>.",
        "~es para enfadarse, y {lo siento|lo sentimos}: <said>.",
        "{siento|lamentamos} de verdad lo ocurrido: <said>.",
        "nadie debería pasar por esto, y {lo siento|lo sentimos}: <said>.",
    ),
    quoted=(
        "«<said>»: {lo siento|lo sentimos}, esto no debería pasar.",
        "{leo|leemos} «<said>» y {lo siento|lo sentimos} mucho.",
        "«<said>» no está bien, y {pido|pedimos} disculpas.",
        "gracias por decirlo tan claro, y {pido|pedimos} disculpas por esto: «<said>».",
        "{siento|lamentamos} que haya que escribir algo así: «<said>».",
        "nadie debería pasar por esto, y {pido|pedimos} disculpas: «<said>».",
        "~es para enfadarse, y {pido|pedimos} disculpas: «<said>».",
    ),
    about=(
        "{siento|lamentamos} mucho lo ocurrido con <thing>.",
        "{pido|pedimos} disculpas por el problema con <thing>.",
        "lo que pasa con <thing> no está bien, y {lo siento|lo sentimos}.",
        "gracias por avisar, y {pido|pedimos} disculpas por lo que pasó con <thing>.",
        "{siento|lamentamos} de verdad el mal rato con <thing>.",
        "esto no debería pasar: {pido|pedimos} disculpas por el trastorno con <thing>.",
        "con <thing> esto no tenía que ocurrir, {lo siento|lo sentimos}.",
    ),
    worded=(
        "gracias por escribir sobre <thing>, y {pido|pedimos} disculpas.",
        "{leo|leemos} lo que [cuentas|cuenta] sobre <thing> y {lo siento|lo sentimos}.",
        "{lo siento|lo sentimos}: <thing> no debería ser motivo para escribir.",
    ),
    plain=(
        "{lo siento|lo sentimos} mucho, esto no debería pasar.",
        "{pido|pedimos} disculpas por lo ocurrido.",
        "gracias por contarlo, y {lo siento|lo sentimos}.",
        "no suena nada bien, y {pido|pedimos} disculpas.",
        "{siento|lamentamos} de verdad la mala experiencia.",
    ),
    still=(
        "{pido|pedimos} disculpas otra vez: esto se alarga demasiado con <thing>.",
        "{lo siento|lo sentimos}, lo que pasó con <thing> sigue sin resolverse.",
        "gracias por la paciencia, y {pido|pedimos} disculpas por la demora con <thing>.",
        "esto se alarga, {lo sé|lo sabemos}, y {lo siento|lo sentimos} por <thing>.",
        "perdón por el silencio; el asunto con <thing> no está olvidado.",
        "{siento|lamentamos} no tener todavía una solución para <thing>.",
        "una segunda disculpa: con <thing> esto ha durado demasiado.",
    ),
    short=("{siento|lamentamos} lo ocurrido con <thing>.", "{pido|pedimos} disculpas por el problema con <thing>."),
    steps=(
        "{Me ocupo|Nos ocupamos} de esto ahora con <team> y {escribo|escribimos} aquí<when>.",
        "{Reviso|Revisamos} con <team> <look> y la respuesta estará aquí<when>.",
        "{Me encargo|Nos encargamos} de averiguar <look> y {vuelvo|volvemos} a escribir aquí<when>.",
        "{Lo miro|Lo revisamos} con <team> y {doy|damos} noticias aquí<when>.",
        "{Voy a preguntar|Nos encargamos de preguntar} <look>, junto con <team>, y {respondo|respondemos} aquí<when>.",
        "Ahora {consulto|revisamos} con <team> <look> y {escribo|escribimos}<when>.",
        "{Lo reviso|Lo revisamos} punto por punto con <team>, y la respuesta llega aquí<when>.",
        "{Me encargo|Nos encargamos} personalmente, con <team>, y {doy|damos} noticias aquí<when>.",
    ),
    short_steps=(
        "{Me ocupo|Nos ocupamos} y la respuesta estará aquí<when>.",
        "{Lo reviso|Lo revisamos} y {escribo|escribimos} aquí<when>.",
        "{Me encargo|Nos encargamos} y {doy|damos} noticias<when>.",
    ),
    write_to=(
        "Los datos personales, mejor a <contact>.",
        "Nombres y números están más seguros en <contact>.",
        "Lo personal, por favor, solo a <contact>.",
        "Para los detalles del pedido y demás: <contact>.",
        "Nada personal aquí, mejor en <contact>.",
    ),
    direct=(
        "Los datos personales, mejor por mensaje privado.",
        "Nombres y números están más seguros en un mensaje privado.",
        "Lo personal, por favor, solo por mensaje privado.",
        "Para los detalles del pedido y demás, un mensaje privado.",
        "Nada personal aquí, mejor por mensaje privado.",
    ),
    warm=(
        "Gracias por tomar el tiempo de contarlo.",
        "{Sé|Sabemos} que esto cansa, y {lo tomo|lo tomamos} en serio.",
        "Gracias por la paciencia.",
    ),
    unplug=("Hasta entonces, mejor dejar el aparato desenchufado.", "Hasta entonces, mejor no usarlo."),
    praise_said=(
        "«<said>»: muchas gracias, da gusto leerlo. El equipo lo va a saber.",
        "gracias, qué alegría leer «<said>». {Se lo enseño|Se lo enseñamos} al equipo.",
        "mil gracias por «<said>». Lo leerán quienes lo hicieron posible.",
        "qué mensaje tan amable, gracias. «<said>» llega directo al equipo.",
        "gracias por dedicar un momento a escribir «<said>».",
    ),
    praise=(
        "muchas gracias por las palabras sobre <thing>. El equipo se va a alegrar.",
        "gracias, da gusto leer esto sobre <thing>. Llega directo al equipo.",
        "mil gracias. Qué bien que todo saliera bien con <thing>.",
        "qué mensaje tan amable sobre <thing>, gracias. {Se lo cuento|Se lo contamos} al equipo.",
        "gracias por dedicar un momento a escribir sobre <thing>.",
    ),
    praise_plain=(
        "muchas gracias por las palabras, el equipo las va a leer.",
        "mil gracias, da gusto leerlo. {Se lo cuento|Se lo contamos} al equipo.",
        "gracias, qué mensaje tan amable. El equipo se va a alegrar.",
    ),
    solved=(
        "qué bien que esté resuelto, gracias por avisar. Si queda algo, basta una palabra aquí.",
        "gracias por contarlo y por la paciencia. {Sigo|Seguimos} aquí para lo que haga falta.",
        "buena noticia, gracias. Si surge algo más, aquí {estoy|estamos}.",
    ),
    question=(
        "gracias por la pregunta sobre <thing>. {Lo reviso|Lo revisamos} y la respuesta estará aquí<when>.",
        "gracias por preguntar por <thing>. {Lo consulto|Lo revisamos} con <team> y {respondo|respondemos} aquí<when>.",
        "sobre <thing> {prefiero|preferimos} no adivinar: {pregunto|revisamos todo} y {escribo|escribimos} aquí<when>.",
        "{me encargo|nos encargamos} de la pregunta: la respuesta sobre <thing> estará aquí<when>.",
        (
            "{voy a mirar|nos encargamos de mirar} lo que [preguntas|pregunta] sobre <thing> y "
            "{respondo|respondemos} aquí<when>."
        ),
    ),
    question_plain=(
        "gracias por el mensaje. {Lo reviso|Lo revisamos} y la respuesta estará aquí<when>.",
        "gracias por la pregunta. {Lo consulto|Lo revisamos} con <team> y {respondo|respondemos} aquí<when>.",
        "antes de responder {lo miro bien|lo revisamos bien} con <team>, y {escribo|escribimos} aquí<when>.",
    ),
    noted=(
        "gracias por el mensaje. {Lo miro|Lo revisamos} con <team> y {escribo|escribimos} aquí<when>.",
        "gracias por avisar. {Lo consulto|Lo revisamos} con <team> y la respuesta estará aquí<when>.",
        "gracias por escribir. {Me ocupo|Nos ocupamos} con <team> y {doy|damos} noticias aquí<when>.",
    ),
    answered=(
        "gracias por la pregunta sobre <thing>.",
        "sobre <thing>, aquí va la respuesta.",
    ),
    in_private=(
        "[{Te escribo|Te escribimos}|{Le escribo|Le escribimos}] ahora por mensaje privado sobre esto.",
        "{Sigo|Seguimos} con esto ahora mismo por mensaje privado.",
    ),
    grave={
        "injury": (
            "{siento|lamentamos} muchísimo que alguien haya resultado herido; nada importa más ahora.",
            "esto es grave, y {lo siento|lo sentimos} de corazón: nadie debería hacerse daño así.",
        ),
        "injury thing": (
            "{siento|lamentamos} muchísimo lo ocurrido con <thing>; nada importa más que la salud.",
            "esto es grave, y {lo siento|lo sentimos} de corazón: con <thing> nadie debería hacerse daño.",
        ),
        "death": (
            "{mi|nuestro} más sentido pésame, y {siento|lamentamos} que haya que ocuparse de esto en un momento así.",
            "{siento|lamentamos} mucho [tu|su] pérdida.",
        ),
        "death thing": (
            "{mi|nuestro} más sentido pésame, y {siento|lamentamos} que encima haya problemas con <thing>.",
        ),
        "hate": (
            "nadie debe recibir un trato así, y {lo siento|lo sentimos} mucho.",
            "lo que [cuentas|cuenta] es grave, y {lo siento|lo sentimos} de verdad.",
        ),
        "hate thing": (
            "lo que [cuentas|cuenta] sobre <thing> es grave, y {lo siento|lo sentimos} de verdad.",
            "nadie debe recibir un trato así, y {siento|lamentamos} mucho lo que pasó con <thing>.",
        ),
    },
    grave_steps=(
        "{Me ocupo|Nos ocupamos} en persona, con <team>, y {escribo|escribimos}<when>.",
        "{Me encargo|Nos encargamos} hasta el final, junto con <team>, y {doy|damos} noticias<when>.",
        "{Voy a hablar|Nos encargamos de hablar} ahora mismo con <team>, y {escribo|escribimos}<when>.",
    ),
    grave_call=(
        "{Me|Nos} gustaría hablarlo en persona: <contact>.",
        "Una persona, no una máquina, responde en <contact>.",
    ),
    grave_write=(
        "Una persona, no un formulario, responde en <contact>.",
        "Para hablarlo en privado: <contact>.",
    ),
    at=" antes de las {time}",
    tomorrow=" antes de mañana a las {time}",
    soon=" en cuanto haya novedades",
    that="<words>.",
    anything="esto",
    teams=pairs(
        """
        delivery = el equipo de envíos; billing = el equipo de facturación; product = el equipo de producto;
        outage = el equipo técnico; app = el equipo técnico; conduct = la dirección del equipo; account = el
        equipo de cuentas; safety = el equipo de seguridad; privacy = el equipo de protección de datos; other =
        el equipo responsable"""
    ),
    looks=pairs(
        """
        delivery = qué ha fallado por el camino; billing = qué se ha cobrado y por qué; product = a qué se debe
        el fallo; outage = qué ha fallado y hasta cuándo; app = a qué se debe el fallo; conduct = qué pasó allí;
        account = qué lo está bloqueando; safety = cómo ha podido ocurrir; privacy = cómo ha podido ocurrir;
        other = qué ha fallado"""
    ),
    things=pairs(
        """
        atencion al cliente = la atención al cliente; servicio al cliente = la atención al cliente; servicio
        tecnico = el servicio técnico; tarjeta de credito = la tarjeta; paquete* = el paquete; pedido* = el
        pedido; entrega* = la entrega; entregado = la entrega; envio* = el envío; enviado = el envío;
        repartidor* = el repartidor; mensajero* = el mensajero; seguimiento = el seguimiento; reembolso* = el
        reembolso pendiente; devolucion* = la devolución; factura* = la factura; cobrado = el cobro; cobraron =
        el cobro; cobro* = el cobro; pagar = el pago; pago* = el pago; precio* = el precio; dinero = el dinero;
        cuenta = la cuenta; contrasena = la contraseña; aplicacion = la aplicación; app = la app; web = la web;
        pagina = la página; carrito = el carrito; internet = internet; red = la red; cobertura = la cobertura;
        linea = la línea; wifi = el wifi; contrato = el contrato; suscripcion = la suscripción; baja = la baja;
        hervidor* = el hervidor; cafetera* = la cafetera; tapa = la tapa; asa = el asa; mango = el mango;
        bateria* = la batería; cargador* = el cargador; lampara* = la lámpara; aparato* = el aparato; telefono*
        = el teléfono; movil = el móvil; pantalla = la pantalla; impresora = la impresora; pieza* = la pieza;
        garantia = la garantía; reparacion = la reparación; cambio = el cambio; olor = el olor; humo = el humo;
        chat = el chat; llamada* = las llamadas; correo* = el correo; mensaje* = el mensaje; respuesta* = la
        respuesta; contesta = la respuesta; responde = la respuesta; espera = la espera; dependient* = el trato
        en la tienda; emplead* = el trato recibido; tienda* = la visita a la tienda; cita = la cita; tecnico* =
        el técnico; horario* = el horario; tren = el tren; vuelo* = el vuelo; autobus = el autobús; maleta* = la
        maleta; equipaje = el equipaje; billete* = el billete; reserva* = la reserva; hotel = el hotel;
        habitacion = la habitación; comida = la comida; pizza = la pizza; zapatos = los zapatos; vestido = el
        vestido; chaqueta = la chaqueta; articulo* = el artículo; producto* = el producto; calidad = la calidad;
        talla = la talla; color = el color; tarjeta = la tarjeta; luz = la luz; agua = el agua; error* = el
        error; fallo* = el fallo; actualizacion = la actualización; retraso* = el retraso; servicio = el
        servicio"""
    ),
)

GRAMMAR = Grammar(
    turned=turns("mi = tu | su; mis = tus | sus; me = te | le"),
    starters=word_set("el la los las mi mis un una este esta esto nadie nada ningun ninguna no"),
    leads={},
    first_person=("é", "í", "amos", "emos", "imos", "oy"),
    links=frozenset({"y", "e", "pero", "porque", "ni"}),
    verbs=word_set(
        """
        es esta estan era fue fueron llego llega llegan llegaron llegado funciona funcionan funciono tiene tienen
        contesta contestan responde responden respondio rompio rompe cierra cierran cuelga colgo bloquea bloqueo
        falta faltan huele gotea quemo quema cae cayo cancelo cancelaron cobraron cobro aparece desaparecio
        carga cargan sale salio vino viene dura duro sigue siguen da dan apaga apago enciende entro lleva llevan
        hay ha han perdio perdieron retraso retrasa suena abre abrio pierde"""
    ),
    ours=word_set(
        """
        yo nos nosotros nuestro nuestra nuestros nuestras conmigo llevo tengo he hemos puedo quiero que os
                vosotros vuestro vuestra ustedes usted tu tus te os quiero exijo espero creo pienso gracias por favor si
        como porque cuando donde quien que cual cuanto harto harta verguenza vergonzoso lamentable pesimo pesima
        horrible asco decepcionado decepcionada enfadado indignado nefasto fatal ojala jamas"""
    ),
    bad=word_set(
        """
        no nada nunca nadie ningun ninguna sin todavia aun sigue sigo roto rota rompio rompe perdido perdida
        falta faltan mal malo mala danado danada defectuoso defectuosa retraso tarde equivocado equivocada
        cierra bloquea bloqueada bloqueado cuelga colgo error fallo falla doble veces cobrado cobraron cancelado
        cancelada vacio muerto cerrado esperando espera semanas meses lento lenta frio sucio quema quemado humo
        huele olor rayado desaparecido ignoran problema problemas gotea caido caida grosero herido sangrando
        peor"""
    ),
    good=word_set(
        """
        gracias genial estupendo excelente perfecto perfecta rapido rapida amable encanta encantado encantada
        maravilloso maravillosa bien mejor feliz contento contenta recomiendo bonito preciosa precioso bravo
        enhorabuena agradable"""
    ),
    owned=turns("mi = tu | su; mis = tus | sus; nuestro = vuestro | su; nuestra = vuestra | su"),
    articles={"el": "el", "la": "la", "los": "los", "las": "las"},
    small=word_set(
        """
        y o pero de del en al a el la los las un una que no mas por para con sobre sin es son nuevo nueva gran
        primer primera segundo segunda ultimo ultima pasado pasada unico unica mismo misma otro otra proximo"""
    ),
    vague=word_set(
        """
        vida tia tio abuelo abuela vecino vecina companero companera companeros cliente clientes senora senor
        marido mujer hijo hija madre padre hermano hermana nino nina ninos bebe amigo amiga familia perro gato
        mano manos cabeza opinion tiempo dia dias semana semanas mes meses ano anos cumpleanos nombre culpa caso
        fin principio gente mundo verguenza paciencia vez veces hora horas minuto minutos parte lado casa verdad
        cosa que"""
    ),
    dangling=word_set("y o pero de del en al a el la los las un una que por para con sobre sin mi mis no se"),
    fillers=word_set("y pero pues hola buenas buenos dias oye si no-hombre bueno ahora"),
    address=word_set("que te tu cuando como si por porque"),
    polite=frozenset({"usted", "Usted", "ustedes", "Ustedes"}),
    endings=("ar", "er", "ir", "ando", "iendo", "mente", "ado", "ada", "ido", "ida", "aba", "ía"),
)

LANGUAGE = Language(SPEECH, GRAMMAR)
