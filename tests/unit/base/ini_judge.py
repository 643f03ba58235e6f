#!/usr/bin/env python3
"""Makes INI files by chance and says how ConfigParser reads them.

    ini_judge.py SEED COUNT

Writes COUNT pairs of netstrings (<length>:<bytes>): a file, and what test_ini.c must find in it.
"""

import configparser
import io
import random
import sys

BLANKS = [" ", "  ", "\t", " \t", "\u00a0", "\u2003", "\u3000", "\x1f", "\x0b", "\x0c", "\u0085"]
KEYS = ["a", "b", "Key", "KEY_2", "sqlalchemy.url", "two words", "k\u00e4y", "x-y", "", "[half",
        "\u03bb"]
SECTIONS = ["alembic", "DEFAULT", "DEFAULT", "b]", " spaced ", "a=b", "\u00fcber", "]", "loggers",
            "x#y"]
WORDS = ["value", "1", "%%", "%(here)s", "%(a)s", "%(b)s", "%(KEY)s", "%(key_2)s", "%(none)s",
         "%(x", "%", "%(a)", "%()s", "=", ":", "#", ";", "# no comment", "; none", "[x]", "]",
         "a/b:c", "\u00e9\u00e8", "\u2028", "'q'", "p%%40ss"]
ENDS = ["\n"] * 12 + ["\r\n", "\r", "\n\n", "\n \n", "\n\n\n"]


def blank(random, chance):
    return random.choice(BLANKS) if random.random() < chance else ""


def value(random, wild):
    words = WORDS if wild else [word for word in WORDS if not word.startswith("%") or word in (
        "%%", "%(here)s")]
    count = random.randint(0, 3)
    return (blank(random, 0.3) or " ").join(random.choice(words) for _ in range(count))


def line(random, wild, number):
    indent = random.choice(["", "", "", "", "  ", "    ", "\t"]) if wild else ""
    kind = random.random()
    if kind < 0.15:
        return f"{indent}[{random.choice(SECTIONS) if wild else number}]{blank(random, 0.2)}"
    if kind < 0.25:
        return f"{indent}{blank(random, 0.3)}{random.choice('#;')} comment = %(x"
    if kind < 0.45:
        return f"{indent}{random.choice(BLANKS[:5])}{value(random, wild)}"
    if kind < 0.5 and wild:
        return f"{indent}{value(random, wild)}"
    key = f"K{number}"
    if wild:
        key = random.choice(KEYS) + (str(number) if random.random() < 0.7 else "")
    return (f"{indent}{key}{blank(random, 0.5)}{random.choice('=:=')}{blank(random, 0.6)}"
            f"{value(random, wild)}{blank(random, 0.2)}")


def make(random):
    wild = random.random() < 0.6
    lines = [] if random.random() < 0.05 else ["[alembic]"]
    lines += [line(random, wild, number) for number in range(random.randint(1, 12))]
    text = "".join(line + random.choice(ENDS) for line in lines)
    return text.rstrip("\n") if random.random() < 0.2 else text


def netstring(text):
    data = text.encode()
    return b"%d:%s" % (len(data), data)


def entry(parser, section, key):
    try:
        final = parser.get(section, key)
    except configparser.InterpolationError:
        final = "!"
    return netstring(key) + netstring(parser.get(section, key, raw=True)) + netstring(final)


def judge(data):
    parser = configparser.ConfigParser({"here": "/srv/a%%b"})
    try:
        parser.read_file(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"), "x.ini")
    except configparser.Error:
        return b"error"
    found = b"[DEFAULT]"
    for key in parser.defaults():
        found += b"" if key == "here" else entry(parser, "DEFAULT", key)
    for section in parser.sections():
        found += netstring("[" + section + "]")
        for key in parser._sections[section]:
            found += entry(parser, section, key)
    return found


def main():
    source = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        data = make(source).encode()
        found = judge(data)
        for part in data, found:
            sys.stdout.buffer.write(b"%d:%s" % (len(part), part))


if __name__ == "__main__":
    main()
