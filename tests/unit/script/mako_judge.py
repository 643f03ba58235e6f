#!/usr/bin/env python3
"""Makes templates by chance and says what Mako makes of them.

    mako_judge.py SEED COUNT

Writes COUNT pairs of netstrings (<length>:<bytes>): a template, and "=" and its text, "refused" where it cannot
be rendered, or "?" where Mako does not take it for a template. The variables are those of test_mako.c.
"""

import datetime
import random
import sys

from mako.template import Template


class Config:
    config_file_name = "/p/alembic.ini"
    config_ini_section = "alembic"
    sections = {"alembic": {"databases": "engine1, engine2", "x": "50%"}, "engine1": {"url": "sqlite://"}}

    def get_main_option(self, name, default=None):
        return self.get_section_option("alembic", name, default)

    def get_section_option(self, section, name, default=None):
        return self.sections.get(section, {}).get(name, default)


def comma(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)


VARIABLES = {
    "message": 'add "users" & co\nit\'s <new> \\ é',
    "up_revision": "a1b2", "down_revision": ("c3", "d4"), "branch_labels": ("one",), "depends_on": ["e5", "f6"],
    "create_date": datetime.datetime(2026, 1, 5, 14, 55, 7, 120034, tzinfo=datetime.timezone.utc),
    "comma": comma, "config": Config(), "imports": "", "upgrades": "op.execute('x')\n    op.execute('y')",
    "downgrades": "pass",
}
EXPRESSIONS = [
    "message", " message ", "up_revision", "repr(up_revision)", "repr(down_revision)", "down_revision | comma,n",
    "down_revision|comma", "repr(branch_labels)", "repr(depends_on)", "create_date", "create_date.year",
    "create_date.strftime('%Y-%m-%d')", 'imports if imports else ""', 'upgrades if upgrades else "pass"',
    'nothing if nothing else "none"', "message | h", "message | trim", " 'a}b' ", "'a|b' | n", "{'a': 1}['a']",
    "'%s' % up_revision", "(1 | 2)", "context.get('up_revision', 'x')", "context.get('nowhere', 'x')",
    "config.get_main_option('databases')", "config.get_main_option('q', 'd')", "', '.join(depends_on)",
    "1 + \\\n 2", "'x' # why\n", "len(down_revision)", "[x for x in down_revision]", "nothing", "None", "3.5",
    "'é' + \"'\"", "config.get_section_option('engine1', 'url')", "imports + '\\n' if imports else ''",
]
TEXTS = ["plain", "revision = ", "\n", "\n", "\n\n", "    ", "# comment", "\"\"\"doc\"\"\"", "100%", " % of", "a ## b",
         "\\\n", "\\", "$", "{x}", "$ {", "<b>", "</b>", "é", "'", "\t", "\\n", "x\r\n", "<", " & ", "<% %>", "}",
         "<%text>${z} % y\n## z\n</%text>", "<%doc>\n ${x} </%doc>", "<% y = 1 %>", "def f():\n    pass\n"]
CONDITIONS = ["down_revision", "not imports", "nothing", "branch_labels and up_revision == 'a1b2'", "message != 1",
              "len(depends_on) > 1"]
LOOPS = ["for x in down_revision:", "for i, x in enumerate(depends_on):", "for x in config.get_main_option("
         "'databases').split(', '):", "for x in []:", "for x in (1, (2, 3)):"]
BLOCKS = ["<%\n    names = ['a', 'b']\n    for n in names:\n        last = n\n%>", "<%! import re %>",
          "<%!\nimport textwrap\n\nLIMIT = 3\n%>", "<% context.write('w') %>",
          "<%\n  text = '''a\n   b\n'''\n  # a comment\n  other = [1,\n    2]\n%>"]


def expression(generator):
    return "${" + generator.choice(EXPRESSIONS) + "}"


def line(generator):
    return "".join(generator.choice([expression(generator), generator.choice(TEXTS), " "])
                   for _ in range(generator.randint(0, 4))) + "\n"


def control(generator, depth):
    margin = generator.choice(["", "", "  ", "\t"])
    kind = generator.random()
    body = "".join(part(generator, depth + 1) for _ in range(generator.randint(0, 2)))
    other = "".join(part(generator, depth + 1) for _ in range(generator.randint(0, 2)))
    if kind < 0.4:
        text = f"{margin}% if {generator.choice(CONDITIONS)}:\n{body}"
        if generator.random() < 0.4:
            text += f"{margin}%elif {generator.choice(CONDITIONS)}:\n{other}"
        if generator.random() < 0.5:
            text += f"{margin}%  else:\n{other}"
        return text + f"{margin}% endif\n"
    if kind < 0.8:
        inner = generator.choice(["${x}\n", "${loop.index}-${loop.first}\n", "${loop.cycle('a', 'b')}", ""])
        return f"{margin}% {generator.choice(LOOPS)}\n{inner}{body}{margin}% endfor\n"
    if kind < 0.9:
        return f"{margin}% try:\n{body}${{1 // 0}}\n% except ZeroDivisionError:\n{other}{margin}% endtry\n"
    return f"{margin}## a comment {expression(generator)}\n"


def part(generator, depth=0):
    chance = generator.random()
    if chance < 0.25 and depth < 3:
        return control(generator, depth)
    if chance < 0.35 and not depth:
        return generator.choice(BLOCKS) + generator.choice(["", "\n"])
    if chance < 0.4 and not depth:
        return f'<%def name="f{depth}(a, b=2)">\n    {expression(generator)} ${{a}}\n</%def>${{f{depth}(1)}}\n'
    if chance < 0.43:
        return f'<%block name="b{generator.randrange(10 ** 9)}">{expression(generator)}</%block>\n'
    return line(generator)


def render(text):
    try:
        template = Template(text=text)
    except Exception:  # whatever Mako raises; an `if` that is empty and has an `else` is too much for it
        return "?"
    try:
        return "=" + template.render_unicode(**VARIABLES)
    except Exception:
        return "refused"


def main():
    generator = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        text = "".join(part(generator) for _ in range(generator.randint(1, 5)))
        if generator.random() < 0.1:
            text = text.replace("\n", "\r\n")
        for data in (text.encode(), render(text).encode()):
            sys.stdout.buffer.write(b"%d:%s" % (len(data), data))


main()
