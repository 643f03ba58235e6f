#!/usr/bin/env python3
"""Writes quoting.tsv: names as SQLAlchemy 2.0.53 quotes them for --sql (paramstyle "named").

    PYTHONPATH=/path/to/sqlalchemy/lib record_quoting.py > quoting.tsv

Columns: the name, then the name as SQLite, PostgreSQL and MySQL get it.
"""

import sqlalchemy
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.dialects.mysql import reserved_words as mysql_words
from sqlalchemy.dialects.postgresql import base as postgresql_base
from sqlalchemy.dialects.sqlite import base as sqlite_base
from sqlalchemy.sql import compiler

ODD = """
a A ab aB AB a1 1a 1 _ _a a_ __ $ $a a$ a$b a-b a.b a:b a/b a%b %a a%%b a? a,b a;b a=b a+b a*b a@b a#b a!b
a(b) [a] {a} a\\b \\ a'b '' a"b "" "a" "a a" `a` a`b `` ` " ' a|b a&b a~b a^b a<b a>b é aé Ünder ñ
naïve straße STRASSE 表 テーブル имя ИМЯ ǆ 😀 a😀 alembic_version alembic_version_pkc version_num user users
User USER order orders Order ORDER group groups key keys index indexes row rows rank ranks value values
date time timestamp text int integer varchar json uuid interval year month day hour type types status state
ix_user_email uq_user_name fk_order_user_id ck_t_c pk_t t1 t_1 t__1 T_1 camelCase snake_case with9
""".split()
BLANKS = ["a b", " a", "a ", " ", "order by", "Group By"]


def main():
    assert sqlalchemy.__version__.startswith("2.0."), sqlalchemy.__version__
    dialects = [sqlite.dialect(paramstyle="named"), postgresql.dialect(paramstyle="named"),
                mysql.dialect(paramstyle="named")]
    preparers = [dialect.identifier_preparer for dialect in dialects]
    words = (set(compiler.RESERVED_WORDS) | set(postgresql_base.RESERVED_WORDS)
             | set(sqlite_base.SQLiteIdentifierPreparer.reserved_words)
             | set(mysql_words.RESERVED_WORDS_MYSQL) | set(mysql_words.RESERVED_WORDS_MARIADB))
    mixed = {word.title() for word in sorted(words)[::10]} | {word + "_" for word in sorted(words)[::10]}
    for name in sorted(words | mixed | set(ODD) | set(BLANKS)):
        print(name, *(preparer.quote(name) for preparer in preparers), sep="\t")


main()
