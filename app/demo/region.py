"""The invented region: real places by name, border and postcode, and nothing else that is real."""

from dataclasses import dataclass

REGION_NAME = "Regio Kromme Heuvel"
REGION_COLOUR = "#1f5f4f"
REGION_THEME = "Circulair ondernemen"

# CBS codes with the share of the firms that have their seat there.
MUNICIPALITIES = {"GM0355": 33, "GM1581": 26, "GM0310": 21, "GM0352": 12, "GM0312": 8}
# A few firms have their seat just outside the region.
OUTSIDE_POSTCODES = ("3811", "3911", "3931", "3991")
OUTSIDE_SHARE = 0.04


@dataclass(frozen=True)
class DemoAssociation:
    """`home` is where its board meets; firms from `reach` may join."""

    key: str
    name: str
    home: str
    reach: tuple[str, ...]


ASSOCIATIONS = (
    DemoAssociation("stuwwal", "Ondernemerskring De Stuwwal", "GM0355", ("GM0355",)),
    DemoAssociation("zeven-linden", "Bedrijvenkring Zeven Linden", "GM0310", ("GM0310", "GM0312")),
    DemoAssociation("kromme-oever", "Handelsgenootschap Kromme Oever", "GM0352", ("GM0352", "GM0312")),
    DemoAssociation("vossenveld", "Ondernemend Vossenveld", "GM1581", ("GM1581",)),
)

# They joined later and send their members to meetings; none of their members is in the register yet.
LATER_ASSOCIATIONS = (
    DemoAssociation("groene-kamer", "Ondernemerskring De Groene Kamer", "GM0310", ()),
    DemoAssociation("heuvelrand", "Ondernemers aan de Heuvelrand", "GM1581", ()),
    DemoAssociation("langbroekse-tafel", "De Langbroekse Tafel", "GM0352", ()),
    DemoAssociation("molenzicht", "Bedrijvenkring Molenzicht", "GM0312", ()),
    DemoAssociation("oude-poort", "Winkeliers Oude Poort", "GM0352", ()),
    DemoAssociation("rijnoever", "Ondernemend Rijnoever", "GM0352", ()),
    DemoAssociation("slotlaan", "Kring Slotlaan en omstreken", "GM0355", ()),
)


@dataclass(frozen=True)
class DemoTheme:
    key: str
    label_nl: str
    label_en: str


THEMES = (
    DemoTheme("biodiversity", "Biodiversiteit", "Biodiversity"),
    DemoTheme("circular", "Circulaire economie", "Circular economy"),
    DemoTheme("climate", "Klimaatadaptatie", "Climate adaptation"),
    DemoTheme("digital", "Digitalisering", "Digitalisation"),
    DemoTheme("energy", "Energietransitie", "Energy transition"),
    DemoTheme("food", "Streekvoedsel", "Regional food"),
    DemoTheme("inclusive", "Inclusief werk", "Inclusive work"),
    DemoTheme("mobility", "Schone mobiliteit", "Clean mobility"),
)
