"""What keeps the journal as it is in PostgreSQL: its tables, and the triggers that refuse to change them.

The same refusals as in SQLite (migrations.py). Each piece is written once here,
made by the migration and compared by `verify`, letter by letter.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection


class Guard(NamedTuple):
    """A trigger: when it fires on which table, and the body of the function that it calls."""

    name: str
    table: str
    fires: str
    body: str

    @property
    def statements(self) -> tuple[str, str, str]:
        """What makes it. ALWAYS: also for a session that says it only copies what others did."""
        return (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $${self.body}$$",
            f"CREATE TRIGGER {self.name} {self.fires} ON {self.table} {_level(self.fires)}"
            f" EXECUTE FUNCTION {self.name}()",
            f"ALTER TABLE {self.table} ENABLE ALWAYS TRIGGER {self.name}",
        )


def _level(fires: str) -> str:
    return "FOR EACH STATEMENT" if fires.endswith("TRUNCATE") else "FOR EACH ROW"


def _refuse(message: str) -> str:
    return f" BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{message}'; END "


_NEXT = """ BEGIN
  IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM journal)
    OR NEW.previous <> coalesce((SELECT hash FROM journal ORDER BY number DESC LIMIT 1), repeat('0', 64))
    OR EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'not the next entry of the journal';
  END IF;
  RETURN NEW;
END """

GUARDS = (
    Guard("journal_keeps_entries", "journal", "BEFORE DELETE", _refuse("an entry of the journal cannot be removed")),
    Guard("journal_keeps_all", "journal", "BEFORE TRUNCATE", _refuse("an entry of the journal cannot be removed")),
    Guard("journal_keeps_words", "journal", "BEFORE UPDATE", _refuse("an entry of the journal cannot be changed")),
    Guard("journal_only_grows", "journal", "BEFORE INSERT", _NEXT),
    Guard("texts_keep_texts", "texts", "BEFORE DELETE", _refuse("a text cannot be removed")),
    Guard("texts_keep_all", "texts", "BEFORE TRUNCATE", _refuse("a text cannot be removed")),
    Guard("texts_keep_words", "texts", "BEFORE UPDATE", _refuse("a text cannot be changed")),
)

_TABLES = {
    "migrations": {"number": "integer!", "name": "text!", "at": "text!"},
    "journal": {
        "number": "integer!",
        "id": "text!",
        "at": "text!",
        "by": "text!",
        "why": "text",
        "kind": "text!",
        "body": "text!",
        "previous": "text!",
        "hash": "text!",
    },
    "texts": {"sha256": "text!", "text": "text!"},
}
"""The columns of each table with their types; "!" where nothing may be missing."""

_KEYS = {
    "migrations_pkey": "PRIMARY KEY (number)",
    "journal_pkey": "PRIMARY KEY (number)",
    "journal_id_key": "UNIQUE (id)",
    "texts_pkey": "PRIMARY KEY (sha256)",
}


def _make_table(name: str) -> str:
    lines = [f'"{column}" {_spell(told)}' for column, told in _TABLES[name].items()]
    lines += [f"CONSTRAINT {key} {told}" for key, told in _KEYS.items() if key.startswith(f"{name}_")]
    return f"CREATE TABLE {name} ({', '.join(lines)})"


def _spell(told: str) -> str:
    kind = told.rstrip("!")
    return kind + (' COLLATE "C"' if kind == "text" else "") + (" NOT NULL" if told.endswith("!") else "")


POSTGRES_JOURNAL: tuple[str, ...] = (
    *(_make_table(name) for name in _TABLES),
    *(statement for guard in GUARDS for statement in guard.statements),
    "REVOKE UPDATE, DELETE, TRUNCATE ON journal, texts FROM PUBLIC",
)
"""The statements of the first migration."""


def find_missing_guards(connection: Connection) -> list[tuple[str, str]]:
    """Return the tables, keys and triggers that are not as they were made."""
    wanted = {f"table {name}": repr(list(columns.items())) for name, columns in _TABLES.items()}
    wanted |= {f"key {name}": told for name, told in _KEYS.items()}
    wanted |= {
        f"trigger {guard.name}": f"{guard.table} {guard.fires} {_level(guard.fires)} A {guard.body}"
        for guard in GUARDS
    }
    have = _read_tables(connection) | _read_keys(connection) | _read_triggers(connection)
    return [
        (name, "is missing" if name not in have else "is not as it was made")
        for name, told in wanted.items()
        if have.get(name) != told
    ]


def _read_tables(connection: Connection) -> dict[str, str]:
    columns: dict[str, list[tuple[str, str]]] = {}
    for row in connection.exec_driver_sql(
        """SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
           WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"""
    ):
        told = row.data_type + ("" if row.is_nullable == "YES" else "!")
        columns.setdefault(row.table_name, []).append((row.column_name, told))
    return {f"table {name}": repr(told) for name, told in columns.items() if name in _TABLES}


def _read_keys(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        """SELECT conname, pg_get_constraintdef(oid) AS told FROM pg_constraint
           WHERE connamespace = current_schema()::regnamespace"""
    )
    return {f"key {row.conname}": row.told for row in rows}


def _read_triggers(connection: Connection) -> dict[str, str]:
    # tgtype counts in bits: 1 each row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate.
    rows = connection.exec_driver_sql(
        """SELECT t.tgname, c.relname, t.tgtype, t.tgenabled, p.prosrc, t.tgqual IS NULL AS is_plain
           FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
           WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal"""
    )
    events = {4: "INSERT", 8: "DELETE", 16: "UPDATE", 32: "TRUNCATE"}
    found = {}
    for row in rows:
        fires = f"{'BEFORE' if row.tgtype & 2 else 'AFTER'} {events.get(row.tgtype & 60, '?')}"
        level = "FOR EACH ROW" if row.tgtype & 1 else "FOR EACH STATEMENT"
        told = f"{row.relname} {fires} {level} {row.tgenabled} {row.prosrc}"
        found[f"trigger {row.tgname}"] = told if row.is_plain else f"{told} WHEN …"
    return found
