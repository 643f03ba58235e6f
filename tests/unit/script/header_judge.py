#!/usr/bin/env python3
"""Makes Alembic scripts by chance and says what Python finds in their headers.

    header_judge.py SEED COUNT

Writes COUNT pairs of netstrings (<length>:<bytes>): a script, and what test_python_header.c must find in it:
"refused", or the fields id, line of the id, parents, labels, dependencies and docstring, each ended by \\x1f,
items of a list by \\x1e.
"""

import ast
import random
import sys

NAMES = ["revision", "down_revision", "branch_labels", "depends_on"]
WORDS = ["a1b2", "0001_init", "x", "20260105_145517", "\u00f1and\u00fa", "it's", 'say "hi"', "tab\there",
         "back\\slash", "line\nend", "", "\u65e5\u672c", "\U0001f642"]
ANNOTATIONS = {"revision": [": str"], "": [": Union[str, None]", ": str | None",
               ": Union[str, Sequence[str], None]", ': "Optional[str]"', ": Dict[str, int]"]}
OTHERS = ["import sqlalchemy as sa", "from alembic import op", "x = {'revision': 'no'}", "y = '''\nrevision = 'no'\n'''",
          "z = (\n    1,\n'revision'\n)", "# revision = 'no'", "    # indented comment", "", "   ", "@decorator",
          "revision_note = 'no'", "op.revision = 'no'", "revision == 'no'", "w = f'{x} revision'", "v = r'\\'",
          "t = 'a' \\\n    'b'", "depends_on_x, y = 1, 2", "down_revision_old = None", "lambda: 0", "'revision = 1'"]
OTHERS = [other for other in OTHERS if other not in ("v = r'\\'", "@decorator")] + ["v = r'\\d'"]
FUNCTIONS = ["def helper():\n    revision = 'no'\n    s = '''\ndown_revision = 'no'\n'''\n    return s\n",
             "class A:\n    depends_on = 'no'\n", "if x:\n    branch_labels = 'no'\nelse:\n    pass\n",
             "def one(): pass\n", "with x as y:\n\trevision = 'no'; down_revision = 'no'\n",
             "try:\n    import z\nexcept ImportError:\n\n    z = None\n"]
UPGRADE = ["def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n",
           "def upgrade() -> None:\n    op.execute(\"\"\"\nrevision = 'no'\n\"\"\")\n"]


def quoted(random, word):
    """One spelling of the string."""
    quote = random.choice(["'", '"', "'''", '"""'])
    plain = word.replace("\\", "\\\\").replace(quote[0], "\\" + quote[0])
    if len(quote) == 1 or random.random() < 0.5:
        plain = plain.replace("\n", "\\n")
    if random.random() < 0.3 and plain.isascii():
        plain = plain.replace("a", random.choice(["\\x61", "\\141", "\\u0061", "\\U00000061"]))
    if random.random() < 0.1:
        plain = plain + "\\\n"
    if "\\" not in word and "\n" not in word and quote[0] not in word and random.random() < 0.2:
        return random.choice(["r", "R", "u", "U"]) + quote + word + quote
    return quote + plain + quote


def string(random, brackets):
    word = random.choice(WORDS)
    if random.random() < 0.15 and len(word) > 1:
        between = random.choice([" ", "", " \\\n "]) if not brackets else random.choice([" ", "\n  ", " # c'\n"])
        return quoted(random, word[:1]) + between + quoted(random, word[1:])
    return quoted(random, word)


def sequence(random):
    start, end = random.choice(["()", "[]", "{}"])
    count = random.randint(1, 3)
    blank = random.choice(["", " ", "\n    ", " # it's\n"])
    items = [string(random, True) for _ in range(count)]
    if start != "(" and random.random() < 0.1:
        return start + end if start == "[" else "()"
    comma = "," if count == 1 and start == "(" else random.choice(["", ","])
    return start + blank + ("," + blank).join(items) + comma + blank + end


def wrong(random):
    return random.choice(["q", "f'{q}'", "b'a'", "1", "True", "str('a')", "['a', 1]", "'a' + 'b'", "('a', None)",
                          "{'a': 'b'}", "'a' if q else 'b'", "-1", "'a'.lower()", "('a', ('b', 'c'))", "[['a']]",
                          "not None", "...", "'%s' % q", "u'a' f'{q}'", "(None,)", "'a' 'b', ['c']"])


def value(random, name):
    kind = random.random()
    if kind < 0.03:
        return wrong(random)
    if kind < 0.35 and name != "revision":
        return random.choice(["None", "None", "(None)", "( # c\n None\n)"])
    if kind < 0.6 and name != "revision":
        return sequence(random)
    if kind < 0.65 and name != "revision":
        return string(random, False) + ", " + string(random, False) + random.choice(["", ","])
    if kind < 0.72:
        return "(" + random.choice(["", "\n"]) + string(random, True) + random.choice(["", "\n"]) + ")"
    if kind < 0.74:
        return "((" + string(random, True) + "))"
    return string(random, False)


def assignment(random, name):
    annotation = ""
    if random.random() < 0.3:
        annotation = random.choice(ANNOTATIONS.get(name, ANNOTATIONS[""]))
        if random.random() < 0.05:
            return name + annotation
    equals = random.choice([" = ", "=", " =  "])
    return name + annotation + equals + value(random, name) + random.choice(["", "", "  # it's", " "])


def docstring(random):
    if random.random() < 0.1:
        return []
    text = random.choice(["add a thing", "two\nlines", "  indented\n", "\u00f1", "", "a 'b' \\\"c\\\" \\\\d"])
    header = random.choice(["", "\n\nRevision ID: x\nRevises: y\nCreate Date: 2015-11-13 16:00:00\n\n",
                            "\nRevision ID: x"])
    prefix = random.choice(["", "", "", "u", "r"])
    if prefix == "r":
        text = text.replace("\\", "/")
    quote = random.choice(['"""', "'''"]) if "\n" in text + header else random.choice(['"""', "'", '"'])
    if quote == "'":
        text = text.replace("'", "")
    return [prefix + quote + text + header + quote]


def script(random):
    lines = random.choice([[], ["# -*- coding: utf-8 -*-"], ["#!/usr/bin/env python", ""]]) + docstring(random)
    statements = []
    for name in random.sample(NAMES, random.choice([2, 3, 4, 4, 4, 4])):
        statements.append(assignment(random, name))
    statements += random.sample(OTHERS, random.randint(0, 5))
    random.shuffle(statements)
    if random.random() < 0.2:
        statements.insert(random.randint(0, len(statements)), random.choice(FUNCTIONS))
    if random.random() < 0.1 and len(statements) > 1 and not any(c in statements[0] for c in "#\n@"):
        if statements[0].strip() and statements[1][:1].strip("#@ \n"):
            if not statements[1].startswith(("def", "class", "if", "with", "try")):
                statements[0:2] = [statements[0] + random.choice([";", " ; "]) + statements[1]]
    lines += statements + ["", random.choice(UPGRADE)]
    text = "\n".join(lines)
    if random.random() < 0.15:
        text = text.replace("\n", "\r\n")
    if random.random() < 0.1:
        text = "\ufeff" + text
    return text


class Refused(Exception):
    pass


def computed(node, name):
    """The strings that the expression gives, as Python computes it; none of OTHERS binds a name in it."""
    if isinstance(node, ast.Set):
        node = ast.copy_location(ast.Tuple(node.elts, ast.Load()), node) # in order
    try:
        value = eval(compile(ast.Expression(node), "x.py", "eval"), {})
    except Exception as error:
        raise Refused from error
    if name == "revision":
        items = [value]
    elif value is None or value == "" and name in ("branch_labels", "depends_on"):
        items = []
    else:
        items = list(value) if isinstance(value, (tuple, list, set)) else [value]
    if not all(isinstance(item, str) for item in items):
        raise Refused
    return items


def binds_inside(tree, name):
    """Whether a statement with a body binds the name too: what that does is no question of a header."""
    return any(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)
               for block in tree.body if isinstance(block, (ast.If, ast.With)) for node in ast.walk(block))


def is_literal(node):
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def judge(text):
    tree = ast.parse(text.encode())
    found = {name: (0, []) for name in NAMES}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
        elif isinstance(node, ast.AnnAssign) and node.value:
            target = node.target
        else:
            continue
        if isinstance(target, ast.Name) and target.id in found:
            if binds_inside(tree, target.id) and not is_literal(node.value):
                raise SyntaxError
            found[target.id] = (node.lineno, computed(node.value, target.id))
    if not found["revision"][0] or not found["down_revision"][0]:
        raise Refused
    fields = [found["revision"][1][0], str(found["revision"][0])]
    fields += ["".join(item + "\x1e" for item in found[name][1]) for name in NAMES[1:]]
    fields.append((ast.get_docstring(tree, clean=False) or "").strip())
    return "".join(field + "\x1f" for field in fields)


def netstring(text):
    data = text.encode()
    sys.stdout.buffer.write(b"%d:%s" % (len(data), data))


def main():
    generator = random.Random(int(sys.argv[1]))
    written = 0
    while written < int(sys.argv[2]):
        text = script(generator)
        try:
            expected = judge(text)
        except Refused:
            expected = "refused"
        except SyntaxError:
            continue
        netstring(text)
        netstring(expected)
        written += 1


main()
