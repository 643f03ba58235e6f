"""Random schemas in the SQL of one kind of database, and changes of them."""

import copy
import random

TYPES = {
    "sqlite": [("INTEGER", "1"), ("TEXT", "'a'"), ("VARCHAR(20)", "'b'"), ("NUMERIC(8, 2)", "1.5"), ("BLOB", None),
               ("BOOLEAN", "0"), ("TIMESTAMP", "CURRENT_TIMESTAMP"), ("REAL", "0.5"), ("CHAR(3)", "'abc'"),
               ("INT", "2"), ("BIGINT", "3"), ("JSON", "'{}'"), ("VARCHAR COLLATE NOCASE", "'z'")],
    "postgresql": [("integer", "1"), ("text", "'a'"), ("varchar(20)", "'b'"), ("numeric(8,2)", "1.5"), ("bytea", None),
                   ("boolean", "false"), ("timestamptz", "now()"), ("timestamp(3)", "'2020-01-01'"),
                   ("double precision", "0.5"), ("char(3)", "'abc'"), ("bigint", "3"), ("smallint", "2"),
                   ("jsonb", "'{}'"), ("text[]", "'{}'"), ("uuid", "gen_random_uuid()"), ("date", "CURRENT_DATE"),
                   ("interval", "'1 day'"), ("inet", None), ("time", "'12:00'"), ("varchar", "'c' || 'd'"),
                   ("mood", "'ok'"), ("real", "1")],
    "mysql": [("int", "1"), ("text", None), ("varchar(20)", "'b'"), ("decimal(8,2)", "1.5"), ("blob", None),
              ("tinyint(1)", "0"), ("datetime", "CURRENT_TIMESTAMP"), ("datetime(6)", "now(6)"), ("double", "0.5"),
              ("char(3)", "'abc'"), ("bigint", "3"), ("bigint unsigned", "4"), ("json", None), ("longtext", None),
              ("enum('a','b')", "'a'"), ("set('x','y')", "'x'"), ("date", "'2020-01-01'"), ("time", None),
              ("timestamp", "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"), ("varchar(30) COLLATE utf8mb4_bin", "'q'"),
              ("varbinary(10)", None), ("year", None)],
}
NOT_INDEXED = ("text", "blob", "json", "longtext", "BLOB", "jsonb", "text[]", "inet", "TEXT", "JSON")
NUMBERS = ("int", "bigint", "smallint", "INTEGER", "INT", "BIGINT", "numeric", "NUMERIC", "decimal", "double", "real",
           "REAL", "tinyint")


def is_number(type_):
    return type_.startswith(NUMBERS) and not type_.startswith("interval")


def is_indexed(type_):
    return not type_.split("(")[0].startswith(NOT_INDEXED)


class Schemas:
    def __init__(self, dialect, seed):
        self.dialect = dialect
        self.random = random.Random(seed)
        self.number = 0

    def name(self, prefix):
        self.number += 1
        return f"{prefix}{self.number}"

    def chance(self, part):
        return self.random.random() < part

    # -- Making

    def column(self):
        type_, default = self.random.choice(TYPES[self.dialect])
        return {"type": type_, "default": default if self.chance(0.5) else None, "is_null": self.chance(0.6),
                "comment": f"it's {self.number}" if self.chance(0.2) else None, "computed": None}

    def table(self, others):
        table = {"columns": {}, "key": ["id"], "uniques": {}, "checks": {}, "indexes": {}, "references": {},
                 "comment": "about \"it\"" if self.chance(0.2) else None}
        for _ in range(self.random.randint(1, 6)):
            table["columns"][self.name("c")] = self.column()
        if others and self.chance(0.6):
            self.add_reference(table, others)
        for _ in range(self.random.randint(0, 2)):
            self.add_part(table)
        return table

    def add_reference(self, table, others):
        column = self.name("ref")
        table["columns"][column] = {"type": "INTEGER" if self.dialect == "sqlite" else "integer", "default": None,
                                    "is_null": True, "comment": None, "computed": None}
        table["references"][self.name("fk_")] = (column, self.random.choice(others),
                                                 self.random.choice(["", " ON DELETE CASCADE", " ON DELETE SET NULL"]))

    def add_part(self, table):
        names = [name for name, column in table["columns"].items() if is_indexed(column["type"])]
        numbers = [name for name, column in table["columns"].items()
                   if is_number(column["type"]) and "ref" not in name]
        kind = self.random.choice(["unique", "check", "index", "index"])
        if kind == "check" and numbers:
            table["checks"][self.name("ck_")] = f"{self.random.choice(numbers)} <> {self.random.randint(100, 999)}"
        elif kind == "unique" and names:
            table["uniques"][self.name("uq_")] = self.random.sample(names, min(len(names), self.random.randint(1, 2)))
        elif names:
            columns = self.random.sample(names, min(len(names), self.random.randint(1, 2)))
            self.add_index(table, columns)

    def add_index(self, table, columns):
        parts = [column + self.random.choice(["", "", " DESC"]) for column in columns]
        where = f" WHERE {columns[0]} IS NOT NULL" if self.dialect != "mysql" and self.chance(0.3) else ""
        if self.dialect != "mysql" and self.chance(0.2):
            parts = [f"coalesce({columns[0]}, {columns[0]})"]
        table["indexes"][self.name("ix_")] = ("UNIQUE " if self.chance(0.2) else "", parts, where)

    def schema(self):
        tables = {}
        for _ in range(self.random.randint(1, 4)):
            table = self.table(list(tables))
            tables[self.name("t")] = table
        schema = {"tables": tables, "values": ["sad", "ok"], "views": {}, "triggers": {}}
        self.add_view(schema)
        return schema

    def add_view(self, schema):
        table = self.random.choice(list(schema["tables"]))
        if self.chance(0.5):
            schema["views"][self.name("v")] = (table, self.random.choice(list(schema["tables"][table]["columns"])))

    # -- Changing

    def forget_column(self, schema, table_name, column):
        table = schema["tables"][table_name]
        del table["columns"][column]
        for part in ("uniques", "checks", "indexes", "references"):
            table[part] = {name: value for name, value in table[part].items() if column not in str(value)}
        schema["views"] = {name: view for name, view in schema["views"].items() if view != (table_name, column)}

    def forget_table(self, schema, table_name):
        del schema["tables"][table_name]
        schema["views"] = {name: view for name, view in schema["views"].items() if view[0] != table_name}
        for table in schema["tables"].values():
            table["references"] = {name: value for name, value in table["references"].items()
                                   if value[1] != table_name}

    def change(self, schema, keeps_rows):
        """Another schema; keeps_rows: rows that fit the one fit the other."""
        schema = copy.deepcopy(schema)
        for _ in range(self.random.randint(1, 5)):
            self.change_once(schema, keeps_rows)
        return schema

    def change_once(self, schema, keeps_rows):
        tables = schema["tables"]
        table_name = self.random.choice(list(tables))
        table = tables[table_name]
        column_name = self.random.choice(list(table["columns"]))
        column = table["columns"][column_name]
        used = any(column_name in str(table[part]) for part in ("uniques", "checks", "indexes", "references"))
        what = self.random.randrange(12)
        if what == 0:
            tables[self.name("t")] = self.table(list(tables))
        elif what == 1 and len(tables) > 1:
            self.forget_table(schema, table_name)
        elif what in (2, 3):
            new = self.column()
            new["is_null"] = new["is_null"] or (keeps_rows and new["default"] is None)
            table["columns"][self.name("c")] = new
        elif what == 4 and len(table["columns"]) > 1 and (not keeps_rows or column["is_null"] or column["default"]):
            self.forget_column(schema, table_name, column_name)
        elif what == 5 and not used and not keeps_rows and "ref" not in column_name:
            new = self.column()
            if self.can_cast(column["type"], new["type"]):
                column["type"], column["default"] = new["type"], new["default"]
        elif what == 6 and (column["is_null"] is False or not keeps_rows) and "ref" not in column_name:
            column["is_null"] = not column["is_null"]
        elif what == 7 and column["type"] != "timestamp":
            defaults = dict(TYPES[self.dialect])
            column["default"] = None if column["default"] else defaults.get(column["type"])
        elif what == 8:
            column["comment"] = self.random.choice([None, "other", "O'Hara"])
        elif what == 9:
            part = self.random.choice(["uniques", "checks", "indexes", "references"])
            if table[part]:
                del table[part][self.random.choice(list(table[part]))]
        elif what == 10 and not keeps_rows:
            self.add_part(table)
        elif what == 11:
            self.add_reference(table, list(tables))

    def can_cast(self, old, new):
        """Only PostgreSQL refuses, where it knows no cast."""
        return (self.dialect != "postgresql" or (is_number(old) and is_number(new)) or new.startswith(("text", "varchar"))
                and not new.endswith("[]") or old == "text")

    # -- Writing

    def write_column(self, name, column):
        words = [name, column["type"]]
        if not column["is_null"]:
            words.append("NOT NULL")
        elif column["type"] == "timestamp":
            words.append("NULL")
        if column["default"]:
            words.append(f"DEFAULT {self.default(column['default'])}")
        if column["comment"] and self.dialect == "mysql":
            words.append("COMMENT " + quote(column["comment"]))
        return " ".join(words)

    def default(self, default):
        return f"({default})" if " || " in default else default

    def constraint(self, name):
        """Every third one has no name; on SQLite, where the others make one up."""
        return "" if self.dialect == "sqlite" and int(name.lstrip("abcdefghijklmnopqrstuvwxyz_")) % 3 == 0 \
            else f"CONSTRAINT {name} "

    def write_table(self, name, table, waiting):
        key = {"sqlite": "id INTEGER PRIMARY KEY", "postgresql": "id serial PRIMARY KEY",
               "mysql": "id integer AUTO_INCREMENT PRIMARY KEY"}[self.dialect]
        lines = [key] + [self.write_column(*item) for item in table["columns"].items()]
        lines += [f"{self.constraint(unique)}UNIQUE ({', '.join(columns)})" for unique, columns in table["uniques"].items()]
        lines += [f"{self.constraint(check)}CHECK ({text})" for check, text in table["checks"].items()]
        for reference, (column, other, rule) in table["references"].items():
            text = f"{self.constraint(reference)}FOREIGN KEY ({column}) REFERENCES {other} (id){rule}"
            if self.dialect == "sqlite":
                lines.append(text)
            else:
                waiting.append(f"ALTER TABLE {name} ADD {text};")
        comment = f" COMMENT={quote(table['comment'])}" if table["comment"] and self.dialect == "mysql" else ""
        sql = [f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + f"\n){comment};"]
        for index, (unique, parts, where) in table["indexes"].items():
            sql.append(f"CREATE {unique}INDEX {index} ON {name} ({', '.join(parts)}){where};")
        if self.dialect == "postgresql":
            if table["comment"]:
                sql.append(f"COMMENT ON TABLE {name} IS {quote(table['comment'])};")
            sql += [f"COMMENT ON COLUMN {name}.{column} IS {quote(made['comment'])};"
                    for column, made in table["columns"].items() if made["comment"]]
        return sql

    def write(self, schema):
        waiting, sql = [], []
        if self.dialect == "postgresql":
            sql.append("CREATE TYPE mood AS ENUM (" + ", ".join(map(quote, schema["values"])) + ");")
        for name, table in schema["tables"].items():
            sql += self.write_table(name, table, waiting)
        sql += waiting
        sql += [f"CREATE VIEW {view} AS SELECT id, {column} FROM {table};"
                for view, (table, column) in schema["views"].items()]
        return "\n".join(sql) + "\n"


def quote(text):
    return "'" + text.replace("'", "''") + "'"
