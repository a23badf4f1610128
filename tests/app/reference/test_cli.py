"""flask reference."""


def test_loading_twice_says_that_nothing_changed(app, session):
    answer = app.test_cli_runner().invoke(args=["reference", "load"])
    assert (answer.exit_code, answer.output) == (0, "Reference data: nothing changed.\n")


def test_status_says_that_the_tables_are_up_to_date(app, session):
    answer = app.test_cli_runner().invoke(args=["reference", "status"])
    assert answer.exit_code == 0
    assert "up to date" in answer.output
