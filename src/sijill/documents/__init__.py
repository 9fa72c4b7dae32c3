"""From a file, folder, archive or standard input to documents.

`open_document` reads one file; `find_documents` all that lie under some paths, and stops at the
first bad one; `read_documents` yields a `Failure` in its place and goes on. `Metadata` is a folder
of JSON files that say what the texts do not. `find_duplicates` tells equal contents.
"""

from sijill.documents.document import open_document, read_document
from sijill.documents.duplicates import find_duplicates, get_content_key
from sijill.documents.failure import Failure
from sijill.documents.find import find_documents, is_collection, read_documents
from sijill.documents.limits import LIMITS, Limits
from sijill.documents.metadata import Facts, Metadata

__all__ = [
    "LIMITS",
    "Facts",
    "Failure",
    "Limits",
    "Metadata",
    "find_documents",
    "find_duplicates",
    "get_content_key",
    "is_collection",
    "open_document",
    "read_document",
    "read_documents",
]
