"""What the tests of the register share."""

from tests.databases import server
from tests.registers import example_file, examples, filed_database, filed_examples, places, register

__all__ = ["example_file", "examples", "filed_database", "filed_examples", "places", "register", "server"]
