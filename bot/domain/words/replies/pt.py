"""What Portuguese replies say, by rule. `_rule` are phrases that only look like the rule's."""

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "apology": """
        queira desculpar; desculpar; as minhas desculpas; perdoem; perdoa; me perdoe; sentimos; sinto; lamento;
        lamentamos; sinto muito; sentimos muito; peco desculpa; pedimos desculpa; peco desculpas; pedimos desculpas;
        pedir desculpa; desculpe; desculpa; desculpas; desculpem; perdao; perdoe; perdoe-me""",
    "_apology": """
        se desculpar; de desculpar; precisa desculpar; de pedir desculpa; nao ha desculpa; sem desculpa;
        que pedir desculpa; pedem desculpa""",
    "defensive": """
        eventuais problemas; nossa politica nao; nossas regras; leia o manual; nao se pode fazer;
        claramente indicado; claramente escrito; claramente diz; e normal; perfeitamente normal; nao e verdade;
        e falso; se tivesse lido; aceitou os; aceitou as; e sua responsabilidade; e o unico; e a unica;
        modere o tom; nao podemos fazer nada; nao posso fazer nada; segundo os nossos registos; esta enganada;
        esta enganado; engana-se; pratica normal; desculpe se; lamento se; lamentamos se; eventuais incomodos;
        eventuais transtornos; qualquer inconveniente; qualquer incomodo; pelo transtorno; nossa politica;
        conforme a nossa; de acordo com a nossa; conforme indicado; como indicado; como ja; deveria ter lido;
        devia ter lido; deveria ter verificado; devia ter verificado; deveria ter ligado; ter lido;
        a culpa nao e nossa; nao e culpa nossa; nao e nossa culpa; acalme-se; tenha calma; tem de compreender;
        tem que entender; caso isolado; nao indicou; nao leu; nao forneceu; esqueceu-se; com todo o respeito;
        mais ninguem; e so uma; e so um""",
    "own": """
        contacto; contato; falo com; falei com; ja falei; ja pedi; encontrei; organizo; asseguro; mantenho-a;
        mantenho-o; ligarei; escreverei; resolvo; abri; avisei; estou a falar; estou a contactar; estou a resolver;
        encaminho; ja contactei; estou a verificar; para eu poder; para que possa; para podermos; para que possamos;
        estou verificando; estou a ver; estou a procurar; estou a tratar; estou a perguntar; estou tratando;
        verifico; vou verificar; vou ver; vou tratar; vou averiguar; vou descobrir; vou perguntar; vou procurar;
        vou; trato; trato disto; cuido; pergunto; ja perguntei; perguntei; escrevo; respondo; ligo; ligo-lhe;
        estamos a verificar; estamos verificando; tratamos; fico eu com; passei-o; passei-a; passei; encaminhei;
        tem resposta; envio-a; envio-o; averiguo; procuro; ainda estou a ver""",
    "_own": "nao vou; vou-me embora",
    "offer": """
        pagamos; pago-lhe; pagamos-lhe; nao lhe custara; nao paga nada; sem pagar; nao custa nada;
        recebe o dinheiro; tera o dinheiro; devolvemos; devolvo; devolveremos; metade do valor; metade do preco;
        bonus; reembolsado; reembolsada; sem custo; assumimos os custos; por conta da casa; pontos de oferta;
        damos-lhe #; reembolsar; reembolsamos; reembolso total; reembolsaremos; gratuit*; gratis; compensar;
        compensada; compensado; compensaremos; compensacao; indemniz*; indeniz*; um desconto; desconto de; brinde;
        oferta; oferecemos; ofereco; ofereco-lhe; um vale; vale de; um credito; credito de;
        devolvemos o seu dinheiro; devolvemos o dinheiro; devolvo o dinheiro; isentamos; sem custos;
        por nossa conta; um cupao; um cupom""",
    "_offer": "o codigo de desconto",
    "goodwill": """
        reembols*; vale; vales; desconto*; cupao; cupom; presente; presentes; dinheiro de volta; vale-compras;
        estorn*; voucher*""",
    "_goodwill": "vale a pena; mais vale",
    "give": """
        dar-lhe; damos-lhe; dou-lhe; tem aqui um; tem aqui uma; aqui tem; oferecemos; pus um; recebera; vai receber;
        adicionei; envio-lhe um; acrescentei; emiti""",
    "deny": """
        nao e possivel; nao e preciso; nao e necessario; nao posso prometer; nao podemos prometer;
        nao posso oferecer""",
    "liability": """
        assumimos a culpa; ignoramos; culpa foi nossa; por culpa nossa; por nossa culpa; erro nosso; nosso erro;
        nossa responsabilidade; assumimos a responsabilidade; sabiamos; defeituoso; defeituosa; nossa negligencia;
        nossa culpa; culpa nossa; culpa e nossa; minha culpa; culpa minha; negligencia; negligente*;
        somos responsaveis; responsabilidade legal; toda a responsabilidade; culpad*; admitimos; reconhecemos;
        causamos; nos que causamos""",
    "_liability": """
        nao e culpa nossa; nao e nossa culpa; culpa nao e nossa; culpa sua; sua culpa; de quem e a culpa;
        culpa nao e sua""",
    "promise": """
        hoje; amanha; em # horas; em # minutos; numa hora; em meia hora; dentro de uma hora; prometo; prometemos;
        garanto; garantimos; imediatamente""",
    "_promise": "nao posso prometer",
    "private": """
        mensagem privada; mensagens privadas; mensagem direta; mensagens diretas; dm; em privado; por e-mail;
        por telefone; ligue-me; ligue-nos; ligue; escreva para""",
    "needless": "nao e preciso; nao precisa; nao e necessario; escusa de",
    "asks": """
        numero do pedido; numero da encomenda; numero de encomenda; numero de cliente; sua morada; seu endereco;
        o telefone; seu telefone; seu e-mail; seus dados; data de nascimento; codigo postal; numero do cartao""",
    "request": """
        qual e; diga; diga-me; de-me; pode dar-me; preciso; precisamos; mande; mande-me; envie; envie-me; envie-nos;
        por favor; pode; poderia; indique; indique-nos""",
    "we": "nos; nosco; connosco; conosco",
    "title": "senhor; senhora; sr; sra; dona; exmo; exma",
    "weekday": """
        segunda-feira; terca-feira; quarta-feira; quinta-feira; sexta-feira; sabado; domingo; na segunda; na terca;
        na quarta; na quinta; na sexta; ate sexta; ate segunda""",
    "_weekday": "na segunda parte; na terca parte; na segunda vez; na terceira",
    "month": "janeiro; fevereiro; marco; abril; maio; junho; julho; agosto; setembro; outubro; novembro; dezembro",
    "delivery": "chega; chegara; chegar; entregue; entrega; recebera; recebe; enviado; enviada; sai; substituida",
    "day": "hoje; amanha; esta noite; esta tarde; esta semana; na proxima semana; depois de amanha",
    "policy": """
        a garantia da-lhe; a garantia cobre; na garantia; da-lhe direito; tem direito; direito a;
        nossa politica permite; segundo a nossa politica""",
    "colleague": "colega; colegas; chefe; responsavel; pergunte por; ligue a",
    "soon": """
        em breve; brevemente; assim que possivel; o mais rapido possivel; logo que possivel; mais tarde;
        na proxima semana; nos proximos dias; o quanto antes""",
}

SMALL = """
    o as os e que de nao para com uma seu sua isso este estou aqui lamento muito da do um em por te voce eu a ao
    no na ver ola obrigado obrigada desculpe vou trato disto mas se ja mais sei foi tem pela pelo ate lhe mande
    isto esta aconteceu peco desculpa equipa desde"""

COMMON = """
    ola obrigado obrigada desculpe desculpa lamento incomodo experiencia problema mensagem esperava espera
    compreendo outro outra outros outras isto isso este esta estes estas esse essa aqui tudo toda todo todas
    todos muito muita muitos mais menos bem como quando onde porque desde ate sobre entre para pelo pela pelos
    pelas mas nao sim sem com uma umas uns dos das nos nas que quem qual vez vezes sempre nunca tambem hoje
    agora estou estao tem tenho pode posso fazer feito ser foi era ja trato vou ver equipa cliente servico
    deixou deixa"""
