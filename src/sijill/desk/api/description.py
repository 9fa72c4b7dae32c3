"""The description of the interface (OpenAPI), with a sentence on each field of what is asked and answered."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from sijill.desk.refusals import CODES

_TABLE = Path(__file__).with_name("fields.tsv")
_ERRORS: dict[str, Any] = {
    "Failed": {
        "type": "object",
        "title": "Failed",
        "properties": {"error": {"$ref": "#/components/schemas/Error"}},
        "required": ["error"],
    },
    "Error": {
        "type": "object",
        "title": "Error",
        "properties": {
            "code": {"type": "string", "enum": [*CODES.values(), "failed"]},
            "message": {"type": "string"},
        },
        "required": ["code", "message"],
    },
}
_FAILED = {
    "description": "Why this is not possible",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failed"}}},
}


class Description(JsonRenderPlugin):
    """Gives the description as JSON."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """Return the description, its fields told."""
        return super().render(request, describe(openapi_schema))


@cache
def read_fields() -> dict[str, str]:
    """Return what fields mean, by their names; where a name means something else in a record, by RECORD.NAME."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["field"]: row["meaning"] for row in rows}


def describe(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a description that tells what each field means, and how errors are answered."""
    known = read_fields()
    parts = schema.get("components", {})
    shapes = {
        name: {**shape, "properties": _describe_fields(name, shape.get("properties", {}), known)}
        for name, shape in {**parts.get("schemas", {}), **_ERRORS}.items()
    }
    paths = {
        path: {method: _describe_route(route, known) for method, route in routes.items()}
        for path, routes in schema["paths"].items()
    }
    return {**schema, "paths": paths, "components": {**parts, "schemas": shapes}}


def _describe_fields(name: str, fields: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field, shape in fields.items():
        meaning = known.get(f"{name}.{field}") or known.get(field)
        told[field] = {**shape, "description": meaning} if meaning and "description" not in shape else shape
    return told


def _describe_route(route: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    # What the framework says of faulty requests isn't what they get.
    parameters = [
        one if one.get("description") else {**one, "description": known.get(one["name"], "")}
        for one in route.get("parameters", ())
    ]
    answers = {status: told for status, told in route.get("responses", {}).items() if status.startswith("2")}
    return {**route, "parameters": parameters, "responses": {**answers, "default": _FAILED}}
