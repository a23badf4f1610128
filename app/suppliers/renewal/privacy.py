"""What the yearly confirmation does with data of people."""

from flask import Flask

from app.core.i18n import lazy
from app.core.privacy import Controller, Processing, declare


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="renewal",
            purpose=lazy("Ask firms once a year whether their profile is right, and tell them when proof expires"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (b): a firm in the register keeps its profile right; buyers rely on it"),
            people=lazy("Who acts for a firm"),
            data=lazy("Name and e-mail address, which reminders went and when, and who confirmed the profile"),
            recipients=lazy("Nobody else; everybody sees on which day a profile was confirmed"),
            kept=lazy("As long as the firm has a profile"),
        ),
    )
