"""Names of persons across scripts: their keys, their parts, and whether two may be one name.

Pure functions over tables that ship with the package; nothing is stored here.
"""

from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.parts import NameToken, name_tokens
from sijill.language.names.tables import name_counts, name_parts

__all__ = ["NameToken", "fold_name", "name_counts", "name_parts", "name_tokens", "script_of"]
