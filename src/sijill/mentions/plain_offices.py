"""The office behind the forms of it that only one state has: 総理 and 内閣総理大臣, 外相 and 国務長官."""

from __future__ import annotations

import re

_OF_ONE_STATE = re.compile("_(?:japan|us|un|eu|britain|korea|abroad)$")


def plain_office(head: str) -> str:
    """Return the office of a head, whichever state's it is.

    >>> plain_office("head_of_government_japan")
    'head_of_government'
    """
    return _OF_ONE_STATE.sub("", head)
