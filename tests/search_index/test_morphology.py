"""Which Dutch words find each other, with the whole word list: a table to add to when a search misses."""

import pytest

from search_index.fields import Tongue

# What somebody types, and the words of suppliers that it must find.
RELATED = """
    straat: straten bestrating straatwerk straatmeubilair bestratingswerkzaamheden
    straten: straat
    huis: huizen huisje
    huizen: huis
    bedrijf: bedrijven bedrijfje
    bedrijven: bedrijf
    brief: brieven
    lijn: lijnen
    lijnen: lijn
    dak: daken dakwerk dakdekker dakdekkersbedrijf dakbedekking
    daken: dak dakrenovatie
    weg: wegen wegenbouw wegwerkzaamheden
    wegen: weg
    glas: glazen glaszetter beglazing
    boom: bomen boomverzorging bomenkap
    riool: riolen riolering rioolreiniging
    raam: ramen raamkozijnen
    muur: muren
    vloer: vloeren vloerbedekking
    tegel: tegels tegelzetter tegelwerk
    kozijn: kozijnen
    gevel: gevels gevelreiniging
    deur: deuren deurautomaten
    stoel: stoelen bureaustoel
    auto: autos autobedrijf
    foto: fotos
    stad: steden stadsvernieuwing
    blad: bladeren bladblazen
    schip: schepen
    kind: kinderen kinderopvang
    vrouw: vrouwen
    schilder: schilders schilderwerk schilderen geschilderd schilderwerkzaamheden schildersbedrijf schilderde
    schilderen: schilder schilderwerk
    schilderwerk: schilder schildersbedrijf
    timmerman: timmerlieden timmerwerk timmeren timmerfabriek timmerbedrijf
    timmerlieden: timmerman timmerwerk
    timmerwerk: timmerman timmerlieden
    loodgieter: loodgieters loodgietersbedrijf loodgieterswerk
    loodgietersbedrijf: loodgieter
    loodgieterswerk: loodgieter
    stratenmaker: bestrating stratenmakers straatwerk straatmaker stratenmakersbedrijf
    bestrating: stratenmaker bestraten straatwerk bestratingen
    hovenier: hoveniers hoveniersbedrijf
    hoveniersbedrijf: hovenier hoveniers hoveniersdiensten
    hoveniersbedrijven: hoveniersbedrijf hovenier
    dakdekker: dakdekkers dakdekkersbedrijf dakdekkerij
    dakdekkersbedrijf: dakdekker dakdekkers
    metselaar: metselaars metselwerk metselen
    metselwerk: metselaar
    stukadoor: stukadoors stucwerk stukadoorsbedrijf stukadoren stucadoor
    tegelzetter: tegelzetters tegelwerk
    glazenwasser: glazenwassers glasbewassing glazenwasserij
    glasbewassing: glazenwasser
    verhuizer: verhuizing verhuizen verhuisbedrijf verhuizers verhuisservice
    verhuizing: verhuizer verhuizen verhuisbedrijf
    beveiliging: beveiligen beveiliger beveiligingsbedrijf beveiligers
    beveiliger: beveiliging
    schoonmaak: schoonmaker schoonmaken schoonmaakbedrijf schoonmaakdiensten schoonmakers
    schoonmaakbedrijf: schoonmaak schoonmaker
    schoonmaker: schoonmaakbedrijf schoonmaakdiensten
    reiniging: reinigen reiniger gevelreiniging gereinigd
    bakker: bakkerij bakkers
    bakkerij: bakker bakkerijen
    slager: slagerij
    drukker: drukkerij drukwerk
    drukkerij: drukker drukwerk drukkerijen
    kweker: kwekerij boomkwekerij
    elektricien: elektriciens elektrotechniek elektra elektrotechnisch
    installateur: installatie installaties installatiebedrijf installatietechniek
    installatie: installateur
    accountant: accountants accountancy accountantskantoor
    fotograaf: fotografie fotografen bedrijfsfotografie
    fotografie: fotograaf
    vertaler: vertaling vertalen vertaalbureau vertalers
    vertaling: vertaalbureau
    architect: architecten architectenbureau architectuur
    aannemer: aannemers aannemersbedrijf aanneming
    makelaar: makelaars makelaardij
    groen: groene groenvoorziening groenonderhoud groenbeheer
    groenvoorziening: groen groenvoorzieningen
    groenonderhoud: groenvoorziening
    tuin: tuinen tuinaanleg tuinonderhoud
    zonnepaneel: zonnepanelen
    zonnepanelen: zonnepaneel
    kantoormeubilair: kantoormeubelen
    meubel: meubels meubelen meubilair
    meubilair: kantoormeubilair meubels
    onderhoud: onderhouden tuinonderhoud
    sloop: slopen sloopwerk sloper
    sloopwerk: sloop slopen
    cursus: cursussen
    training: trainingen trainer trainen
    drone: drones
    cafe: cafes
    cateraar: catering
    catering: cateraar cateringbedrijf
"""

# What somebody types, and words that have other things to say.
UNRELATED = """
    ring: catering verzekering
    houd: onderhoud
    kat: catering
    kas: kaas kazen
    kaas: kassen
    bom: bomen boom
    boom: bommen
    ram: ramen raam
    man: maan
    zon: zonen
    rok: rook
    haak: hakken
    schild: schilder
    gieter: begieten
    park: parket
    markt: marketing
    bouw: gebouw
    bak: bakker
    slag: slager
    kant: kantoor kantine
    tand: standbouw
    ei: kei
    land: eiland
    gast: gas
    hout: houd houden
    ler: leraar
    raad: rad
    aarde: aard
    leiding: leider
    pan: zonnepanelen
    paneel: pan
    tegen: tegel
    bureau: kantoormeubilair
    zonnepanelen: panelen
    grond: rond
    verlichting: licht
    band: verband
    brand: rand
    ontwerp: werp
    wand: wandelen
    order: ordening
    dorp: drop
    advies: vies
    werk: netwerk
    kraan: kranten
    bloem: bloed
    vee: veel
    kolk: kok
    lood: loods
"""


def pairs(table):
    lines = (line.split(":") for line in table.split("\n") if ":" in line)
    return [(typed.strip(), written) for typed, others in lines for written in others.split()]


def finds(language, typed, written):
    """Whether a document with one word is found by another."""
    terms = {term for term, _ in language.index_terms(written, Tongue.DUTCH)}
    (group,) = language.groups([typed])
    return any(terms.issuperset(alternative.terms) for alternative in group)


@pytest.mark.parametrize(("typed", "written"), pairs(RELATED))
def test_related_words_find_each_other(dutch, typed, written):
    assert finds(dutch, typed, written)


@pytest.mark.parametrize(("typed", "written"), pairs(UNRELATED))
def test_words_that_only_look_alike_do_not(dutch, typed, written):
    assert not finds(dutch, typed, written)
