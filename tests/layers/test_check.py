#!/usr/bin/env python3
"""The layer checker must flag each bad tree and accept the good one."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import check  # noqa: E402

LAYERS = (check.HERE / "layers.txt").read_text(encoding="utf-8")
BANNED = '#include "base/banned.h"\n'

GOOD = {
    "src/base/text.h": "#include <alambique/visibility.h>\n",
    "src/base/text.c": '#include "base/text.h"\n\n#include <string.h>\n\n' + BANNED,
    "src/database/sqlite/driver.c": "#include <sqlite3.h>\n" + '#include "database/driver.h"\n'
                                    '#include "database/sqlite/queries.h"\n' + BANNED,
    "src/migrate/databases.c": '#include "database/sqlite/driver.h"\n' + BANNED,
    "src/migrate/project.c": '#include <alambique/project.h>\n#include "script/script.h"\n' + BANNED,
    "src/cli/main.c": '#include <alambique/alambique.h>\n#include "base/text.h"\n' + BANNED
                      + 'int main(void)\n{\n    printf("strcpy(a, b)");\n}\n',
    "src/script/templates/c/revision.c": '#include "nowhere.h"\n/* TODO */\n',
    "include/alambique/project.h": "#include <alambique/error.h>\n",
}


def long_function(lines):
    return BANNED + "static bool\nlong_one(int a,\n    int b)\n{\n" + "    f();\n" * lines + "}\n"


class CheckTest(unittest.TestCase):
    def findings(self, files, exceptions=""):
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return check.check(root, LAYERS, exceptions)

    def assert_flagged(self, rule, name, text, line=1, exceptions=""):
        found = self.findings({name: text}, exceptions)
        self.assertEqual([(name, line, rule)], [finding[:3] for finding in found], found)

    def test_good_tree(self):
        self.assertEqual([], self.findings(GOOD))

    def test_includes_upwards(self):
        for name, header in [("base/text.c", "schema/table.h"), ("revision/graph.c", "sql/scanner.h"),
                             ("schema/table.c", "operation/op.h"), ("sql/scanner.c", "revision/graph.h"),
                             ("database/standard.c", "database/sqlite/types.h"),
                             ("database/sqlite/types.c", "database/mysql/types.h"),
                             ("diff/diff.c", "script/script.h"), ("script/run.c", "migrate/project.h"),
                             ("migrate/project.c", "database/sqlite/driver.h"),
                             ("cli/main.c", "migrate/project.h"), ("python/lexer.c", "sql/scanner.h")]:
            with self.subTest(name=name, header=header):
                self.assert_flagged("layer", "src/" + name, f'#include "{header}"\n' + BANNED)

    def test_public_headers(self):
        self.assert_flagged("layer", "src/revision/graph.c",
                            "#include <alambique/project.h>\n" + BANNED)
        self.assert_flagged("layer", "src/migrate/project.c",
                            '#include "alambique/project.h"\n' + BANNED)
        self.assert_flagged("layer", "include/alambique/project.h", '#include "base/text.h"\n')
        self.assert_flagged("layer", "include/alambique/sqlite.h", "#include <sqlite3.h>\n")

    def test_relative_include_and_unknown_folder(self):
        self.assert_flagged("layer", "src/base/text.c", '#include "text.h"\n' + BANNED)
        self.assert_flagged("layer", "src/misc/text.c", BANNED)

    def test_client_headers(self):
        for name in ("database/sqlite/inspect.c", "migrate/project.c", "cli/main.c"):
            for header in ("sqlite3.h", "libpq-fe.h", "mysql.h"):
                self.assert_flagged("client", "src/" + name, f"#include <{header}>\n" + BANNED)

    def test_banned_calls(self):
        for call in check.BANNED:
            self.assert_flagged("banned", "src/base/a.c", BANNED + f"    {call}(a, b);\n", 2)
        self.assert_flagged("banned", "src/base/a.c", '#include "base/text.h"\n')
        self.assert_flagged("banned", "src/base/a.c", "int a;\n")
        self.assertEqual([], self.findings({"src/base/a.c": BANNED + "/* gets(a) */\ntext_gets(a);\n"}))

    def test_library_is_silent(self):
        for line in ('printf("x");', "exit(1);", 'fprintf(stderr, "x");', "fputs(a, stdout);"):
            self.assert_flagged("silent", "src/base/a.c", BANNED + line + "\n", 2)
            self.assertEqual([], self.findings({"src/cli/a.c": BANNED + line + "\n"}))

    def test_sizes(self):
        self.assert_flagged("size", "src/base/a.c", BANNED + "int a;\n" * 800, 801)
        self.assert_flagged("size", "src/base/a.h", "int a;\n" * 201, 201)
        self.assert_flagged("size", "include/alambique/a.h", "int a;\n" * 401, 401)
        self.assertEqual([], self.findings({"include/alambique/a.h": "int a;\n" * 400}))
        self.assert_flagged("function", "src/base/a.c", long_function(61), 5)
        self.assertEqual([], self.findings({"src/base/a.c": long_function(60)}))

    def test_text(self):
        for word in ("TODO", "FIXME", "XXX", "not implemented"):
            self.assert_flagged("unfinished", "src/base/a.h", f"int a; /* {word}: more */\n")
        self.assertEqual([], self.findings({"src/base/a.h": 'char a[] = "tmpXXXXXX";\n'}))
        self.assert_flagged("columns", "src/base/a.h", "int " + "a" * 97 + ";\n")
        self.assertEqual([], self.findings({"src/base/a.h": "int " + "á" * 95 + ";\n"}))
        self.assert_flagged("tab", "src/base/a.h", "\tint a;\n")
        self.assert_flagged("typedef", "src/base/a.h", "typedef struct text text;\n")
        self.assert_flagged("goto", "src/base/a.c", BANNED + "goto fail;\n", 2)
        self.assertEqual([], self.findings({"src/base/a.c": BANNED + "goto done;\n"}))

    def test_exceptions(self):
        row = "src/base/a.c function long_one one switch, one line a kind\n"
        self.assertEqual([], self.findings({"src/base/a.c": long_function(61)}, row))
        stale = self.findings({"src/base/a.c": long_function(10)}, row)
        self.assertEqual([("tests/layers/exceptions.txt", 1, "exception")], [f[:3] for f in stale])
        bare = self.findings({"src/base/a.c": long_function(10)}, "src/base/a.c function long_one\n")
        self.assertEqual([("tests/layers/exceptions.txt", 1, "exception")], [f[:3] for f in bare])


if __name__ == "__main__":
    unittest.main()
