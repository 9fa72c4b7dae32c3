"""The register: a journal that only grows, the view derived from it, and the questions asked of it."""

from sijill.register.copying import Copied, back_up, copy_register, restore
from sijill.register.place import get_name, has_register
from sijill.register.queue import Rule
from sijill.register.register import Clock, Register
from sijill.register.seen import Seen, see
from sijill.register.writing import Desk

__all__ = [
    "Clock",
    "Copied",
    "Desk",
    "Register",
    "Rule",
    "Seen",
    "back_up",
    "copy_register",
    "get_name",
    "has_register",
    "restore",
    "see",
]
