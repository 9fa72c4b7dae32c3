"""What a person says by hand, checked before it is written."""

from __future__ import annotations

from sqlalchemy import Connection

from sijill.records import Action, Arrangement, Particulars, Remark
from sijill.register.instruments import make_action, make_particulars
from sijill.register.mechanism_book import make_arrangement
from sijill.register.remarks import make_remark
from sijill.register.sayings import Told


def make_statement(connection: Connection, about: str, told: Told) -> Told:
    """Return what is said of `about`, ready to be written.

    NotFoundError where there is no such thing, InputError for what can't be said.
    """
    match told:
        case Particulars():
            return make_particulars(connection, about, told)
        case Action():
            return make_action(connection, about, told)
        case Arrangement():
            return make_arrangement(connection, about, told)
        case Remark():
            return make_remark(connection, about, told)
