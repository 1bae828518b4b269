"""What makes a post pressing, in Spanish."""

from collections.abc import Mapping

_BODY = (
    "mano/manos/dedo/dedos/brazo/pierna/pie/cara/ojo/ojos/lengua/boca/espalda/cabeza/nariz/diente/piel/rodilla/"
    "muneca/cadera/tobillo/costilla/costillas/codo/hombro/frente/menton/femur/clavicula/labio/oreja/garganta/"
    "ceja"
)
_FAMILY = (
    "madre/padre/mama/papa/abuela/abuelo/abuelita/abuelito/hijo/hija/"
    "nino/nina/bebe/marido/mujer/esposa/esposo/hermana/hermano/vecina/vecino/tia/tio/suegra/suegro/padres"
)
_DATA = (
    "datos/pedido/pedidos/factura/facturas/direccion/numero/nombre/cuenta/telefono/informacion/correo/correos/"
    "contrato/historial/documentos/reserva"
)
_OTHER = (
    "otra senora/otro senor/otra mujer/otro hombre/otra chica/otro chico/otra familia/otro pasajero/"
    "otro paciente/alguien mas/otra persona/otro cliente/otra clienta/otros clientes/otras personas/otro usuario/"
    "otros usuarios/otro/terceros"
)
_DAYS = "lunes/martes/miercoles/jueves/viernes/sabado/domingo/ayer/anteayer/anoche"
_MONTHS = "enero/febrero/marzo/abril/mayo/junio/julio/agosto/septiembre/octubre/noviembre/diciembre"
_NTH = "segunda/tercera/cuarta/quinta/sexta/septima/enesima/decima/2a/3a/4a/5a"
_SINCE = "dias/semanas/semana/meses/mes/horas/hora/ano/anos"

SIGNS: Mapping[str, str] = {
    "safety": """
        (echar/echaba/echando/echo/soltar/soltando/soltaba) (chispas/humo/fuego); (empezo a) (arder/humear); fundio
        ~ (enchufe/cable); (enchufe/cable/cargador/plancha) ~ (quemado/quemo/negro/fundido/ardio); (salto/se fue) la
        luz; petardazo; estallido; (olor/vapores) (quimico/toxicos); clavo en; aguja en; cables pelados; (fuego)
        (en/de) (la/el) (cocina/bateria/aparato/horno); (prendio/prende/prendido/ardio/ardiendo/ardia) (fuego/en
        llamas/todo/la/el); (se/ha) (prendio/incendio/incendiado); prendio fuego; prendido fuego; (cogio/coge/
        agarro) fuego; en llamas; llamas; incendio; incendios; incendiado; conato de incendio; (sale/salia/salio/
        saliendo/echa/echaba/echo/echando/suelta/sacaba/con/mucho/de) humo; humo (del/de la/negro/blanco/en/por);
        humareda; chispa; chispas; chispazo*; exploto; explota; explotado; explotaron; estallo; estallado;
        explosion; reventado ~ (cristal/bateria/olla); revento; cortocircuito*; sobrecalent*; recalent*; derretido;
        derretida; derritio; derritieron; fuga de gas; escape de gas; (huele/olor/olia) (mucho/) a (gas/quemado/
        chamuscado/plastico); quemado ~ (enchufe/cable/plastico); chamuscado; monoxido; (bateria) ~ (hinchada/
        inflada/hincho); (trozo*/pedazo*/esquirla*/restos) de (cristal/vidrio/metal/plastico/alambre); cristales
        (en/dentro); vidrios (en/dentro); cuerpo extrano; gusanos; salmonela; salmonelosis; listeria; moho en;
        (frenos) ~ (fallaron/fallan/fallo); bomberos; evacuados; desalojados; demasiado caliente ~ tocar; saltaron
        los plomos; aterrizaje de emergencia""",
    "hazard": """
        (riesgo/peligro) de (incendio/explosion/fuego/electrocucion/quemadura*/asfixia/muerte); peligro; peligroso;
        peligrosa; peligrosos; peligrosas; (no es/es/poco/nada) (seguro/segura) (para/dejar/usar/enchufar);
        inseguro; toxico; toxica; retirada del producto; trampa mortal; pone en peligro""",
    "injury": f"""
        (se/me/nos/ha) (ha/) (cayo/caido/resbalo/resbale/resbalado) (por/en/con/de/a); resbal*; (vomitando/vomitos/
        vomitamos); (se/me) (ha/he/) (roto/rompio/partido/fracturado/torcido/cortado/quemado/abierto/golpeado) (el/
        la/los/las/un/una) ({_BODY}); (roto/partido) un diente; urticaria; hinchad* ~ (cara/ojos/labios); en el
        medico; escayola*; operado de; operada de; (tienen que/van a) operar*; trago (un/una); gastroenteritis;
        diarrea; descarga* electrica*; electrocut*; calambre; calambrazo; (me/le) dio (un/la) (corriente/calambre/
        calambrazo/toque/corrientazo); corrientazo; herido; herida; heridos; heridas (en/por/graves/que); lesion;
        lesiones; lesionado; lesionada; lesiono; hospital; hospitaliz*; ingresado; ingresada; (en/a/de) urgencias;
        sala de emergencias; ambulancia; sangr* (por/mucho/la/el/y/de/mi); sangrando; sangre por; (se/me/nos/le/ha)
        (quemo/queme/quemado/quemaron/quema) ~ (mano/manos/dedo/dedos/brazo/cara/lengua/piel/pierna/vuestra/tu/su/
        agua/aceite/hija/hijo); me queme; se quemo (mi/el/la/con); quemadura*; escald*; ampolla*; puntos de sutura;
        (# puntos); intoxicad*; intoxico; intoxicacion*; envenena*; vomit*; reaccion alergica; alergica grave;
        asfixi*; atragant*; ahog* (casi/con/por); enferm* ~ (despues/tras/comer/cenar); ({_BODY}) (roto/rota/rotos/
        quemada/quemado/partido); (corte/corto/cortado/cortaron/rompi/rompio/roto/fracture/pille/pillo/aplasto/
        queme/quemo) (el/la/los/las/un/una) ({_BODY}); fractur*; conmocion; inconsciente; desmay*; atropell*; (cai/
        caida/cayo) ~ (escalera*/silla/hospital/culpa/urgencias/roto); (casi) (muero/muere/se muere/me mata/se mata/
        nos mata); mordio; mordido; trago ~ (pila/iman/trozo)""",
    "legal": """
        letrado; letrada; (poner/pongo/pondre/interponer/metere) ~ demanda; (via/vias) (judicial/penal/civil); en
        manos de ~ (abogad*/justicia); ante el juez; al juez; a juicio; abogad*; (voy a/vamos a/tendre que/quiero/
        pienso/los voy a/les voy a/a) demandar; demandarlos; demandarles; demandaros; demandarte; demandare;
        demandaremos; (pondre/poner/interpondre/presentar/presentare/interponer/puesto/meter/metere) ~ (demanda/
        denuncia/querella); demanda (judicial/colectiva/contra); denuncia (en/a/contra/ante/puesta/presentada/por);
        denunciar*; os denuncio; los denuncio; les denuncio; denunciado; denuncie; tribunal; tribunales; juzgado;
        juzgados; (acciones/accion/medidas/vias/via) (legales/legal/judicial/judiciales); procedimiento judicial;
        querella; burofax; juicio; (ir/voy/ire/acudir/llamar) ~ (policia/comisaria/guardia civil); comisaria; (danos
        y perjuicios); en los juzgados; nos veremos en (el/los)""",
    "press": """
        oficina* (de/del) (consumo/consumidor); (en/a/ante/con/por) consumo; omic; hoja* de reclamacion*; facua;
        ocu; profeco; sernac; indecopi; condusef; defensa del consumidor; defensor del (pueblo/cliente/consumidor);
        proteccion al consumidor; asociacion* de consumidores; organizacion* de consumidores; periodista;
        periodistas; reportero; reportera; (a/la) (la/) prensa; (a/los/en los) (los/) (medios/periodicos); medios de
        comunicacion; (el/al) (mundo/pais) ~ (interesad*/publicar*/contactar*); aepd; agencia de proteccion de
        datos; agencia espanola de proteccion; cnmc; banco de espana ~ (reclam*/queja); superintendencia; sanidad ~
        (denuncia/aviso/inspeccion); inspeccion de (sanidad/consumo/trabajo); aesa; ministerio de consumo;
        (quisiera/querria/solicito) ~ declaracion*; junta arbitral; arbitraje de consumo""",
    "money": """
        (suscripcion/servicio/seguro/abono) ~ (nunca/no) (contrate/pedi/solicite/quise/autorice); (cobrado/cobrados/
        cobraron/descontado/descontados) (por/sin); # (cobrados/descontados); por duplicado; (recibo/cargo/cobro/
        pago) ~ (duplicado/doble/dos veces); (duplicado/duplicaron) (el/un/mi) (cobro/recibo/cargo/pago); (pasado/
        pasaron) (el/dos) (recibo/recibos) ~ (baja/dos veces); cobrado (de mas/sin); (cargo/cobro/recibo)
        (desconocido/sospechoso/fraudulento/que no); (cobr*/cargad*/cargo/cargaron/descont*/factur*/pagado/debit*/
        pague) ~ (dos veces/# veces/doble/duplicado/dobles); (dos/# ) veces ~ (cobrado/cobraron/cobro/cargado);
        (doble/duplicado) (cobro/cargo/pago); (cobro/cobros/cargo/cargos) (indebido*/duplicado*/doble/dobles/no
        autorizado*/no reconocido*/sin autorizacion/sin permiso/fraudulento*/no); (cobro/cobros/cargo/cargos) ~ sin
        (mi/autorizacion/permiso/consentimiento/avisar); (siguen/seguis/sigue/continuan) (cobrando*/cobrandome/
        pasando/cargando*/facturando*); (me/nos) (siguen/seguis) cobrando; (sacado/sacaron/saco/quitado/quitaron/
        retirado/robado/robaron/cogido/descontado/descontaron) ~ (dinero/cuenta/tarjeta/euros/pesos); (robo/robado/
        robaron) (mi/el/me) dinero; mi dinero (desaparecio/robado); (cuenta) ~ (en numeros rojos/descubierto); en
        numeros rojos; cobrado de mas; me (han/) (cobraron/cobrado) ~ (de mas/sin); me estafaron; me han estafado;
        estafado; estafada; sin (autorizacion/consentimiento/permiso) ~ (cobr*/cargo/cuenta/tarjeta); cobro ~
        (cancelad*/baja); (tarjeta/cuenta) sin (mi/) (autorizacion/permiso/consentimiento); cargo ~ no (reconozco/
        autorice/he hecho)""",
    "vulnerable": f"""
        (mi/nuestra/su) ({_FAMILY}) (de/tiene/con/) # (anos/meses); # anos ~ sin (luz/agua/calefaccion/comida);
        (senora/senor/persona/mujer/hombre/anciana) de # anos; recien nacid*; (mi/nuestro) bebe; bebe de # (meses/
        semanas); lactante; discapac*; minusvalid*; movilidad reducida; silla de ruedas; embarazad*; embarazo;
        anciana; anciano; ancianos; persona* mayor*; gente mayor; tercera edad; medicamento*; medicacion; medicinas;
        insulina; dialisis; oxigeno; respirador; diabetic*; epilep*; asmatic*; asma; cancer; quimio*; alzheimer;
        demencia; parkinson; (suicid*/matarme/quitarme la vida); (soy/es) (ciego/ciega/sordo/sorda/invidente); perro
        guia; sin (calefaccion/agua caliente/luz ni); no hay (agua caliente/calefaccion); encamad*; paliativos;
        viuda; viudo; fallecid*; fallecimiento; madre soltera; sin techo; autis*""",
    "leak": f"""
        (dni/pasaporte/{_DATA}) de ({_OTHER}); en copia ~ (correos/direcciones/clientes); todos ~ (ven/tienen) mi
        (correo/telefono/numero/direccion); (filtracion/fuga/robo/brecha) de (mis/los/sus/) datos; ({_DATA}) (de/a)
        ({_OTHER}/un desconocido/una desconocida); ({_DATA}) ajen*; (mi/mis/nuestra/nuestros) ({_DATA}/datos
        personales/datos bancarios/numero de telefono) ~ (a/con) (un/una/otra/otro/otros/terceros) (desconocid*/
        persona/cliente/clientes/usuario/extran*/empresa*/); (mi/mis) ({_DATA}/datos personales/datos bancarios/
        numero de telefono) ~ (public*/visible*/expuest*/filtrad*/vendid*/internet/google/compartid*/en linea/
        terceros); hackead*; hackearon; hackeo; pirateado; suplantacion de identidad; robo de identidad; rgpd; lopd
        ~ (incumpl*/vulner*); proteccion de datos ~ (incumpl*/vulner*/denunc*); contrasena* ~ (filtrad*/texto plano/
        robad*/expuest*); violacion de ~ (privacidad/datos); filtrado mis; filtraron mis; vendido mis datos;
        vendieron mis datos""",
    "again": f"""
        ({_NTH}) (incidencia/ticket/correo/mail/intento/tecnico/cita/parte); ({_NTH}) (vez/reclamacion/queja/
        llamada/averia/entrega/incidencia/ocasion); # veces; otra vez; de nuevo; nuevamente; una vez mas; (varias/
        muchas/mil/repetidas/incontables/tantas) veces; (cuantas) veces; (nadie) ~ (responde/contesta/hace/llama/
        atiende/soluciona/responden/contestado); (sin/ninguna/cero/ni una) (respuesta/contestacion/solucion); no
        (responden/contestan/contestais/respondeis); ignor* (me/mis/nos/por/a sus); (mismo/misma) (problema/fallo/
        error/averia/historia/cuento) ~ (de/que/otra/siempre); (ya) (os/les/he/hemos/lo) (he/han/) (llamado/escrito/
        reclamado/reportado/contactado/dicho/enviado/avisado); (llamado/llame/escrito/escribi/reclamado) ~ (veces/
        sin); cada vez; todos los dias ~ (mismo/igual); # (correos/llamadas/mensajes/emails/mails/reclamaciones/
        quejas); siempre lo mismo; reiterad*""",
    "money back": """
        reembols*; devolucion*; devuelv*; mi dinero; el dinero""",
    "waiting": f"""
        (#/un/una/dos) ({_SINCE}) (esperando/sin/de espera); (llevo/llevamos/lleva) (ya/mas de/casi/) (#/una/un/
        todo/toda/varias/varios) ({_SINCE}/la manana/el dia); (llevo) ~ (esperando/sin); (espero/esperando/esper*) ~
        (desde/{_SINCE}/respuesta/minutos); sigo (esperando/sin); hace (mas de/casi/ya/) (#/un/una/varios/varias)
        ({_SINCE}) (que/y/sin/pedi/compre); # ({_SINCE}) (y/sin/despues/esperando/de espera/de retraso/con); desde
        hace (dias/semanas/meses); desde hace # (dias/semanas/meses/horas) ~ (sin/no/espera*); desde (el/la)
        ({_DAYS}/pasado/semana); desde ({_DAYS}/{_MONTHS}); (todavia/aun) (no/sin/nada/espero/estoy); (una hora/#
        horas/# minutos) (al/en el/en) (telefono/espera/linea); donde esta mi; dia #; no (llega/ha llegado/llego/
        recibo/he recibido/recibi); (mucho/tanto/cuanto) tiempo (mas/esperando/de espera); con retraso""",
    "_": """
        detector* de humo*; horno* de humo; # horas al dia; en # dias; en # horas""",
    "-safety": """
        (riesgo/peligro) de (incendio/incendios/fuego/explosion); echan humo; (ofertas/oferta/precios) ~ (echan/
        llamas/fuego); sabe a quemado; sabor a quemado; chispa en vuestr*; sin chispa; salmon ahumado; (chocolate/
        queso) derretido; hacer humo; venden humo; vender humo; vende humo; explota de risa; (hay/tiene/con) chispa;
        color humo; la bomba""",
    "-hazard": """
        sin peligro; peligro de extincion; (es/no es) seguro para pagar""",
    "-injury": """
        (rompio/partio/roto) el corazon; (me/se) (rompio/partio) el corazon; (trabajo/trabaja/trabajamos) ~
        (hospital/urgencias); muer* de (risa/ganas/amor/envidia); me duele pagar; puntos de (fidelidad/descuento/
        regalo); # puntos (de/acumulad*/en mi); la herida del orgullo; cuesta sangre; descarga (gratis/de la app)""",
    "-legal": """
        (trabajo/trabaja) (con/para) abogad*; (hermana/hermano/madre/padre/mujer/marido/amiga/amigo/novia/novio) es
        abogad*; ir a juicio por una; mucha demanda; (hay/tiene/alta/gran/la) demanda (de este/de/alta); calle del
        tribunal; a juicio de; en mi juicio; a mi juicio; (perdido/perder) el juicio""",
    "-press": """
        la prensa de (ajo*/frutas); (consumo/bajo) (electrico/consumo/de energia/energetico/bajo/reducido); en
        consumo (de/electrico); (lei/leido/vi/visto/leo) ~ (pais/mundo/prensa)""",
    "-money": """
        pagar en (dos/#/tres) veces; (pago/pagar) en dos; a vuestro cargo; a su cargo; a cargo (de/del); cargar la;
        mes de cargo; carga dos veces""",
    "-vulnerable": """
        azul bebe; sin luz (indirecta/natural)""",
    "-leak": """
        fuga de (agua/gas/aceite)""",
    "-again": f"""
        gracias (otra vez/de nuevo/nuevamente); (gracias) ~ (otra vez/de nuevo/nuevamente); nunca mas; ({_NTH}) vez
        (que/) ~ (encantad*/feliz/contenta/contento/perfecto); (volver/volvere/comprar/comprare) ~ (otra vez/de
        nuevo); (pagar/pago) en # veces; una vez mas gracias; cada vez mejor; cada vez (me gusta/mas contenta)""",
    "-waiting": """
        cliente desde hace ~ anos; cliente hace # anos; desde hace # anos; desde hace diez anos; llevo # anos ~
        (client*/content*/feliz); (llego/llegado) en # (dias/horas)""",
}
