"""What counted searches hold: words without people."""

from flask import Flask

from app.core.i18n import lazy
from app.core.privacy import Controller, Processing, declare
from config import Config


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    declare(
        app,
        Processing(
            key="demand",
            purpose=lazy("See which trades nobody offers, so that the desk can look for firms"),
            controller=Controller.REGION,
            basis=lazy(
                "Art. 6 (1) (f): who searched is not kept, and words that look like data of a person are left out"
            ),
            people=lazy("Nobody is meant to be in it; a name that somebody types cannot be told from other words"),
            data=lazy("The words of searches that found fewer than three firms, counted by day"),
            recipients=lazy("The desk; boards per quarter, from ten searches by three authorities on"),
            kept=lazy("%(months)s months", months=config.DEMAND_MONTHS),
        ),
    )
