"""Which Dutch words are taken apart, with the whole word list: tables to add to when a search misses."""

import pytest

COMPOUNDS = """
    groen+voorziening=groenvoorziening hovenier+bedrijf=hoveniersbedrijf kantoor+meubilair=kantoormeubilair
    dakdekker+bedrijf=dakdekkersbedrijf schoonmaak+dienst=schoonmaakdiensten zon+paneel=zonnepanelen
    schilder+werkzaamheden=schilderwerkzaamheden tuin+onderhoud=tuinonderhoud gevel+reiniging=gevelreiniging
    glas+bewassing=glasbewassing riool+service=rioolservice weg+bouw=wegenbouw bouw+bedrijf=bouwbedrijf
    straat+meubilair=straatmeubilair loodgieter+bedrijf=loodgietersbedrijf installatie+techniek=installatietechniek
    verhuis+bedrijf=verhuisbedrijf beveiliging+dienst=beveiligingsdiensten kind+opvang=kinderopvang
    druk+werk=drukwerk reclame+bureau=reclamebureau architect+bureau=architectenbureau
    ingenieur+bureau=ingenieursbureau accountant+kantoor=accountantskantoor notaris+kantoor=notariskantoor
    advocaat+kantoor=advocatenkantoor computer+netwerk=computernetwerk software+ontwikkeling=softwareontwikkeling
    web+shop=webshop website+bouw=websitebouw fiets+winkel=fietsenwinkel auto+verhuur=autoverhuur
    taxi+vervoer=taxivervoer persoon+vervoer=personenvervoer leerling+vervoer=leerlingenvervoer
    afval+inzameling=afvalinzameling container+verhuur=containerverhuur grond+verzet=grondverzet
    sloop+werk=sloopwerk asbest+sanering=asbestsanering dak+bedekking=dakbedekking tegel+werk=tegelwerk
    stukadoor+bedrijf=stukadoorsbedrijf metsel+werk=metselwerk timmer+fabriek=timmerfabriek hout+bouw=houtbouw
    meubel+maker=meubelmaker warmte+pomp=warmtepomp laad+paal=laadpalen boom+verzorging=boomverzorging
    bos+beheer=bosbeheer plantsoen+onderhoud=plantsoenonderhoud speel+toestel=speeltoestellen
    sport+veld=sportvelden bedrijf+kleding=bedrijfskleding kantoor+artikel=kantoorartikelen
    drank+automaat=drankautomaten bedrijf+catering=bedrijfscatering trouw+fotografie=trouwfotografie
    evenement+bureau=evenementenbureau zorg+instelling=zorginstelling energie+advies=energieadvies
    camera+toezicht=cameratoezicht verkeer+regelaar=verkeersregelaars gladheid+bestrijding=gladheidsbestrijding
    onkruid+bestrijding=onkruidbestrijding bestrating+werk=bestratingswerken gordijn+stof=gordijnstoffen
    salaris+administratie=salarisadministratie belasting+advies=belastingadvies suiker+stroop=suikerstroop
    hart+stuk=hartstukken kern+evaluatie=kernevaluatie
"""

WHOLE = """
    catering onderhoud verzekering restaurant fotografie accountant beveiliging administratie advocaat makelaar
    notaris bakkerij slagerij wasserij drukkerij kwekerij interieur parket bestrating kinderen materialen presentatie
    organisatie verlichting inrichting verhuur tegels architect constructie installatie elektricien veiligheid
    communicatie transport consultancy apotheek bibliotheek theater kleding voeding training coaching marketing
    reparatie renovatie decoratie koerier container advertentie kantine stukadoor metselaars handelaar computer
    automaten automatisering monteur personeel kantoren schilderen timmeren testament gereedschap landschap
    eigenschap leerlingen parkeren plaatsen huisvesting evenementen verpakking reinigen beplanting hoveniers
    loodgieter ondernemer aannemer uitvoering voorlichting bemiddeling leverancier certificaat belasting rekening
"""


def expected(table):
    return [(word, parts.split("+")) for parts, word in (each.split("=") for each in table.split())]


@pytest.mark.parametrize(("word", "parts"), expected(COMPOUNDS))
def test_a_compound_is_filed_under_its_parts(dutch, word, parts):
    assert set(parts) <= set(dutch.parts(word))


@pytest.mark.parametrize("word", WHOLE.split())
def test_what_only_looks_like_a_compound_stays_whole(dutch, word):
    assert dutch.parts(word) == ()


def test_the_parts_of_parts_count_too(dutch):
    assert dutch.parts("dakdekkersbedrijf") == ("dakdekker", "dak", "dekker", "bedrijf")


@pytest.mark.parametrize("word", ["a" * 60, "dak" * 20, "77310000", "iso9001", "", "dakdak"])
def test_long_words_numbers_and_doubles_do_no_harm(dutch, word):
    assert isinstance(dutch.parts(word), tuple)
