"""What Spanish replies say, by rule. `_rule` are phrases that only look like the rule's."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        disculpes; me disculpe; me disculpen; nos disculpe; nos disculpes; me perdones; nos perdone; me perdone;
        mis excusas; lo siento; lo sentimos; siento; sentimos; lamento; lamentamos; perdon; perdona; perdone;
        perdoname; perdonadnos; disculpa; disculpas; disculpe; disculpen; disculpame; disculpanos; mis disculpas;
        mil disculpas; pido disculpas; pedimos disculpas""",
    "_apology": """
        que te disculpes; que se disculpe; te disculpes; se disculpe; sin disculpas; no hay disculpa; no hay perdon""",
    "defensive": """
        nuestra politica no; nuestras normas; lee el manual; lea el manual; no se puede hacer nada;
        posibles problemas; claramente indicado; esta claro en; claramente escrito; claramente dice; es normal;
        es totalmente normal; no es verdad; no es cierto; eso es falso; si hubieras leido; si hubiera leido;
        aceptaste; usted acepto; es tu responsabilidad; es su responsabilidad; eres el unico; eres la unica;
        modera tu tono; no podemos hacer nada; no puedo hacer nada; segun nuestros registros; te equivocas;
        se equivoca; has elegido mal; practica habitual; sentimos si; siento si; lamento si; lamentamos si;
        posibles molestias; cualquier molestia; las posibles molestias; molestias ocasionadas; molestias causadas;
        nuestra politica; segun nuestra; segun nuestras; segun las condiciones; como ya; como se indica;
        como indicamos; deberia haber leido; deberias haber leido; deberias haber revisado; deberias haber llamado;
        deberia haber revisado; haber leido; no es culpa nuestra; no es nuestra culpa; calmate; calmese;
        tranquilizate; tranquilicese; tiene que entender; tienes que entender; caso aislado; no indicaste;
        no indico; no leiste; no leyo; no diste; olvidaste; olvido usted; con todo respeto; con el debido respeto;
        nadie mas; solo es un; es solo un""",
    "own": """
        contacto; hablo con; he hablado; he contactado; voy; he encontrado; organizo; me aseguro; te mantengo;
        te llamare; te escribire; lo gestiono; gestiono; lo tramito; lo consulto; he abierto; he avisado; aviso;
        ya he; estoy hablando; estoy contactando; estoy gestionando; estoy revisando; para que pueda;
        para que podamos; y lo miro; asi puedo; estoy mirando; estoy buscando; estoy preguntando; lo reviso;
        lo miro; reviso; revisamos; me ocupo; me encargo; me hago cargo; voy a; le escribo; te escribo; te llamo;
        le llamo; consulto; pregunto; averiguo; lo averiguo; lo busco; he preguntado; lo he pasado; he pasado;
        he pedido; te respondo; le respondo; te digo; le digo; te aviso; te cuento; estamos revisando;
        estamos mirando; nos ocupamos; nos encargamos; llamo; tienes respuesta; tiene respuesta; sigo en ello;
        estoy en ello; verifico; compruebo; lo envio; investigo""",
    "offer": """
        una rebaja; rebaja de; te rebajamos; pagamos; te pago; le pago; te pagamos; no te costara;
        no te cuesta nada; sin pagar; no pagas nada; recuperaras tu dinero; recibiras el dinero; te devolvemos;
        le devolvemos; devolvemos; te abonamos; la mitad del precio; mitad de precio; bonificacion; reembolsado;
        reembolsamos; te invitamos; invita la casa; sin coste; sin costo; nos hacemos cargo de los gastos;
        puntos de regalo; reembolsarle; reembolsarte; reembolso completo; le reembolsamos; te reembolsamos;
        te reembolso; reembolsar; devuelvo el dinero; devolvemos el dinero; te devuelvo; devolveremos;
        devolver el dinero; gratuit*; gratis; compensar; compensarte; compensarle; compensaremos; compensacion;
        indemniz*; un descuento; descuento del; descuento de; regalo un; te regalamos; te regalo; regalamos;
        de regalo; corren de nuestra cuenta; corre de nuestra cuenta; a nuestra cuenta; un cupon; cupon de; un vale;
        vale de; un bono; bono de; abonaremos; abonamos; te abono; un saldo""",
    "_offer": "descuento de la; el codigo de descuento",
    "goodwill": """
        reembols*; cupon; cupones; vale; vales; devolucion; descuento*; regalo; regalos; devuelvan el dinero;
        dinero de vuelta; voucher*""",
    "_goodwill": "vale la pena; me vale; vale maya; mas vale; tengo presente; tener presente; tenemos presente",
    "give": """
        te hacemos; te hago; le hacemos; te damos; te doy; le damos; te regalamos; aqui tienes; aqui tiene;
        he anadido; recibiras; recibira; te ofrecemos; te ofrezco; le ofrecemos; te enviamos un; he emitido;
        te concedo""",
    "deny": "no es posible; no hace falta; no es necesario; no puedo prometer; no podemos prometer; no puedo ofrecer",
    "liability": """
        aceptamos la culpa; asumimos la culpa; ignoramos; culpa fue nuestra; culpa ha sido nuestra;
        por nuestra culpa; error nuestro; nuestro error; nuestra responsabilidad; asumimos la responsabilidad;
        sabiamos; defectuoso; defectuosa; nuestra negligencia; causado por nosotros; nuestra culpa; culpa nuestra;
        culpa es nuestra; mi culpa; culpa mia; tenemos la culpa; negligencia; negligente*; negligentes;
        somos responsables; responsabilidad legal; toda la responsabilidad; culpable*; admitimos; reconocemos;
        nosotros causamos; causamos; incumplimos la ley""",
    "_liability": "no es nuestra culpa; no es culpa nuestra; culpa tuya; culpa suya; tu culpa; de quien es la culpa",
    "promise": """
        hoy; manana; en # horas; en # hora; en # minutos; en una hora; en media hora; dentro de una hora; prometo;
        prometemos; garantizo; garantizamos; inmediatamente; ahora mismo""",
    "_promise": "no puedo prometer; puedo prometer; prometer",
    "private": """
        mensaje privado; mensajes privados; mensaje directo; mensajes directos; md; dm; en privado; por privado;
        por correo; por telefono; llamame; llamanos; llamenos; llame; escribe a; escriba a""",
    "needless": "no hace falta; no es necesario; no necesitas; no tienes que; no tiene que; sin necesidad",
    "asks": """
        numero de pedido; numero de cliente; su direccion; tu direccion; su telefono; tu telefono;
        correo electronico; tu correo; su correo; tus datos; sus datos; fecha de nacimiento; codigo postal;
        numero de tarjeta""",
    "request": """
        cual es; dime; digame; dame; deme; me das; me da; necesito; necesitamos; manda; mandame; mandeme; envia;
        enviame; envianos; envieme; indica; indicame; indiquenos; por favor; puedes; podrias; podria; facilitanos""",
    "we": """
        escribenos; llamanos; mandanos; envianos; cuentanos; dinos; contactanos; avisanos; hacemos; podemos;
        tenemos; queremos; somos; vamos; nosotros; nosotras; nos""",
    "title": "senor; senora; senorita; sr; sra; srta; don; dona",
    "weekday": "lunes; martes; miercoles; jueves; viernes; sabado; domingo",
    "month": "enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre; octubre; noviembre; diciembre",
    "delivery": """
        llega; llegara; llegar; entregara; entregaremos; entrega; recibiras; recibira; envia; enviara; enviado;
        sale; cambiaremos; sustituye""",
    "day": "hoy; manana; esta noche; esta tarde; esta semana; la proxima semana; pasado manana",
    "policy": """
        la garantia te; la garantia le; la garantia cubre; en garantia; da derecho; tienes derecho; tiene derecho;
        nuestra politica permite; segun nuestra politica""",
    "colleague": "companera; companero; companeros; jefa; jefe; encargada; pregunta por; llama a",
    "soon": """
        pronto; en breve; lo antes posible; cuanto antes; proximamente; mas tarde; la proxima semana;
        en los proximos dias; a la mayor brevedad""",
}

SMALL = """
    el la los las y que de su te tu es no una por para con lo siento aqui esto estoy le del muy mi un se en a al
    me ha he hay hola gracias ahora mismo cuanto como pero si ya mas antes mando perdona ocupo miro escribo
    disculpa donde cuando tus sus nuestro nuestra eso esta este puedo mandame desde lunes paso sepa algo bien
    hoy"""

COMMON = """
    hola gracias siento lamento perdona perdon disculpa disculpas molestias experiencia problema mensaje espera
    esperabas entiendo escribir escribo otro otra otros otras para pero como cuando donde porque desde hasta
    sobre entre tras esto este esta estos estas eso esa ese aqui alli todo toda todos todas mucho mucha muchos
    muchas muy mas menos bien estoy estamos haber habia tiene tienes tengo puede puedo hace hacer hecho sido era
    fue ser con sin por los las una unos unas del que quien cual vez veces siempre nunca tambien solo ahora hoy
    ocupo miro equipo cliente servicio dejo deja"""
