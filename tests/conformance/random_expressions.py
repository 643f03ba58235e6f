#!/usr/bin/env python3
"""Makes random expressions and statements, and compares what SQLAlchemy and a script write for them.

    random_expressions.py --alambique PROGRAM [--seed N] [--count N] [--dialect NAME]

Needs SQLAlchemy 2.0 on the path; ends with 77 without it. Programs that SQLAlchemy refuses are
left out: what it refuses late, the script may refuse early, and the other way round.
"""

import argparse
import datetime
import decimal
import enum
import pathlib
import random
import sys
import tempfile
import uuid
import warnings

import expression_scripts

try:
    import sqlalchemy as sa
    from sqlalchemy.dialects import mysql, postgresql, sqlite
except ImportError:
    sys.exit(77)

PRELUDE = """
m = sa.MetaData()
class Color(enum.Enum):
    red = 1
    green = 2
class Upper(sa.TypeDecorator):
    impl = sa.String(30)
    cache_ok = True
    def process_bind_param(self, value, dialect):
        return None if value is None else value.upper()
class Cents(sa.TypeDecorator):
    impl = sa.Integer
    cache_ok = True
    def process_bind_param(self, value, dialect):
        return None if value is None else int(value * 100)
u = sa.Table('user', m, sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(50)), sa.Column('color', sa.Enum(Color, name='color')), sa.Column('nick', Upper), sa.Column('price', Cents), sa.Column('born', sa.Date), sa.Column('seen', sa.DateTime), sa.Column('ok', sa.Boolean), sa.Column('n', sa.Numeric(10, 2)), sa.Column('f', sa.Float), sa.Column('data', sa.JSON))
p = sa.Table('post', m, sa.Column('id', sa.Integer, primary_key=True), sa.Column('user_id', sa.Integer, sa.ForeignKey('user.id')), sa.Column('title', sa.Text), sa.Column('Tag Name', sa.String, key='tag'), sa.Column('ok', sa.Boolean), sa.Column('at', sa.DateTime), schema='s')
t = sa.table('t', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('ok', sa.Boolean), sa.column('x'), sa.column('n', sa.Numeric))
"""


class Maker:
    """Source of an expression of a kind: number, string, boolean, moment."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.froms = ["u"]

    def pick(self, *choices):
        return self.random.choice(choices)

    COLUMNS = {
        "u": {"number": ["id", "n", "f", "price"], "string": ["name", "nick", "color"],
              "boolean": ["ok"], "moment": ["seen"], "date": ["born"]},
        "p": {"number": ["id", "user_id"], "string": ["title", "tag"], "boolean": ["ok"],
              "moment": ["at"], "date": []},
        "t": {"number": ["id", "n"], "string": ["name"], "boolean": ["ok"], "moment": [],
              "date": []},
    }

    def column(self, kind):
        choices = [f"{table}.c.{name}" for table in self.froms
                   for name in self.COLUMNS[table][kind]]
        return self.random.choice(choices or [f"u.c.{self.COLUMNS['u'][kind][0]}"])

    def value(self, kind):
        if kind == "number":
            return self.pick("0", "1", "-3", "42", "2.5", "decimal.Decimal('1.50')")
        if kind == "string":
            return self.pick("'a'", "\"it's\"", "'50%'", "''", "'a:b'", "'\\\\x'")
        if kind == "boolean":
            return self.pick("True", "False", "sa.true()", "sa.false()")
        if kind == "moment":
            return "datetime.datetime(2020, 1, 2, 3, 4, 5)"
        return "datetime.date(2020, 2, 3)"

    def operand(self, kind, depth):
        if depth <= 0 or self.random.random() < 0.4:
            return self.column(kind)
        return getattr(self, kind)(depth - 1)

    def other(self, kind, depth):
        """The right side: a value, too."""
        if self.random.random() < 0.5:
            return self.value(kind)
        return self.operand(kind, depth)

    def number(self, depth):
        a = self.operand("number", depth)
        return self.pick(
            lambda: f"({a} {self.pick('+', '-', '*', '/', '%', '//')} {self.other('number', depth)})",
            lambda: f"({self.value('number')} {self.pick('+', '-', '*')} {a})",
            lambda: f"(-{a})",
            lambda: f"sa.func.coalesce({a}, {self.other('number', depth)})",
            lambda: f"sa.func.{self.pick('max', 'min', 'sum', 'abs', 'count')}({a})",
            lambda: f"sa.func.length({self.operand('string', depth)})",
            lambda: f"sa.cast({self.operand('string', depth)}, sa.Integer)",
            lambda: f"sa.cast({a}, sa.Numeric(8, 3))",
            lambda: f"sa.case(({self.boolean(depth)}, {self.other('number', depth)}), "
                    f"else_={self.other('number', depth)})",
            lambda: f"sa.extract('year', {self.operand('moment', depth)})",
            lambda: f"{a}.bitwise_{self.pick('and', 'or', 'xor')}({self.pick('1', '6')})",
            lambda: f"{a}.op('&')(3)",
            lambda: f"sa.select(sa.func.max({a})).scalar_subquery()",
            lambda: f"sa.func.row_number().over(order_by={a})",
            lambda: "sa.literal(7)",
            lambda: f"sa.type_coerce({a}, sa.Integer)",
        )()

    def string(self, depth):
        a = self.operand("string", depth)
        return self.pick(
            lambda: f"({a} + {self.other('string', depth)})",
            lambda: f"({self.value('string')} + {a})",
            lambda: f"sa.func.{self.pick('lower', 'upper', 'trim')}({a})",
            lambda: f"sa.func.concat({a}, {self.other('string', depth)})",
            lambda: f"sa.func.coalesce({a}, {self.value('string')})",
            lambda: f"sa.cast({self.operand('number', depth)}, sa.String{self.pick('', '(10)')})",
            lambda: f"{a}.concat({self.other('string', depth)})",
            lambda: f"{a}.op('||')({self.other('string', depth)})",
            lambda: f"sa.case(({self.boolean(depth)}, {self.value('string')}), else_={a})",
            lambda: f"sa.case({{'a': 'b', 'c': 'd'}}, value={a})",
            lambda: f"{a}.collate('C')",
            lambda: "sa.literal_column(\"'lit'\")",
            lambda: "u.c.data['k'].as_string()",
        )()

    def moment(self, depth):
        a = self.operand("moment", depth)
        return self.pick(
            lambda: f"sa.func.coalesce({a}, {self.value('moment')})",
            lambda: "sa.func.now()",
            lambda: "sa.func.current_timestamp()",
            lambda: f"sa.cast({a}, sa.DateTime)",
        )()

    def date(self, depth):
        return f"sa.cast({self.operand('moment', depth)}, sa.Date)"

    def comparison(self, depth):
        kind = self.pick("number", "number", "string", "moment", "date")
        a = self.operand(kind, depth)
        b = self.other(kind, depth)
        s = self.operand("string", depth)
        return self.pick(
            lambda: f"({a} {self.pick('==', '!=', '<', '<=', '>', '>=')} {b})",
            lambda: f"({a} == None)",
            lambda: f"({a} != None)",
            lambda: f"{a}.{self.pick('is_', 'is_not', 'isnot')}(None)",
            lambda: f"{a}.{self.pick('in_', 'not_in', 'notin_')}([{b}, {self.value(kind)}])",
            lambda: f"{a}.in_([])",
            lambda: f"{a}.between({b}, {self.value(kind)})",
            lambda: f"{a}.in_(sa.select({self.column(kind)}))",
            lambda: f"{s}.{self.pick('like', 'ilike', 'not_like', 'notilike')}('a%')",
            lambda: f"{s}.{self.pick('contains', 'startswith', 'endswith')}('a_'"
                    f"{self.pick('', ', autoescape=True')})",
            lambda: f"{a}.op('<<')(1)",
            lambda: f"{s}.regexp_match('^a')",
            lambda: f"sa.exists().where({self.column(kind)} == {self.value(kind)})",
            lambda: f"{a}.is_distinct_from({self.column(kind)})",
        )()

    def boolean(self, depth):
        if depth <= 0:
            return self.comparison(0)
        return self.pick(
            lambda: self.comparison(depth),
            lambda: self.comparison(depth),
            lambda: f"({self.boolean(depth - 1)} & {self.boolean(depth - 1)})",
            lambda: f"({self.boolean(depth - 1)} | {self.boolean(depth - 1)})",
            lambda: f"sa.and_({self.boolean(depth - 1)}, {self.boolean(depth - 1)}, "
                    f"{self.boolean(depth - 1)})",
            lambda: f"sa.or_({self.boolean(depth - 1)}, {self.boolean(depth - 1)})",
            lambda: f"sa.or_({self.pick('True', 'False')}, {self.boolean(depth - 1)})",
            lambda: f"~{self.boolean(depth - 1)}",
            lambda: f"sa.not_({self.boolean(depth - 1)})",
            lambda: self.column("boolean"),
            lambda: f"~{self.column('boolean')}",
            lambda: f"({self.column('boolean')} == {self.value('boolean')})",
            lambda: f"{self.column('boolean')}.is_({self.pick('True', 'False', 'sa.true()')})",
        )()

    def any(self, depth):
        return getattr(self, self.pick("number", "string", "boolean", "moment"))(depth)

    def selected(self, depth):
        found = self.pick(self.column("number"), self.column("string"), self.any(depth))
        return found + self.pick("", "", f".label('{self.pick('a', 'b', 'Q x')}')")

    def select(self, depth=2):
        self.froms = self.pick(["u"], ["u"], ["p"], ["t"], ["u", "p"], ["u", "t"])
        joins = ""
        if self.froms == ["u", "p"] and self.random.random() < 0.7:
            joins = self.pick(".select_from(u.join(p))", ".select_from(u.outerjoin(p))",
                              ".join_from(u, p, u.c.id == p.c.user_id)", ".join_from(u, p)")
        columns = ", ".join(self.selected(depth - 1)
                            for _ in range(self.random.randint(1, 4)))
        parts = [f"sa.select({columns}){joins}"]
        for chance, make in (
                (0.6, lambda: f".where({self.boolean(depth)})"),
                (0.2, lambda: f".where({self.boolean(depth - 1)}, {self.boolean(depth - 1)})"),
                (0.2, lambda: f".group_by({self.column('number')}, {self.string(depth - 1)})"),
                (0.15, lambda: f".having(sa.func.count() > {self.pick('1', '5')})"),
                (0.4, lambda: f".order_by({self.column('string')}{self.pick('', '.desc()')}"
                              f"{self.pick('', '.nulls_last()')}, {self.number(depth - 1)})"),
                (0.15, lambda: ".distinct()"),
                (0.3, lambda: f".limit({self.pick('1', '10')})"
                              f"{self.pick('', '.offset(3)')}"),
                (0.05, lambda: ".with_for_update()")):
            if self.random.random() < chance:
                parts.append(make())
        return "".join(parts)

    def nested(self):
        inner, kind = self.select(1), self.pick("subquery('q')", "cte('c')", "alias('z')",
                                                "subquery()")
        return f"inner = {inner}.{kind}\ns = sa.select(inner)"

    def write(self):
        table = self.pick("u", "p", "t")
        self.froms = [table]
        columns = self.COLUMNS[table]
        values = {}
        for kind in ("number", "string", "boolean", "moment"):
            for name in columns[kind]:
                if self.random.random() < 0.5 and name != "color":
                    values[name] = self.pick(self.value(kind), "None")
        if not values:
            values["id"] = "5"
        inserted = ", ".join(f"{name}={value}" for name, value in values.items())
        updated = ", ".join(
            f"{name}={self.pick(value, self.operand('number' if name in columns['number'] else 'string', 1))}"
            for name, value in values.items() if name in columns["number"] + columns["string"])
        where = f".where({self.boolean(1)})"
        return self.pick(
            lambda: f"s = sa.insert({table}).inline().values({inserted})",
            lambda: f"s = sa.insert({table}).values([dict({inserted}), dict({inserted})])",
            lambda: f"s = sa.update({table}){where}.values({updated or 'id=7'})",
            lambda: f"s = sa.delete({table}){where}",
            lambda: f"s = sa.insert({table}).from_select(['id'], {self.select(1)})",
        )()

    def program(self):
        return self.pick(lambda: f"s = {self.select()}", lambda: f"s = {self.select()}",
                         lambda: f"s = {self.boolean(3)}", lambda: f"s = {self.any(3)}",
                         self.nested, self.write,
                         lambda: f"s = sa.union_all({self.select(1)}, {self.select(1)})")()


def judged(number, body):
    """The case as SQLAlchemy has it."""
    case = {"case": number, "group": "random", "body": body}
    for name, module in (("postgresql", postgresql), ("mysql", mysql), ("sqlite", sqlite)):
        names = {"sa": sa, "postgresql": postgresql, "mysql": mysql, "sqlite": sqlite,
                 "datetime": datetime, "decimal": decimal, "enum": enum, "uuid": uuid}
        try:
            exec(PRELUDE, names)
            exec(body, names)
            case[name] = {"sql": str(names["s"].compile(
                dialect=module.dialect(), compile_kwargs={"literal_binds": True}))}
        except Exception:
            continue
        # What SQLAlchemy leaves as a placeholder, or warns of: see expression.md.
        if "?" in case[name]["sql"] or "%s" in case[name]["sql"] or "%(" in case[name]["sql"]:
            del case[name]
    return case


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--alambique", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--dialect", choices=expression_scripts.DIALECTS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    cases = []
    for number in range(options.count):
        body = Maker(options.seed * 1_000_000 + number).program()
        cases.append(judged(number + 1, body))
    good = total = 0
    for dialect in [options.dialect] if options.dialect else expression_scripts.DIALECTS:
        with tempfile.TemporaryDirectory() as root:
            directory = pathlib.Path(root) / "project"
            expression_scripts.write_project(directory, PRELUDE, cases)
            found = expression_scripts.run(options.alambique, directory, dialect)
        for case in cases:
            if dialect in case:
                total += 1
                good += expression_scripts.judge(case, dialect, found.get(case["case"], ("none", "")),
                                                 True)
    print(f"{good} of {total} are as SQLAlchemy writes them")
    return good != total or not total


if __name__ == "__main__":
    sys.exit(main())
