"""Random suppliers and questions about them, small enough to collide often."""

from datetime import date, timedelta

from hypothesis import strategies as st

from search_index.documents import Proof, SupplierDocument
from search_index.fields import FACETS
from search_index.geo import GeoPoint
from search_index.query import Filter, SearchQuery, Sort

TODAY = date(2026, 3, 1)
WORDS = (
    "hovenier hoveniersbedrijf hoveniers groen groenvoorziening tuin onderhoud tuinonderhoud schilder schilders "
    "dak dakdekker zonnepanelen panelen bouw van de en wijk duurstede bilt café gardener gardening paint"
).split()
TYPED = ("tuinman", "stukadoor", "bij", "hovennier", "zeist", "λόγος")
CPV_CODES = ("77310000-6", "77300000-3", "77000000-0", "45233140-2", "45442100-8", "03110000-5")
MUNICIPALITIES = ("GM0355", "GM1581", "GM0352")
PLACES = ((52.09, 5.23), (51.97, 5.34), (52.11, 5.18), (None, None))

days = st.sampled_from([TODAY + timedelta(days=offset) for offset in (-800, -365, -90, -1, 0, 1, 400)])


def few(values, most=3):
    return st.lists(st.sampled_from(values), max_size=most).map(tuple)


def texts(most):
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


@st.composite
def documents(draw, ids=st.integers(1, 12), versions=st.integers(1, 4)):
    lat, lon = draw(st.sampled_from(PLACES))
    return SupplierDocument(
        id=draw(ids),
        version=draw(versions),
        name=draw(texts(3)) or draw(st.sampled_from(("Zonder", "Ébène λόγος", "zonder"))),
        trade_name=draw(texts(1)),
        description_nl=draw(texts(6)),
        description_en=draw(texts(4)),
        cpv_codes=draw(few(CPV_CODES)),
        cpv_labels_nl=draw(few(("Diensten voor tuinonderhoud", "Schilderwerk"), 2)),
        cpv_ancestor_labels_en=draw(few(("Gardening services",), 1)),
        town=draw(st.sampled_from(("Wijk bij Duurstede", "De Bilt", "Zeist", ""))),
        municipality=draw(st.sampled_from((*MUNICIPALITIES, None))),
        lat=lat,
        lon=lon,
        works_in=draw(few(MUNICIPALITIES)),
        works_everywhere=draw(st.booleans()),
        size=draw(st.sampled_from(("micro", "small", None))),
        certificates=tuple(
            Proof(kind, until)
            for kind, until in draw(
                st.lists(st.tuples(st.sampled_from(("vca", "iso9001")), days | st.none()), max_size=3)
            )
        ),
        social=draw(few(("pso", "apprenticeship"))),
        themes=draw(few(("circular", "energy"))),
        verified_on=draw(days | st.none()),
    )


filters = st.one_of(
    few((*CPV_CODES, "77", "45000000", "99000000")).map(lambda values: Filter("cpv", values)),
    few((*MUNICIPALITIES, "GM0000")).map(lambda values: Filter("municipality", values)),
    few((*MUNICIPALITIES, "GM0000")).map(lambda values: Filter("works_in", values)),
    few(("0", "5", "12.5", "50")).map(lambda values: Filter("distance", values)),
    few(("micro", "small")).map(lambda values: Filter("size", values)),
    few(("vca", "iso9001")).map(lambda values: Filter("certificate", values)),
    few(("pso", "apprenticeship")).map(lambda values: Filter("social", values)),
    few(("circular", "energy")).map(lambda values: Filter("theme", values)),
    few(("1", "90", "365")).map(lambda values: Filter("verified_within", values)),
)

typed_words = st.sampled_from(("hovennier", "schildrs", "tiun", "dakdeker", "hovenier", "zonnepannelen", "λόγο", "vca"))
prefixes = st.sampled_from(("h", "sch", "wijk", "duur", "bilt", "Zon", "de b", "van", "caf", "x", " "))

question_pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from((*WORDS, *TYPED)),
    st.sampled_from(("Wijk bij Duurstede", "de bilt", "onderhoud tuin", "zonnepanelen dak")),
    st.sampled_from(WORDS).map(lambda word: f"-{word}"),
    texts(3).map(lambda words: f'"{words}"'),
    texts(2).map(lambda words: f'-"{words}"'),
    st.sampled_from(("OR", "of", "77310000-6", "onbekend", '"', "*")),
)


@st.composite
def queries(draw):
    place = draw(st.sampled_from(PLACES))
    return SearchQuery(
        today=draw(st.sampled_from((TODAY, TODAY + timedelta(days=1)))),
        text=" ".join(draw(st.lists(question_pieces, max_size=4))),
        filters=tuple(draw(st.lists(filters, max_size=3))),
        sort=draw(st.sampled_from(Sort)),
        seed=draw(st.integers(-5, 2**70)),
        page=draw(st.integers(1, 3)),
        page_size=draw(st.sampled_from((1, 3, 20))),
        near=None if place[0] is None else GeoPoint(*place),
        facets=tuple(FACETS),
    )
