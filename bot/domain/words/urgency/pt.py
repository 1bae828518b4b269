"""What makes a post pressing, in Portuguese of both sides of the ocean."""

from collections.abc import Mapping

_BODY = (
    "mao/maos/dedo/dedos/braco/perna/pe/rosto/cara/olho/olhos/lingua/boca/costas/cabeca/nariz/dente/pele/joelho/"
    "pulso/anca/tornozelo/cotovelo/ombro/costela/costelas/testa/femur/clavicula/labio/orelha/queixo/garganta/"
    "bacia"
)
_FAMILY = (
    "mae/pai/avo/filho/filha/crianca/bebe/marido/mulher/esposa/esposo/"
    "irma/irmao/vizinha/vizinho/tia/tio/sogra/sogro/pais/menino/menina/idoso/idosa"
)
_DATA = (
    "dados/encomenda/encomendas/pedido/pedidos/fatura/faturas/morada/endereco/numero/nome/conta/telefone/"
    "telemovel/informacoes/informacao/email/e-mail/contrato/documentos/reserva/cpf/nif"
)
_OTHER = (
    "outra senhora/outro senhor/outra mulher/outro homem/outra familia/outro passageiro/outro paciente/alguem/"
    "outra pessoa/outro cliente/outra cliente/outros clientes/outras pessoas/outro usuario/outros usuarios/"
    "outro utilizador/outros/terceiros/um desconhecido/uma desconhecida/desconhecidos/um estranho/estranhos"
)
_DAYS = (
    "segunda/terca/quarta/quinta/sexta/sabado/domingo/ontem/anteontem/segunda-feira/terca-feira/quarta-feira/"
    "quinta-feira"
)
_MONTHS = "janeiro/fevereiro/marco/abril/maio/junho/julho/agosto/setembro/outubro/novembro/dezembro"
_NTH = "segunda/terceira/quarta/quinta/sexta/setima/enesima/decima/2a/3a/4a/5a"
_SPAN = "dias/semanas/semana/meses/mes/horas/hora/anos/ano"

SIGNS: Mapping[str, str] = {
    "safety": """
        (deitar/deita/deitou/deitava/soltar/soltando/soltou/sair/largar) ~ (fumo/fumaca/faiscas/fogo); (tomada/
        ficha/cabo/carregador/ferro) ~ (queimado/queimou/derretid*/derreteu/preto/preta); estrondo; estouro;
        (cheiro/vapores) (quimico/toxicos); fios descarnados; prego no; agulha no; ardeu; queimou a tomada; fogo
        (na/no) (cozinha/aparelho/carregador); (pegou/pega/pegando/ateou/pegaram) fogo; em chamas; chamas; incendio;
        incendios; incendiou; a arder; (sai/saiu/saindo/saia/sair/deita/deitou/com/muita/muito) (fumo/fumaca);
        (fumo/fumaca) (da/do/preto/branco/preta/pela/pelo/em); fumaca; fumegar; faisca; faiscas; explodiu; explode;
        explodiram; explodir; explosao; rebentou ~ (vidro/bateria/panela); estourou ~ (vidro/bateria/panela/
        celular); curto circuito; curto-circuito; sobreaquec*; superaquec*; derreteu; derretido; derretida;
        derretendo; (fuga/vazamento/escape) de gas; (cheira/cheirava/cheiro) (muito/) a (gas/queimado); cheiro de
        (gas/queimado); monoxido; bateria ~ (inchada/inchou/estufada); (pedaco*/caco*/estilhaco*/bocado*) de (vidro/
        metal/plastico/arame); (vidro/vidros) (na/no/dentro); corpo estranho; larva*; salmonel*; listeria; bolor
        (no/na); mofo (no/na); (freio*/travoes) ~ (falhou/falharam); bombeiros; evacuad*; quente ~ tocar; quadro
        disparou; aterragem de emergencia; pouso de emergencia""",
    "hazard": """
        (risco/perigo) de (incendio/explosao/choque/queimadura*/asfixia/morte); perigo; perigoso; perigosa;
        perigosos; perigosas; perigosissimo; (e/nao e) (seguro/segura) (para/deixar/usar/ligar); inseguro; toxico;
        toxica; recall; recolha do produto; armadilha mortal; poe em perigo""",
    "injury": f"""
        escorreg*; (caiu/cai/caimos) (na/no/da/do/por/nas); (partiu/quebrou/fraturou/torceu/partiu-se/abriu) (um/
        uma/o/a) ({_BODY}); dente partido; urticaria; inchad* ~ (cara/rosto/olhos/labios); gesso; operad*;
        gastroenterite; diarreia; engoliu (um/uma); no medico; deu choque; dando choque; da choque; (choque/choques)
        (eletrico*/electrico*/na/no); (levei/levou/tomei/tomou/apanhei/apanhou/deu) (um/) choque; eletrocut*;
        (ferido/ferida/feridos/feridas/feriu/feri/ferimento*); ferimentos; lesao; lesoes; hospital; hospitaliz*;
        internad*; pronto socorro; pronto-socorro; (nas/as/de) urgencias; ambulancia; samu; inem; sangr*; sangue
        (por/na/no/a); (queimou/queimei/queimaram/queimado/queimada) (a/o/as/os/me/se/minha/meu); queimou-se;
        queimei-me; me queimei; se queimou; queimadura*; escald*; bolhas na; pontos (na/no) (mao/dedo/cabeca/perna);
        (levei/levou) (#/quatro/varios) pontos; intoxicacao; intoxicad*; envenena*; vomit*; reacao alergica;
        alergica grave; anafil*; asfixi*; engasg*; sufoc*; doente* (depois/apos) ~ (comer/jantar/almocar); passei
        mal; passou mal; passaram mal; (cortei/cortou/parti/partiu/quebrei/quebrou/fraturei/fraturou/queimei/
        queimou/entalou/prendeu/esmag*) (o/a/os/as/um/uma) ({_BODY}); ({_BODY}) (partido/partida/quebrado/quebrada/
        queimada/queimado); fratur*; concussao; inconsciente; desmai*; atropel*; (cai/caiu/queda) ~ (escada*/
        cadeira/hospital/culpa); (quase) (morri/morreu/morremos/morria); mordeu; mordido; engoliu ~ (pilha/iman/ima/
        pedaco)""",
    "legal": """
        (a/na/para a/da) justica; juiz; julgamento; meu advogado; acionar judicialmente; judicialmente; juridic*;
        advogad*; processar (voces/a/os/vos/essa/esta/a vossa/a empresa/voce); (vou/vamos/quero/vao ser/terei de/
        vou-vos) processar; vou processa-los; processa-los; processo (judicial/na justica/em tribunal/contra);
        processados; (acao/accao) (judicial/na justica/em tribunal/coletiva/legal); medidas (legais/judiciais); vias
        (legais/judiciais); notificacao (judicial/extrajudicial); tribunal; tribunais; juizado*; (na/a) justica;
        pequenas causas; (apresent*/fazer/faco/fiz/registar/registrar/abrir/abri) ~ (queixa/boletim/ocorrencia) ~
        (policia/psp/gnr/delegacia); queixa-crime; queixa crime; queixa (na/a) (policia/psp/gnr); boletim de
        ocorrencia; (na/a) (policia/delegacia); julgado* de paz; danos morais; indenizacao; indemnizacao;
        providencias legais; entrar com (processo/acao)""",
    "press": """
        procon; reclame aqui; reclameaqui; livro de reclamacoes; livro (amarelo); portal da queixa; consumidor gov;
        deco; deco proteste; anacom; anatel; anac; aneel; asae; erse; banco (de portugal/central) ~ (queixa/
        reclam*); bacen; cnpd; anpd; provedor*; ombudsman; centro de arbitragem; defesa do consumidor; direitos do
        consumidor; jornalista; jornalistas; reporter; (na/a/pela) imprensa; imprensa; (nos/aos) (jornais/media/
        meios de comunicacao); comunicacao social; (gostaria/queria) de um comentario; celso russomanno; entidade
        reguladora; regulador; vigilancia sanitaria; ministerio publico; inspecao (sanitaria/do trabalho)""",
    "money": """
        (assinatura/subscricao/servico/seguro/plano) ~ (nunca/nao) (fiz/pedi/contratei/subscrevi/autorizei/quis);
        (descontados/debitados/cobrados) (por/sem); # (descontados/debitados/cobrados); (cobrado/cobrada/cobraram/
        debitado/debitaram) ~ (# vezes/mais do que/a mais/sem/cancel*); (cobranca/debito/compra) (desconhecid*/
        suspeit*/fraudulent*); valor ~ (duplicado/em dobro); (cobr*/debit*/descont*/fatur*/pag*/pago) ~ (duas vezes/
        # vezes/em dobro/a dobrar/em duplicado/duplicad*/dobrado); (cobranca*/debito*/pagamento) (indevid*/
        duplicad*/dupla/duplo/em duplicado/nao autorizad*/abusiva/fraudulent*); (debito/cobranca/compra/
        levantamento/saque) ~ sem (autorizacao/permissao/consentimento/avisar/minha); sem (minha/a minha/)
        (autorizacao/permissao/consentimento) ~ (cobr*/debit*/conta/cartao); (continuam/continua/seguem) (a/)
        (cobrar/cobrando/debitar/debitando/descontar/descontando/faturar/tirar/me cobrando); (tiraram/tirou/sacaram/
        roubaram/retiraram/debitaram/levantaram/descontaram/sumiram) ~ (dinheiro/conta/cartao/euros/reais);
        (roubaram/roubou) (o/meu/me) ~ dinheiro; meu dinheiro (sumiu/desapareceu); dinheiro ~ (sumiu/desapareceu) da
        conta; conta ~ (no vermelho/negativa/a descoberto/no negativo); fui (burlad*/roubad*/lesad*/enganad*);
        cobrado a mais; cobraram a mais; fraude no (cartao); (conta/cartao) sem (minha/a minha/) (autorizacao/
        permissao/consentimento); nao (autorizei/reconheco) ~ (cobranca/debito/compra/pagamento)""",
    "vulnerable": f"""
        (minha/meu/nossa/nosso) ({_FAMILY}) (de/tem/com/) # (anos/meses); # anos ~ sem (luz/agua/aquecimento/
        energia); (senhora/senhor/pessoa/mulher/homem/idosa/idoso) (de/com) # anos; recem-nascid*; recem nascid*;
        (meu/nosso/o meu) bebe; bebe (de/com) # (meses/semanas); lactente; deficien* (fisic*/motor*/visual/
        auditiv*); (com/pessoa com/tem) deficiencia; deficiente*; mobilidade reduzida; cadeirante*; cadeira de
        rodas; gravida; gestante; gravidez; idoso; idosa; idosos; acamad*; medicamento*; medicacao; remedio* (do/da/
        de/para/controlado); insulina; dialise; hemodialise; oxigenio; ventilador pulmonar; diabetic*; epilet*;
        epilept*; asmatic*; asma; cancer; cancro; quimio*; alzheimer; demencia; parkinson; (suicid*/me matar/
        matar-me); (sou/e) (cego/cega/surdo/surda); cao-guia; cao guia; sem (aquecimento/agua quente); nao ha agua
        quente; cuidados paliativos; viuva; viuvo; falecid*; falecimento; faleceu; mae solteira; autis*; sem-abrigo""",
    "leak": f"""
        (passaporte/{_DATA}) (de/do/da) ({_OTHER}); em copia ~ (emails/clientes); todos ~ (veem/tem) (o meu/meu)
        (email/numero); (vazamento/fuga/roubo/violacao) de (meus/os/) dados; ({_DATA}) (de/a/para/do/da) ({_OTHER});
        ({_DATA}) (doutra pessoa/doutro cliente/alhei*); (meu/minha/meus/minhas) ({_DATA}/dados pessoais/dados
        bancarios/numero de telefone) ~ (a/para/com) ({_OTHER}); (meu/minha/meus/minhas) ({_DATA}/dados pessoais/
        dados bancarios/numero de telefone) ~ (public*/visive*/expost*/vazad*/vazaram/vendid*/internet/google/
        partilhad*/compartilhad*); vazaram meus; vazaram os meus; hackead*; hackearam; invadiram (minha/a minha)
        conta; conta (invadida/hackeada); roubo de identidade; lgpd ~ (viola*/descumpr*); violacao (da lgpd/do rgpd/
        de privacidade/da privacidade); rgpd ~ (viola*/incumpr*); senha* ~ (vazad*/expost*/texto); palavra-passe ~
        (exposta/roubada)""",
    "again": f"""
        ({_NTH}) (protocolo/email/tecnico/agendamento); (quinto/quarto/terceiro/segundo/sexto) (protocolo/email/
        tecnico/pedido/contacto/contato/agendamento); ({_NTH}) (vez/reclamacao/queixa/chamada/tentativa/visita/
        avaria); # vezes; outra vez; de novo; novamente; mais uma vez; (varias/muitas/diversas/inumeras/mil/tantas/
        repetidas) vezes; quantas vezes; (ninguem) ~ (responde/atende/resolve/faz/liga/respondeu/resolveu/
        respondem); (sem/nenhuma/zero) (resposta/retorno/respostas/solucao); nao (respondem/respondeu/atendem/
        retornam); ignor* (me/meus/os meus/por/as); (mesmo/mesma) (problema/erro/avaria/historia/defeito) ~ (de/da/
        que/sempre/outra); (ja) (liguei/escrevi/reclamei/contactei/contatei/enviei/mandei/falei/avisei/disse) ~
        (vezes/nada/sem/ninguem/sobre/e); toda vez; todas as vezes; todos os dias ~ (mesmo/mesma); # (emails/
        e-mails/chamadas/ligacoes/mensagens/protocolos/reclamacoes); repetidamente; sempre a mesma""",
    "money back": """
        dinheiro de volta; devolucao; meu dinheiro; estorn*; reembols*""",
    "waiting": f"""
        (espero/esperar/esperando/aguardo/aguardando/aguardar/espera) ~ (ha/desde/{_SPAN}/resposta/minutos/
        telefone); ha (mais de/quase/ja/cerca de/) (#/um/uma/varios/varias/umas) ({_SPAN}) (que/a espera/sem/espero/
        aguardo/e); comprei ha; (comprei/encomendei/pedi) ha # (dias/semanas/meses); ha # ({_SPAN}) e (nada/ainda);
        ha (dias/semanas/meses) (que/sem/a); ha semanas; ha dias; (faz) (#/um/uma/mais de #) ({_SPAN}) (que); #
        ({_SPAN}) (e/sem/de atraso/depois/a espera/esperando) ~ (nada/sem/nao/nenhum*/ainda/atraso/espera*); (uma
        hora/# horas/# minutos) (a espera/ao telefone/em espera/no telefone/esperando); a espera (no/do/de/ha);
        ainda (nao/sem/nada/a espera/aguardo); ate (agora/hoje) (nada/nao); nada de (chegar/resposta); (nunca)
        (chegou/recebi); nao (chegou/recebi/entregaram); cade (o/meu/minha); onde (esta/anda) (o meu/a minha/meu/
        minha); desde ({_DAYS}/{_MONTHS}); em atraso; atrasad*; dia #""",
    "_": """
        detetor* de fumo; detector* de (fumo/fumaca); # horas por dia; em # dias; em # horas; dentro de # dias""",
    "-safety": """
        (risco/perigo) de (incendio/explosao/fogo); (sabe/sabor/gosto) a queimado; gosto de queimado; salmao
        (fumado/defumado); (chocolate/queijo) derretid*; fogo de artificio; fogos de artificio; explodiu de (rir/
        alegria); (promocoes/ofertas) ~ (explos*/bomba); uma bomba""",
    "-hazard": """
        sem perigo; (e/nao e) seguro para pagar""",
    "-injury": """
        partiu-se-me o coracao; (partiu/quebrou) o coracao; (trabalho/trabalha) ~ (hospital/urgencias); mor* de
        (rir/amores/vontade/saudade*); doi pagar; pontos (de fidelidade/no cartao/acumulados); (levei/ganhei) #
        pontos (no/de) (cartao/programa); choque (ao ver/com o preco)""",
    "-legal": """
        (trabalho/trabalha) (com/para) advogad*; (irma/irmao/mae/pai/mulher/marido/amiga/amigo) e advogad*; fazer
        justica; processo de (compra/devolucao/encomenda/registo); processe-nos; rua do tribunal; por justica""",
    "-press": """
        prensa de; (li/vi) ~ (publico/jornal/imprensa); regulador de (voltagem/pressao/tensao)""",
    "-money": """
        pagar em (duas/#) vezes; a cargo (de/do); pago em duas; pagar (duas) vezes sem juros""",
    "-vulnerable": """
        azul bebe; deficiente (servico/atendimento); (servico/atendimento/comunicacao) deficiente; sexta deficiente""",
    "-leak": """
        fuga de (agua/gas/oleo); vazamento de (agua/gas/oleo)""",
    "-again": f"""
        obrigad* ~ (outra vez/de novo/novamente); (mais uma vez) (obrigad*/parabens); nunca mais; ({_NTH}) vez que
        (compro/encomendo/volto/venho); (voltar/volto/comprar/compro) ~ (outra vez/de novo/novamente); em # vezes;
        segunda vez ~ feliz""",
    "-waiting": """
        cliente ha ~ anos; cliente desde; (chegou/recebi) em # (dias/horas); ha # anos; ha dez anos""",
}
