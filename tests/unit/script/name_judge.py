#!/usr/bin/env python3
"""Makes messages and file templates by chance and says what Alembic's rules make of them.

    name_judge.py SEED COUNT

Writes COUNT groups of four netstrings (<length>:<bytes>): a message, a limit, a template, and the file name;
"refused" where Python does. The rules: words are what \\w+ finds, joined by "_", in lower case, cut at the
limit and back to the last "_"; the template is an operand of %.
"""

import random
import re
import sys

# characters that Unicode has had for long, so that any Python knows them
WORDS = ["Add", "users", "\u00c9t\u00c9", "\u00d1and\u00da", "\u039f\u0394\u039f\u03a3", "\u03a3\u0391\u03a3\u03a3A",
         "\u041f\u0440\u0438\u0412\u0415\u0422", "\u65e5\u672c\u8a9e", "\u0130stanbul", "I\u0131", "x\u00b2", "\u00bd",
         "\u0416_\u0436", "\ud55c\uad6d", "\u0e44\u0e17\u0e22", "\u0627\u0644\u0639", "\u2167", "\U00010400",
         "stra\u00dfe", "\u1e9e", "\u01c5", "e\u0301", "_", "__x", "1", "column", "a" * 50, "\u03a3", "1\u03a3",
         "\u03a3_", "\u216b", "\u2460", "\u00aa", "\u00b5", "\u0149"]
GAPS = [" ", " ", "-", ", ", "/", "\u2014", "\u00a0", ".", "'", "\u2019", "\t", "", "\U0001f642", "+", "\u00d7"]
KEYS = ["rev", "slug", "year", "month", "day", "hour", "minute", "second", "epoch"]
FLAGS = ["", "", "", "0", "-", "+", " ", "#", "0-", "+0", "0#"]
WIDTHS = ["", "", "2", "5", "12"]
PRECISIONS = ["", "", ".2", ".4", ".0", "."]
CONVERSIONS = ["s", "d", "d", "i", "u", "x", "X", "o", "s"]


def field(random):
    if random.random() < 0.04:
        return random.choice(["%", "%d", "%(nothing)s", "%(year", "%(year)", "%(year)q", "%(slug)d"])
    if random.random() < 0.08:
        return "%%"
    key = random.choice(KEYS)
    conversion = "s" if key in ("rev", "slug") else random.choice(CONVERSIONS)
    return f"%({key}){random.choice(FLAGS)}{random.choice(WIDTHS)}{random.choice(PRECISIONS)}{conversion}"


def template(random):
    if random.random() < 0.3:
        return random.choice(["%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d%(second).2d_%(slug)s",
                              "%(rev)s_%(slug)s", "%(year)04d/%(month)02d/%(rev)s", "%(epoch)s_%(slug)s"])
    return "".join(field(random) + random.choice(["", "_", "/", "\u00e9", "x-"]) for _ in range(random.randint(1, 4)))


def slug_of(message, limit):
    slug = "_".join(re.findall(r"\w+", message)).lower()
    return slug[:limit].rsplit("_", 1)[0] + "_" if len(slug) > limit else slug


def name_of(message, limit, file_template):
    values = {"rev": "ae1027a6acf", "slug": slug_of(message, limit), "epoch": 1767624917, "year": 2026, "month": 1,
              "day": 5, "hour": 14, "minute": 55, "second": 7}
    try:
        return file_template % values + ".py"
    except (KeyError, ValueError, TypeError):
        return "refused"


def main():
    generator = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        message = "".join(generator.choice(WORDS) + generator.choice(GAPS) for _ in range(generator.randint(0, 12)))
        limit = generator.choice([40, 40, 1, 5, 10, 20, 100])
        file_template = template(generator)
        for text in (message, str(limit), file_template, name_of(message, limit, file_template)):
            data = text.encode()
            sys.stdout.buffer.write(b"%d:%s" % (len(data), data))


main()
