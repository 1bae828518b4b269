"""What it takes to repeat an English customer's words."""

from bot.domain.words.text import word_set
from bot.writers.speech import Grammar, pairs, turns

GRAMMAR = Grammar(
    turned=turns(
        """
        i = you; i'm = you're; im = you're; i've = you've; ive = you've; i'd = you'd; me = you; my = your; mine
        = yours; myself = yourself; we = you; we're = you're; we've = you've; our = your; ours = yours; us =
        you; am = are; dont = don't; cant = can't; wont = won't; isnt = isn't; doesnt = doesn't; didnt = didn't;
        hasnt = hasn't; havent = haven't; wasnt = wasn't"""
    ),
    starters=word_set(
        """
        i i'm im i've ive i'd my the it it's this there there's nobody no-one nothing none everything a an we
        we've we're our every half some somebody someone"""
    ),
    leads=pairs(
        """
        arrived = it; came = it; snapped = it; smells = it; smelled = it; leaks = it; keeps = it; fell = it;
        broke = it; doesn't = it; doesnt = it; won't = it; wont = it; isn't = it; stopped = it; says = it; can't
        = you; cant = you; cannot = you; couldn't = you; haven't = you; waited = you; paid = you; ordered = you;
        bought = you; received = you; missed = you; waiting = you're; still waiting = you're; been waiting =
        you've; been trying = you've; still haven't = you; still can't = you; never received = you; never got =
        you; never arrived = it; still hasn't = it; has not = it; hasn't = it"""
    ),
    verbs=word_set(
        """
        is isn't isnt was wasn't wasnt are aren't were weren't has hasn't hasnt have haven't havent had hadn't
        does doesn't doesnt do don't dont did didn't didnt can can't cant cannot could couldn't won't wont keeps
        keep got gets came comes went goes died dies broke breaks fell stopped snapped smells shows showed says
        said fails failed logs closed took takes lost left spins crashes freezes arrived sent told made makes
        tastes leaks hung laughed shouted ran runs cut burnt hurt hit tore split bought paid ordered tried
        waited asked answers replies responds works i'm im i've ive it's there's we've we're that's won't gave
        given spent found feels looks sounds rings"""
    ),
    ours=word_set(
        """
        you you're you've you'd you'll u ur ya your yours yourself will i'll we'll it'll they'll would i'd
        should could've want wanted wanna need needs hope think thought know knew believe guess wonder wondering
        mean meant understand feel felt like going gonna gotta if whether why how what who which love loved
        happy unhappy disappointed disappointing angry upset frustrated annoyed sick tired fed furious confused
        sure swear hate please pls plz lol lmao they both these those he she omg smh let lets let's switching
        leave leaving boycott ever where guy guys lady sorry see found messed people only terrible horrible
        awful pathetic worst worse ridiculous rude unhelpful appalling shocking fault bad poor"""
    ),
    bad=word_set(
        """
        not no never nobody nothing none neither nor without isn't isnt wasn't wasnt aren't weren't hasn't hasnt
        haven't havent hadn't doesn't doesnt don't dont didn't didnt can't cant cannot couldn't won't wont
        wouldn't late broken broke snapped cracked crack wrong missing lost damaged faulty defective dead died
        dies down delayed delay stuck fails failed failing error errors crashes crashed crashing freezes frozen
        leaks leaking smells smelled burning burnt scorched smoke hot cold dirty mouldy moldy stale raw hair
        rude laughed shouted hung waiting waited waits wait twice double overcharged charged cancelled
        canceled refused ignored stopped empty torn ripped hole stained scratched dented bent loose fell
        unusable useless slow slower worse worst terrible horrible awful pathetic problem problems issue issues
        trouble still yet old expired fee deleted disappeared gone locked blocked rejected declined cut hurt
        bleeding injured spins keeps every second third fourth logs kicked kicks different fault faulty short
        half only overdue unanswered hours weeks hidden fake lag laggy glitch glitches bug bugs buggy unreliable
        overpriced expensive spam garbled blank unable ruined"""
    ),
    good=word_set(
        """
        love loved lovely great thanks thank good nice best awesome amazing excellent perfect happy glad
        brilliant fantastic wonderful kind friendly helpful quick quickly fast delicious favourite favorite
        enjoy enjoyed fixed recommend beautiful superb impressed impressive smooth easy delighted pleased credit
        well sorted helped"""
    ),
    owned=turns("my = your; our = your"),
    articles={"the": "the", "those": "those", "a": "the", "an": "the"},
    small=word_set(
        """their its his her
        a an the and or but nor so if as at by for from in into of off on onto out over to up with w without is
        isn't was wasn't are were has hasn't have had does doesn't do did can can't could will won't would
        should may might must be been being this that these those it its i i'm me my we our you your he she they
        them there here not no never just still even only again now then today yesterday tomorrow when where why
        what who how because since after before until while during about than too very really also back down
        away anymore already yet always ever got get gets keeps keep went goes came comes says said died dies
        broke snapped stopped fell came told took sent made works work working went via per both all any some
        more most less said shows keeps please pls plz thanks thx lol and/or ur u im ive whenever twice once
        arrives arrive coming happen happens happened allegedly sent appears wants dont doesnt cant wont isnt
        wasnt hasnt havent r n ya last next same whole only very well"""
    ),
    vague=word_set(
        """
        life money goodness ways invalid busy ready open control customer customers someone everyone anyone
        everything anything something whoever seem seems lose loses gives give check long nowhere change changes
        together direct black white clear complete normal right questions suggestions picture months season
        instances shame desperate professional include includes run choices state collect acct mistake numbers
        guessing bother god mind opinion time times way wife husband mother mum mom dad father son daughter kid
        kids child children baby friend friends family brother sister partner girlfriend boyfriend dog cat name
        fault part hand hands head eyes face heart feelings side case point question business house home door
        day days week weeks month year years night morning birthday ass butt word words people person man woman
        guy guys one ones thing things stuff place world country city town area street boss company fact reason
        hell hours minutes only best worst last first second third end start middle other others same rest lot
        kind nerve aunt uncle neighbour neighbor neighbours neighbors colleague colleagues client clients sort
        tweet tweets country own first-world nerves patience shit rights left right good bad most least minute
        hour"""
    ),
    dangling=word_set(
        """
        to by of for with from at the a an my your our and or but is are was were says said can never that not
        so if into new old other wireless original because as than be been has have had i it's i'm"""
    ),
    fillers=word_set(
        """
        and but so now apparently fyi hey hi hello also then because well just yes no-wait ok okay really
        seriously honestly dear guys again since why how"""
    ),
    address=word_set("you you've you'd your yours when who which"),
    endings=("ing", "ly", "ed", "est", "able", "ible", "n't", "ful", "ous", "in"),
    noun_last=True,
)
