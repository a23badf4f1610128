"""How many firms are asked for."""

from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from app.core.i18n import lazy
from app.sourcing.rotation.services import MOST_PLACES


class ProposalForm(FlaskForm):
    places = IntegerField(
        lazy("How many firms do you invite?"),
        [
            InputRequired(lazy("Fill in a number.")),
            NumberRange(1, MOST_PLACES, lazy("Fill in a number from 1 to %(most)s.", most=MOST_PLACES)),
        ],
        description=lazy("The method, the look-back and the other rules come from the policy of your municipality."),
    )
