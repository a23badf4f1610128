"""Small closed word lists of the analysis, written for a directory of firms."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_WORDS = _listed(
    """
    aan al alle als bij dan dat de der deze die dit door een en er et ge het hun iemand iets ik in is je kan
    me met mij mijn n naar niet nog nu of om ons onze ook op over s t te tot uit uw van veel voor waar was wat
    we wel wie wij wil worden wordt zijn zich zo zoek zoeken
    a an and are as at be by do for from has have how i it its of on or our that the their this to we who with
    you your
    """
)

# Heads that name no trade: hoveniersbedrijf asks for a hovenier, groenvoorziening for groen.
GENERIC_HEADS = _listed(
    """
    bedrijf bedrijven dienst diensten dienstverlener dienstverleners dienstverlening firma firmas
    leverancier leveranciers onderneming ondernemingen service services specialist specialisten voorziening
    voorzieningen werk werken werkzaamheden
    """
)

# Words that start a Dutch word without making it a compound: onderhoud is not onder + houd.
NO_COMPOUND_STARTS = _listed(
    """
    achter binnen boven buiten contra door inter mede naar neder onder over tegen trans tussen voor vooruit
    weder
    """
)

# Shorter parts are as often an accident (cat-ering) as a word; these are the ones that trades are made of.
SHORT_PARTS = _listed("bos bus dak erf gas hek ict kas kok lak pvc tin tui vis weg wol zon")

LINKING_LETTERS = ("", "s", "n", "en", "e", "ne")
