"""Names of persons across scripts: their keys, their parts, and whether two may be one name.

Pure functions over tables that ship with the package; nothing is stored here.
"""

from sijill.language.names.evidence import Part
from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.keys import name_keys
from sijill.language.names.match import NameMatch, compare_names
from sijill.language.names.parts import NameToken, name_tokens
from sijill.language.names.readings import is_family_name, readings
from sijill.language.names.tables import name_counts, name_parts

__all__ = [
    "NameMatch",
    "NameToken",
    "Part",
    "compare_names",
    "fold_name",
    "is_family_name",
    "name_counts",
    "name_keys",
    "name_parts",
    "name_tokens",
    "readings",
    "script_of",
]
