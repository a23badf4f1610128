"""People come into a team, are looked at once a quarter, and stand aside where they have an interest."""

import pytest

BOTH = pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])
TEAM = "/team/gemeente-GM1581"


def invite(sender, email):
    sender.open(f"{TEAM}/uitnodigen")
    sender.fill(name="Sam Verbeek", email=email)
    sender.choose("role", "buyer")
    sender.submit()


@pytest.mark.journey
@BOTH
def test_somebody_is_invited_by_mail_makes_an_account_and_is_in_the_team(walk, width, script):
    controller = walk(width=width, script=script)
    controller.sign_in("controller@demo.example")
    email = f"sam-{width}@gemeente.example"
    invite(controller, email)
    controller.says(email)
    guest = walk(width=width, script=script)
    link = guest.read_mail(email, "Uitnodiging")
    guest.open(link)
    guest.fill(name="Sam Verbeek", password="een zin die niemand raadt")
    guest.submit()
    controller.open(TEAM)
    controller.page.locator("#members-caption").wait_for()
    assert controller.page.locator("th", has_text=email).count() == 1
    stranger = walk(width=width, script=script)
    assert stranger.page.goto(link).status == 410
    stranger.check()
    stranger.says("Deze uitnodiging werkt niet")


@pytest.mark.journey
def test_a_buyer_takes_up_a_second_municipality_and_says_for_which_they_act(walk):
    controller, buyer = walk(), walk()
    controller.sign_in("controller@demo.example")
    invite(controller, "inkoper-zeist@demo.example")
    link = buyer.read_mail("inkoper-zeist@demo.example", "Uitnodiging")
    buyer.sign_in("inkoper-zeist@demo.example")
    buyer.open(link)
    buyer.press("main .nl-button--primary")
    buyer.submit()
    for place, subject in (("Zeist", "werkkleding"), ("Utrechtse Heuvelrug", "plantsoenen")):
        choose(buyer, place)
        buyer.open("/inkoopdossiers")
        buyer.says(subject)
    assert "werkkleding" not in buyer.page.content()


def choose(buyer, place):
    """In the menu under the name, unless it is the one already."""
    buyer.page.locator(".header__tools .account summary").click()
    button = buyer.page.locator(".header__tools .account button", has_text=f"Werken namens {place}")
    if button.count():
        buyer.press(button)


@pytest.mark.journey
@BOTH
def test_a_board_member_with_an_interest_no_longer_decides(walk, width, script):
    member = walk(width=width, script=script)
    email = {1280: "bestuur-zevenlinden@demo.example", 390: "bestuur-krommeoever@demo.example"}[width]
    member.sign_in(email)
    member.open("/aanvragen")
    member.press(member.page.locator(".queue__link").first)
    member.page.locator("summary", has_text="Dit aan een ander overlaten").click()
    member.choose("aside-kind", "owner")
    member.press(member.page.locator("button", has_text="Niet meebeslissen"))
    member.says("Iemand anders beslist")
    assert member.page.locator("form[action$='/goedkeuren']").count() == 0
    member.open("/account/belangen")
    member.says("u beslist niet mee")


@pytest.mark.journey
@BOTH
def test_an_interest_in_a_listed_firm_is_declared_and_ended(walk, width, script):
    buyer = walk(width=width, script=script)
    buyer.sign_in("inkoper@demo.example")
    buyer.open("/account/belangen?q=hovenier")
    buyer.press(buyer.page.locator("main .list a").first)
    buyer.submit()  # without an answer
    buyer.choose("kind", "employer")
    buyer.submit()
    buyer.says("u beslist niet mee")
    buyer.press(buyer.page.locator("main table a").first)
    buyer.fill(ends_on="2099-12-31")
    buyer.submit()
    buyer.says("31 dec 2099")


@pytest.mark.journey
@BOTH
def test_every_role_is_looked_at_and_the_review_says_who_did(walk, width, script):
    administrator = walk(width=width, script=script)
    administrator.sign_in("beheer@demo.example")
    administrator.open("/toegangscontrole")
    slug = {1280: "loket", 390: "vereniging-2"}[width]
    administrator.press(f"a[href='/toegangscontrole/{slug}']")
    administrator.press(administrator.page.locator("button", has_text="Behouden").first)
    administrator.says("behouden")
    administrator.says("Priya Windholt")
    administrator.says("Alle rollen van dit kwartaal zijn bekeken")


@pytest.mark.journey
def test_the_only_administrator_is_led_to_a_successor_before_leaving(walk):
    administrator = walk()
    administrator.sign_in("beheer@demo.example")
    administrator.open("/team/beheer")
    administrator.press(administrator.page.locator("main table a", has_text="Vertrekken"))
    administrator.says("Eerst een opvolger")
    administrator.press(administrator.page.locator("main a", has_text="Een opvolger uitnodigen"))
