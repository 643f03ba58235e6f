#!/usr/bin/env python3
"""Makes TOML files by chance and says how tomllib reads them.

    toml_judge.py SEED COUNT

Writes COUNT pairs of netstrings (<length>:<bytes>): a file, and what test_toml.c must find in it.
"""

import random
import sys
import tomllib

KEYS = ["a", "b", "tool", "alembic", '"a b"', "'c.d'", "a.b", "tool . alembic", 'a."x\\ty"',
        "1", "a-b_2", "é", '""', "a.", "b.a.c", "tool.alembic.hooks"]
TEXTS = ['"x"', "'y\\n'", '"\\u00e9\\t\\"q\\""', '"""two\nlines"""', '"""\\\n   joined"""',
         "'''\nraw\\x'''", '""""quoted"""""', "''''one'''", '"\\U0001F600"', '""', "''", '"""', '"a',
         '"\\x41"', '"\\ud800"', "'it's'", '"tab\there"', '"\x01"', '"é"', "'''a''b'''",
         '"""a \\   \n\n  b"""', '"""a\\ b"""']
BARES = ["true", "false", "0", "-3", "42", "1.5", "-0.25", "6e3", "inf", "-nan", "yes", "", "tru"]
ENDS = ["\n"] * 10 + ["\r\n", "\n\n", " # comment\n", "\t\n", " x\n", "\r", "# a \x02\n", ""]


def value(source, depth=0):
    chance = source.random()
    if chance < 0.5 or depth > 3:
        return source.choice(TEXTS if source.random() < 0.6 else TEXTS[:7])
    if chance < 0.7:
        return source.choice(BARES if source.random() < 0.4 else BARES[:10])
    count = source.randint(0, 3)
    if chance < 0.87:
        between = source.choice([", ", ",", ",\n  ", " , # c\n "])
        items = between.join(value(source, depth + 1) for _ in range(count))
        begin, end = source.choice(["[", "[\n", "[ # c\n"]), source.choice(["]", ",]", "\n]"])
        return begin + items + end
    items = ", ".join(pair(source, depth + 1) for _ in range(count))
    ends = ["}", " }", ",}", "\n}"] if source.random() < 0.3 else ["}", " }"]
    return "{" + items + source.choice(ends)


def key(source):
    name = source.choice(KEYS if source.random() < 0.3 else KEYS[:9])
    return name if source.random() < 0.4 else f"{name}.k{source.randint(0, 4)}"


def pair(source, depth=0):
    plain = f"{source.choice('abxyz')}{source.randint(0, 9)}"
    name = plain if source.random() < 0.8 else key(source)
    return name + source.choice(["=", " = ", "\t="]) + value(source, depth)


def line(source):
    chance = source.random()
    if chance < 0.2:
        return f"[{key(source)}]"
    if chance < 0.3:
        return f"[[{source.choice(['', ' '])}{key(source)} ]]"
    if chance < 0.35:
        return source.choice(["# comment", "", "  ", "\t# é"])
    return source.choice(["", "", "  "]) + pair(source)


def make(source):
    text = "".join(line(source) + source.choice(ENDS if source.random() < 0.2 else ENDS[:10])
                   for _ in range(source.randint(0, 7)))
    return text.encode()


def netstring(text):
    data = text.encode()
    return b"%d:%s" % (len(data), data)


class Written(str):
    """A real number, as it is written."""


def dump(found):
    if isinstance(found, dict):
        return b"{" + b"".join(netstring(key) + dump(item) for key, item in found.items()) + b"}"
    if isinstance(found, list):
        return b"[" + b"".join(dump(item) for item in found) + b"]"
    if isinstance(found, bool):
        return b"b" + netstring(str(found).lower())
    if isinstance(found, (int, Written)):
        return b"b" + netstring(str(found))
    return b"s" + netstring(found)


def judge(data):
    try:
        return dump(tomllib.loads(data.decode(), parse_float=Written))
    except tomllib.TOMLDecodeError:
        return b"error"


def main():
    source = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        data = make(source)
        found = judge(data)
        for part in data, found:
            sys.stdout.buffer.write(b"%d:%s" % (len(part), part))


if __name__ == "__main__":
    main()
