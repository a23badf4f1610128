"""A board imports its member list on a phone and invites who is not registered."""

import pytest

from tests.factories.importing import csv_bytes

EMAIL = "noor@hetpad.example"


@pytest.mark.journey
def test_a_member_list_is_looked_at_chosen_processed_and_its_new_members_invited(walk, tmp_path):
    board = walk(width=390)
    board.sign_in("bestuur-zevenlinden@demo.example")
    name = name_of_a_listed_firm(board)
    rows = [[name, "", ""], ["Hoveniersbedrijf Het Pad", EMAIL, "2021"], ["Fout", "geen adres", ""]]
    path = tmp_path / "leden.csv"
    path.write_bytes(csv_bytes(["Bedrijfsnaam", "E-mail", "Lid sinds"], *rows))
    board.open("/leden")
    board.press("main .actions a[href$='/lijsten']")
    board.page.locator("[name='file']").set_input_files(path)
    board.submit()
    board.submit()
    wait_for(board, ".tabs a[href*='deel=twijfel']")
    board.press(".tabs a[href*='deel=fout']")
    board.says("geen adres")
    board.press(".tabs a[href*='deel=twijfel']")
    board.page.locator("main input[type='radio']").first.check()
    board.submit()
    board.press("form[action$='/verwerken'] button")
    board.show_code()
    board.page.locator("main input[name='row']").check()
    board.page.locator("main input[name='vouches']").check()
    board.submit()
    board.says("Er gaat 1 uitnodiging uit")
    board.open(f"{board.page.url.partition('/lijsten')[0]}/uitgenodigd")
    board.says("Hoveniersbedrijf Het Pad")
    follow_the_mail(walk(width=390))


def name_of_a_listed_firm(board):
    board.open("/verenigingen")
    board.press("main a[href^='/verenigingen/']:has-text('Zeven Linden')")
    board.press("main .list a >> nth=0")
    return board.page.locator("h1").inner_text()


def follow_the_mail(member):
    member.open(member.read_mail(EMAIL, "vraagt u"))
    member.press("main form[action*='/uitnodiging/'] button")
    member.says("U bent uitgenodigd door Bedrijvenkring Zeven Linden")


def wait_for(board, selector):
    for _ in range(60):
        if board.page.locator(selector).count():
            board.check()
            return
        board.page.wait_for_timeout(250)
    raise AssertionError(f"{selector} did not appear")
