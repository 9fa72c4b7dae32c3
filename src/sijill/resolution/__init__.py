"""From a readout and what the register knows to judgements: who is who, which contact is which.

Pure functions: nothing is stored, nothing is looked up. What was judged, by
which rule, and why, is in the judgements.
"""

from sijill.resolution.judge import judge
from sijill.resolution.names import is_telling
from sijill.resolution.rereading import Compared, compare, find_atoms, keep_decided

__all__ = ["Compared", "compare", "find_atoms", "is_telling", "judge", "keep_decided"]
