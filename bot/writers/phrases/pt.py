"""Portuguese, as in Portugal.

`<thing>` and `<team>` come with their article; no sentence puts «de», «em» or «por» before them.
"""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, Language, Speech, pairs, turns

SPEECH = Speech(
    hello=("Olá {name},", "Olá {name},"),
    nameless=("Olá,", "Olá,"),
    quotes=("“", "”"),
    restated=(
        "{lamento|lamentamos} muito: <said>, e isto não devia acontecer.",
        "{peço desculpa|pedimos desculpa}: <said>, e não está bem.",
        "<said>, e {peço desculpa|pedimos desculpa} por isso.",
        "{agradeço|agradecemos} o aviso, e {peço desculpa|pedimos desculpa}: <said>.",
        "~é aborrecido, e {lamento|lamentamos}: <said>.",
        "ninguém devia passar por isto, e {lamento|lamentamos}: <said>.",
        "{lamento|lamentamos} a sério o sucedido: <said>.",
    ),
    quoted=(
        "“<said>”: {lamento|lamentamos} muito, isto não devia acontecer.",
        "“<said>” não está bem, e {peço desculpa|pedimos desculpa}.",
        "{li|lemos} “<said>” e {lamento|lamentamos} a sério.",
        "{agradeço|agradecemos} a clareza, e {peço desculpa|pedimos desculpa} por isto: “<said>”.",
        "ninguém merece passar por isto, e {peço desculpa|pedimos desculpa}: “<said>”.",
        "{lamento|lamentamos} que tenha chegado a este ponto: “<said>”.",
        "~é mesmo aborrecido, e {peço desculpa|pedimos desculpa}: “<said>”.",
    ),
    about=(
        "{lamento|lamentamos} muito o problema com <thing>.",
        "{peço desculpa|pedimos desculpa} pelo que aconteceu com <thing>.",
        "isto não está bem, e {lamento|lamentamos} o que se passou com <thing>.",
        "com <thing> isto não podia acontecer, e {peço desculpa|pedimos desculpa}.",
        "{lamento|lamentamos} a sério todo o incómodo com <thing>.",
        "ainda bem que o aviso chegou, e {peço desculpa|pedimos desculpa} pelo que houve com <thing>.",
        "~é aborrecido, e {peço desculpa|pedimos desculpa} pelo problema com <thing>.",
    ),
    worded=(
        "{li|lemos} com atenção o que há a dizer sobre <thing>, e {peço desculpa|pedimos desculpa}.",
        "{lamento|lamentamos}: <thing> não devia ser motivo para escrever.",
        "{peço desculpa|pedimos desculpa} pelo que se passou, e <thing> não fica sem resposta.",
    ),
    plain=(
        "{lamento|lamentamos} muito, isto não devia acontecer.",
        "{peço desculpa|pedimos desculpa} pelo que aconteceu.",
        "isto não está bem, e {peço desculpa|pedimos desculpa}.",
        "{lamento|lamentamos} a sério esta má experiência.",
        "{peço desculpa|pedimos desculpa}, ninguém merece passar por isto.",
    ),
    still=(
        "{peço desculpa|pedimos desculpa} outra vez: com <thing> isto já dura há demasiado tempo.",
        "{lamento|lamentamos}, com <thing> ainda não há solução.",
        "isto arrasta-se, {eu sei|nós sabemos}, e {lamento|lamentamos} a demora com <thing>.",
        "{peço desculpa|pedimos desculpa} pelo silêncio; o assunto com <thing> não ficou esquecido.",
        "com <thing> já era tempo de estar tudo tratado, e {peço desculpa|pedimos desculpa}.",
        "{lamento|lamentamos} não ter ainda boas notícias sobre <thing>.",
        "pela segunda vez, {peço desculpa|pedimos desculpa}: com <thing> já vai longo demais.",
    ),
    short=(
        "{lamento|lamentamos} o problema com <thing>.",
        "{peço desculpa|pedimos desculpa} pelo problema com <thing>.",
    ),
    steps=(
        "{Vou verificar|Estamos a verificar} isto agora com <team> e {escrevo|escrevemos} aqui<when>.",
        "{Trato disto|Tratamos disto} com <team> e a resposta chega aqui<when>.",
        "{Vou ver|Estamos a verificar} com <team> <look> e {respondo|respondemos} aqui<when>.",
        "{Vou perguntar|Tratamos já de perguntar} <look> e {volto|voltamos} a escrever aqui<when>.",
        "{Estou a verificar|Estamos a verificar} <look>, com <team>, e {dou|damos} notícias aqui<when>.",
        "{Vou falar|Tratamos de falar} já com <team> e {escrevo|escrevemos}<when>.",
        "Com <team>, {verifico|estamos a verificar} <look>; a resposta fica aqui<when>.",
        "{Cuido|Tratamos} disto até ao fim, com <team>, e {dou|damos} notícias<when>.",
    ),
    short_steps=(
        "{Trato disto|Tratamos disto} e a resposta chega aqui<when>.",
        "{Vou verificar|Estamos a verificar} e {escrevo|escrevemos} aqui<when>.",
        "{Vou ver|Tratamos disto} e {dou|damos} notícias<when>.",
    ),
    write_to=(
        "Dados pessoais, só para <contact>.",
        "Nomes e números ficam mais seguros em <contact>.",
        "O que é pessoal, por favor, só para <contact>.",
        "Para os detalhes da encomenda e o resto: <contact>.",
        "Nada de pessoal em público, antes em <contact>.",
    ),
    direct=(
        "Dados pessoais, só por mensagem privada.",
        "Nomes e números ficam mais seguros numa mensagem privada.",
        "O que é pessoal, por favor, só por mensagem privada.",
        "Para os detalhes da encomenda e o resto, uma mensagem privada.",
        "Nada de pessoal em público, antes uma mensagem privada.",
    ),
    warm=(
        "{Agradeço|Agradecemos} o tempo que levou a escrever isto.",
        "{Sei|Sabemos} que isto cansa, e {levo-o|levamo-lo} a sério.",
        "{Agradeço|Agradecemos} a paciência.",
    ),
    unplug=("Até lá, é melhor deixar o aparelho desligado da tomada.", "Até lá, é melhor não o usar."),
    praise_said=(
        "“<said>”: que bom ler isto, {agradeço|agradecemos} muito. A equipa vai saber.",
        "{agradeço|agradecemos} de coração, “<said>” chega já à equipa.",
        "que alegria ler “<said>”, {agradeço|agradecemos} muito. {Vou mostrá-lo|Vamos mostrá-lo} a quem o merece.",
        "que mensagem tão simpática, “<said>”. {Agradeço|Agradecemos} muito.",
        "{agradeço|agradecemos} o tempo para escrever “<said>”. A equipa vai gostar.",
    ),
    praise=(
        "{agradeço|agradecemos} muito as palavras sobre <thing>. A equipa vai gostar de ler.",
        "que bom ler isto sobre <thing>, {agradeço|agradecemos} muito. A mensagem chega já à equipa.",
        "que alegria saber que correu bem com <thing>. {Agradeço|Agradecemos} de coração.",
        "{agradeço|agradecemos} a mensagem tão simpática sobre <thing>. {Vou contar|Vamos contar} à equipa.",
        "{agradeço|agradecemos} o tempo para escrever sobre <thing>.",
    ),
    praise_plain=(
        "{agradeço|agradecemos} muito as palavras, a equipa vai gostar de ler.",
        "que bom ler isto, {agradeço|agradecemos} muito. {Vou contar|Vamos contar} à equipa.",
        "que mensagem tão simpática, {agradeço|agradecemos} de coração.",
    ),
    solved=(
        "que bom que ficou resolvido, {agradeço|agradecemos} o aviso. Se faltar algo, basta uma palavra aqui.",
        "{agradeço|agradecemos} a mensagem e a paciência. {Continuo|Continuamos} aqui para o que for preciso.",
        "boa notícia, {agradeço|agradecemos}. Se houver mais alguma coisa, {estou|estamos} aqui.",
    ),
    question=(
        (
            "{agradeço|agradecemos} a mensagem sobre <thing>. {Vou verificar|Estamos a verificar} e a "
            "resposta chega aqui<when>."
        ),
        (
            "{agradeço|agradecemos} a pergunta sobre <thing>. {Vou ver|Tratamos de ver} com <team> e "
            "{respondo|respondemos} aqui<when>."
        ),
        (
            "sobre <thing> não {quero|queremos} adivinhar: {verifico|tratamos de verificar} e "
            "{escrevo|escrevemos} aqui<when>."
        ),
        "{vou ver|tratamos de ver} isso sobre <thing>, e a resposta fica aqui<when>.",
        "{trato|tratamos} já da pergunta sobre <thing> e {respondo|respondemos} aqui<when>.",
    ),
    question_plain=(
        "{agradeço|agradecemos} a mensagem. {Vou verificar|Estamos a verificar} e a resposta chega aqui<when>.",
        "{agradeço|agradecemos} a pergunta. {Vou ver|Tratamos de ver} com <team> e {respondo|respondemos} aqui<when>.",
        "antes de responder {vou verificar|tratamos de verificar} com <team>, e {escrevo|escrevemos} aqui<when>.",
    ),
    noted=(
        "{agradeço|agradecemos} a mensagem. {Vou ver|Tratamos disto} com <team> e {escrevo|escrevemos} aqui<when>.",
        "{agradeço|agradecemos} o aviso. {Trato disto|Tratamos disto} com <team> e a resposta chega aqui<when>.",
        "{agradeço|agradecemos} o contacto. {Vou ver|Tratamos disto} com <team> e {dou|damos} notícias aqui<when>.",
    ),
    answered=(
        "sobre <thing>, aqui vai a resposta.",
        "{agradeço|agradecemos} a pergunta sobre <thing>.",
    ),
    in_private=(
        "{Escrevo|Escrevemos} agora uma mensagem privada sobre isto.",
        "{Continuo|Continuamos} agora mesmo por mensagem privada.",
    ),
    grave={
        "injury": (
            "{lamento|lamentamos} muitíssimo que alguém se tenha magoado; nada importa mais agora.",
            "isto é grave, e {peço desculpa|pedimos desculpa}: ninguém se devia magoar assim.",
        ),
        "injury thing": (
            "{lamento|lamentamos} muitíssimo o que aconteceu com <thing>; agora só conta a saúde.",
            "isto é grave, e {peço desculpa|pedimos desculpa}: com <thing> ninguém se devia magoar.",
        ),
        "death": (
            "{lamento|lamentamos} muito [a tua|a sua] perda, {os meus|os nossos} sentidos pêsames.",
            "{os meus|os nossos} sentidos pêsames, e {lamento|lamentamos} que haja ainda este assunto para tratar.",
        ),
        "death thing": (
            "{os meus|os nossos} sentidos pêsames, e {lamento|lamentamos} que haja ainda problemas com <thing>.",
        ),
        "hate": (
            "ninguém deve ser tratado assim, e {lamento|lamentamos} muito.",
            "o que [contas|conta] é grave, e {peço desculpa|pedimos desculpa}.",
        ),
        "hate thing": (
            "o que [contas|conta] sobre <thing> é grave, e {peço desculpa|pedimos desculpa}.",
            "ninguém deve ser tratado assim, e {lamento|lamentamos} muito o que se passou com <thing>.",
        ),
    },
    grave_steps=(
        "{Trato disto|Tratamos disto} em pessoa, com <team>, e {escrevo|escrevemos}<when>.",
        "{Vou verificar|Estamos a verificar} tudo com <team>, até ao fim, e {dou|damos} notícias<when>.",
        "{Vou falar|Tratamos de falar} já com <team>, e {escrevo|escrevemos}<when>.",
    ),
    grave_call=(
        "{Gostava|Gostávamos} de falar em pessoa: <contact>.",
        "Uma pessoa, não uma máquina, atende em <contact>.",
    ),
    grave_write=(
        "Uma pessoa, não um formulário, responde em <contact>.",
        "Para falar em privado: <contact>.",
    ),
    at=" até às {time}",
    tomorrow=" até amanhã às {time}",
    soon=" assim que houver novidades",
    that="<words>.",
    anything="isto",
    teams=pairs(
        """
        delivery = a equipa de entregas; billing = a equipa de faturação; product = a equipa de produto; outage
        = a equipa técnica; app = a equipa técnica; conduct = a direção da equipa; account = a equipa de contas;
        safety = a equipa de segurança; privacy = a equipa de proteção de dados; other = a equipa responsável"""
    ),
    looks=pairs(
        """
        delivery = o que falhou pelo caminho; billing = o que foi cobrado e porquê; product = de onde vem o
        defeito; outage = o que está em baixo e até quando; app = de onde vem o erro; conduct = o que se passou
        lá; account = o que está a bloquear; safety = como pôde acontecer; privacy = como pôde acontecer; other
        = o que falhou"""
    ),
    things=pairs(
        """
        apoio ao cliente = o apoio ao cliente; atendimento = o atendimento; servico de apoio = o serviço de
        apoio; cartao de credito = o cartão; palavra-passe = a palavra-passe; encomenda* = a encomenda; pedido*
        = o pedido; entrega* = a entrega; entregue = a entrega; envio* = o envio; estafeta* = o estafeta;
        transportadora = a transportadora; reembolso* = o reembolso pendente; devolucao = a devolução; fatura* =
        a fatura; cobrad* = a cobrança; cobranca* = a cobrança; cobraram = a cobrança; pagamento* = o pagamento;
        pagar = o pagamento; preco* = o preço; dinheiro = o dinheiro; conta = a conta; senha = a palavra-passe;
        app = a app; aplicacao = a aplicação; site = o site; pagina = a página; carrinho = o carrinho; internet
        = a internet; rede = a rede; linha = a linha; wifi = o wifi; contrato = o contrato; assinatura = a
        assinatura; subscricao = a subscrição; chaleira* = a chaleira; cafeteira* = a cafeteira; tampa = a
        tampa; pega = a pega; bateria* = a bateria; carregador* = o carregador; candeeiro* = o candeeiro;
        aparelho* = o aparelho; telefone* = o telefone; telemovel = o telemóvel; ecra = o ecrã; impressora = a
        impressora; peca* = a peça; garantia = a garantia; reparacao = a reparação; troca = a troca; cheiro = o
        cheiro; fumo = o fumo; chat = o chat; chamada* = as chamadas; email* = o e-mail; e-mail* = o e-mail;
        mensagem = a mensagem; mensagens = as mensagens; resposta* = a resposta; responde = a resposta; espera =
        a espera; funcionari* = o atendimento na loja; loja* = a visita à loja; visita = a visita; tecnico* = o
        técnico; horario* = o horário; comboio* = o comboio; voo* = o voo; autocarro = o autocarro; mala* = a
        mala; bagagem = a bagagem; bilhete* = o bilhete; reserva* = a reserva; hotel = o hotel; quarto = o
        quarto; comida = a comida; pizza = a pizza; sapatos = os sapatos; vestido = o vestido; casaco = o
        casaco; artigo* = o artigo; produto* = o produto; qualidade = a qualidade; tamanho = o tamanho; cor = a
        cor; cartao = o cartão; luz = a luz; agua = a água; erro* = o erro; falha* = a falha; atualizacao = a
        atualização; atraso* = o atraso; servico = o serviço"""
    ),
)

GRAMMAR = Grammar(
    turned=turns("meu = teu | seu; minha = tua | sua; meus = teus | seus; minhas = tuas | suas; me = te | lhe"),
    starters=word_set("o a os as um uma este esta isto ninguem nada nenhum nenhuma nao"),
    leads={},
    first_person=("ei", "amos", "emos", "imos", "ço", "-me", "-nos"),
    links=frozenset({"e", "mas", "porque", "nem"}),
    verbs=word_set(
        """
        e esta estao era foi foram chegou chega chegam chegaram funciona funcionam tem responde respondem respondeu
        partiu quebrou fecha bloqueia bloqueou falta faltam cheira pinga caiu cai cancelaram cobraram aparece
        desapareceu carrega abre sai saiu veio vem dura continua continuam desliga desligou liga perdeu perderam
        atrasou avariou rasgou parou deixou atende"""
    ),
    ours=word_set(
        """
        eu nos nosso nossa nossos nossas comigo tenho temos estou consigo posso devo fui sou sei que
                voces vosso vossa voce tu teu tua te vos quero exijo espero! creio acho obrigado obrigada por favor se
        como porque quando onde quem que qual quanto farto farta vergonha vergonhoso pessimo pessima horrivel
        nojo desiludido desiludida zangado indignado ridiculo lamentavel"""
    ),
    bad=word_set(
        """
        nao nada nunca ninguem nenhum nenhuma sem ainda partido partida partiu quebrado quebrada quebrou perdido
        perdida falta faltam danificado danificada defeito avariado avariada atraso tarde errado errada bloqueia
        bloqueado bloqueada fecha erro falha duplo dobro vezes cobrado cobrada cobraram cancelado cancelada
        vazio morto fechado espera esperar semanas meses lento lenta frio sujo queimado queimada fumo cheira
        cheiro riscado desapareceu ignoram problema problemas pinga desligou ferido sangrar pior"""
    ),
    good=word_set(
        """
        obrigado obrigada otimo otima excelente perfeito perfeita rapido rapida simpatico simpatica adoro gosto
        maravilhoso maravilhosa bem melhor feliz contente recomendo bonito bonita linda lindo parabens impecavel
        fantastico agradavel top"""
    ),
    owned=turns(
        """
        meu = o teu | o seu; minha = a tua | a sua; meus = os teus | os seus; minhas = as tuas | as suas"""
    ),
    articles={"o": "o", "a": "a", "os": "os", "as": "as"},
    small=word_set(
        """
        e ou mas de do da dos das em no na nos nas ao a o os as um uma que nao mais por para com sobre sem sao
        novo nova grande primeiro primeira segundo segunda ultimo ultima mesmo mesma outro outra proximo ser ter
        minha meu minhas meus"""
    ),
    vague=word_set(
        """
        vida tia tio avo vizinho vizinha colega colegas cliente clientes senhora senhor marido mulher filho
        filha mae pai irmao irma crianca criancas bebe amigo amiga familia cao gato mao maos cabeca opiniao
        tempo dia dias semana semanas mes meses ano anos aniversario nome culpa caso fim inicio gente mundo
        vergonha paciencia vez vezes hora horas minuto minutos parte lado casa verdade coisa"""
    ),
    dangling=word_set(
        "e ou mas de do da dos das em no na ao a o os as um uma que por para com sobre sem meu minha nao se"
    ),
    fillers=word_set("e mas ola bom boa dia tarde noite oi sim nao-homem entao agora pois"),
    address=word_set("que te tu quando como se quem"),
    polite=frozenset({"senhor", "senhora", "Vossa", "vossa"}),
    endings=("ar", "er", "ir", "ando", "endo", "mente", "ado", "ada", "ido", "ida", "ava"),
)

LANGUAGE = Language(SPEECH, GRAMMAR)
