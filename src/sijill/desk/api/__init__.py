"""The JSON interface under /api: what the screens show and write, for programs; described in OpenAPI."""

from litestar import Router

from sijill.desk.api import lists, pages, writing

HANDLERS = (*lists.HANDLERS, *pages.HANDLERS, *writing.HANDLERS)
"""Every route of the interface."""

API = Router(path="/api", route_handlers=HANDLERS)
"""The interface."""

__all__ = ["API", "HANDLERS"]
