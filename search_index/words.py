"""Small closed word lists of the analysis, written for a directory of firms."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_WORDS = _listed(
    """
    aan al alle als bij dan dat de der deze die dit doen door een en er et gaan gaat ge geven gezocht graag hebben
    heeft het hun iemand iets ik in is je kan kunnen laat laten me met mij mijn moet moeten n naar niet nodig nog nu
    of om ons onze ook op over s t te tot uit uw van veel voor waar was wat we wel wie wij wil willen worden wordt
    zich zijn zo zoals zoek zoeken zou
    a an and are as at be by can do for from has have how i in is it its looking me my need needs of on or our s
    somebody someone something that the their this to us want wants we who with you your
    """
)

# Heads that name no trade: hoveniersbedrijf asks for a hovenier, groenvoorziening for groen.
GENERIC_HEADS = _listed(
    """
    bedrijf bedrijven bureau bureaus dienst diensten dienstverlener dienstverleners dienstverlening firma firmas
    kantoor kantoren leverancier leveranciers onderneming ondernemingen service services specialist specialisten
    voorziening voorzieningen werk werken werkzaamheden
    """
)

# Words that start a Dutch word without making it a compound: onderhoud is not onder + houd.
NO_COMPOUND_STARTS = _listed(
    """
    achter binnen boven buiten contra door inter mede naar neder onder over tegen trans tussen verst voor vooruit
    weder
    """
)

# Parts of three and four letters are as often an accident (cat-ering, mets-elaar) as a word. These are the ones
# that trades are made of, before and behind another part; chosen among those that are frequent in the word list.
# The last line of the first list are beginnings that are no word of their own.
SHORT_STARTS = _listed(
    """
    aard auto bad band bank berg berm bier bio blad boek bont boom boot bord bos bouw brug buis bulk bus buur cafe
    club code dak dans data deur dier dijk dorp druk duik duin erf film foto gas gast geld giet gips glas goud gras
    haar hand hart hek hout huid huis hulp huur ict ijs inkt jaar kaas kalk kamp kas kast kerk kern keur kind klei
    klim klok klus koel kok koop koor kost kraan laad laan lak land leer lift lijm lijn loon maai meel meet melk
    menu merk mest muur naai olie paal page pand park pers pijp plan poly pomp post pvc raam race reis riet rol rook
    room rouw rust show sier slot snij spel spoel stad staf stal stof taal tand tank taxi team teer test tijd touw
    tram trap tuin turf type vaar vaat vak vee veld verf vis vlag vlas vuur wand web weg werk wijk wijn wild wind
    wol woon zaad zaag zand zang zee zeil zink zon zorg zout zuur zwem
    eier kalver kinder runder
    """
)
SHORT_ENDS = _listed(
    """
    akte arts auto baan bad balk band bank bed berg blad boek boer boom boot bord bos bouw brug buis bus cafe club
    code dak data deel deur dier dijk doek dorp druk film foto gas gids glas gras hal hek hoek hout huis hulp huur
    kamp kap kas kast kerk klas klok knop koek kok kooi kool laag laan lak lamp land lift lijn loon luik melk menu
    merk mest muts muur paal pad pand park perk pijp plan pomp poot post raam reis rest riem rol shop site soep spel
    stad staf stal stof stok taak tank team test thee touw trap tuin type unit veer veld verf vis vlag wand weg werk
    wijn wol zaad zaag zaak zaal zand zeil zone zorg zout
    """
)

# Words that look like endings: in landschap and gewaardeerde they are.
NO_COMPOUND_ENDS = _listed(
    """
    deren derde eerde eisen ellen enkel essen ester gaand gehele grafie grafisch heden houdend innen kelijk kende
    kundig lende lingen logie logisch matig natie onder pelen rende ringen schap schappen scoop staak telen tenen
    teren tigen tores tukje vaardig vesting waardig wezen zaam
    """
)

LINKING_LETTERS = ("", "s", "n", "en", "e", "ne")
