#!/usr/bin/env python3
"""Tests the scenario runner, first of all that it fails where it must."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
from page import Page  # noqa: E402

RUN = pathlib.Path(__file__).resolve().parent / "run"

COMMAND = """#!/bin/sh
case $1 in
upgrade) echo "applied $2 in 12 ms"; echo "warning: slow" >&2 ;;
fail) echo "error: no"; exit 3 ;;
terminal)
    if [ -t 1 ]; then stty size </dev/tty; printf '\\033[1mbold\\033[0m\\n'
    else echo plain
    fi ;;
ask) read answer && echo "said $answer"; read answer || echo "end of input" ;;
esac
"""


class RunnerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.command = self.folder / "command"
        self.command.write_text(COMMAND)
        self.command.chmod(0o755)
        self.scenario = self.folder / "x.scn"

    def run_it(self, text, *options, environment=None):
        if text is not None:
            self.scenario.write_text(text, encoding="utf-8")
        return subprocess.run(
            [sys.executable, RUN, "--alambique", self.command, *options, self.scenario],
            capture_output=True, text=True, timeout=60, env={**os.environ, **(environment or {})})

    def assert_holds(self, text, **more):
        result = self.run_it(text, **more)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)

    def assert_fails(self, text, *parts, code=1, options=()):
        result = self.run_it(text, *options)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        for part in parts:
            self.assertIn(part, result.stdout)

    def assert_updates(self, text, expected):
        result = self.run_it(text, "--update")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(self.scenario.read_text(encoding="utf-8"), expected)
        self.assert_holds(None)

    # What must fail.

    def test_another_line_fails(self):
        self.assert_fails("# Why\n--- run printf 'a\\nb\\nc\\n'\na\nx\nc\n",
                          "x.scn:2: printf", "@@ line 3 @@\n a\n-x\n+b\n c\n")

    def test_a_missing_line_fails(self):
        self.assert_fails("--- run echo a\na\nb\n", " a\n-b\n")

    def test_an_extra_line_fails(self):
        self.assert_fails("--- run echo a\n", "@@ line 2 @@\n+a\n")

    def test_another_exit_code_fails(self):
        self.assert_fails("--- run exit 2\n", "ended with exit code 2, expected 0")
        self.assert_fails("--- run exit 2\n--- exit 1\n", "ended with exit code 2, expected 1")
        self.assert_fails("--- run true\n--- exit 1\n", "ended with exit code 0, expected 1")
        self.assert_fails("--- run kill -SEGV $$\n", "ended with exit code 139")

    def test_a_pattern_that_does_not_match_fails(self):
        self.assert_fails("--- run echo in x s\nin <duration>\n", "-in <duration>", "+in x s")
        self.assert_fails("--- run echo a\na\n...\nb\n", "-b")

    def test_a_missing_newline_fails(self):
        self.assert_fails("--- run printf a\na\n", "+\\ no newline at end")

    def test_a_second_empty_line_fails(self):
        self.assert_fails("--- run echo a\na\n\n\n", "-\n")

    def test_the_first_mismatch_ends_the_scenario(self):
        self.assert_fails("--- run echo a\nb\n--- run touch /nowhere/at/all\n", "x.scn:1:")
        self.assertNotIn("nowhere", self.run_it(None).stdout)

    def test_a_long_run_fails(self):
        self.assert_fails("--- run echo a; sleep 30\na\n", "is not done after 0.5 seconds",
                          options=("--timeout", "0.5"))
        self.assert_fails("--- tty run echo a; sleep 30\na\n", "is not done after 0.5 seconds",
                          options=("--timeout", "0.5"))

    def test_a_bad_scenario(self):
        for text, message in [
                ("text\n--- run true\n", "x.scn:1: only comments"),
                ("--- run true\n--- runs true\n", "x.scn:2: unknown directive 'runs'"),
                ("--- run\n", "x.scn:1: '--- run' needs an argument"),
                ("--- env A=1\nx\n--- run true\n", "x.scn:2: '--- env' takes nothing below it"),
                ("--- exit 1\n--- run true\n", "'--- exit' belongs behind a run"),
                ("--- run true\n--- exit no\n", "an exit code is a number"),
                ("--- tty true\n", "write '--- tty run COMMAND'"),
                ("--- file x\n", "nothing is run"),
                ("--- file ../x\n--- run true\n", "../x is not inside the project"),
                ("--- remove x\n--- run true\n", "there is no x to remove"),
                ("--- file x\na\n--- edit x s/b/c/\n--- run true\n", "nothing in x matches b")]:
            with self.subTest(text):
                self.assert_fails(text, message, code=2)

    def test_the_worst_result_counts(self):
        good = self.folder / "good.scn"
        good.write_text("--- run true\n")
        self.scenario.write_text("--- run false\n")
        result = subprocess.run([sys.executable, RUN, "--alambique", self.command, self.scenario,
                                 good], capture_output=True, text=True)
        self.assertEqual(result.returncode, 1)
        self.assertIn("good.scn: ok", result.stdout)

    # What must hold.

    def test_streams_are_interleaved(self):
        self.assert_holds("--- run alambique upgrade head\napplied head in 12 ms\nwarning: slow\n")

    def test_exit_codes(self):
        self.assert_holds("--- run alambique fail\nerror: no\n\n--- exit 3\n")

    def test_patterns(self):
        self.assert_holds(
            "--- run echo 2026-01-05T14:55:17.5Z 2026-01-05 14:55:17+00:00\n"
            "<timestamp> <timestamp>\n"
            "--- run echo '20260105_145517_x.sql 0123456789ab'\n<id>_x.sql <id>\n"
            "--- run echo 'in 12 ms, 0.5 s, 1 min 5 s, 3s'\n"
            "in <duration>, <duration>, <duration>, <duration>\n"
            "--- run echo pid $$ '(*)'\npid <pid> (*)\n"
            "--- run pwd\n<tmp>\n"
            "--- run echo 'a b c <d>'\na<...>c <d>\n")

    def test_any_lines(self):
        self.assert_holds("--- run seq 100\n1\n...\n7\n...\n99\n100\n...\n")

    def test_files(self):
        self.assert_holds(
            "--- file a/b.txt\none\n\\--- two\n\n--- append a/b.txt\nthree\n"
            "--- edit a/b.txt s/^t(.)ree/T\\1REE/\n"
            "--- run cat a/b.txt\none\n\\--- two\nThREE\n"
            "--- file c\nx\n\\ no newline at end\n--- run cat c\nx\n\\ no newline at end\n"
            "--- remove a\n--- run ls\nc\n")

    def test_the_environment_is_clean(self):
        self.assert_holds(
            "--- run env | sort | grep -v '^PWD\\|^_\\|SAN_OPT'\n"
            "ALAMBIQUE_INCLUDE=<...>\nALAMBIQUE_SOURCE=<...>\nHOME=<...>\nLANG=C.UTF-8\nPATH=<...>\nTZ=UTC\n"
            "--- env DATABASE_URL=sqlite:///<tmp>/a.db\n--- run echo $DATABASE_URL\n"
            "sqlite:///<tmp>/a.db\n"
            "--- env DATABASE_URL\n--- run echo ${DATABASE_URL-unset}\nunset\n"
            "--- run ls -A ~ .\n<...>:\n...\n",
            environment={"DATABASE_URL": "sqlite://", "NO_COLOR": "1"})

    def test_requirements(self):
        self.assert_holds("--- requires sh cat\n--- run true\n")
        self.assert_fails("--- requires no-such-program\n--- run false\n",
                          "skipped, needs no-such-program", code=77)
        text = "--- requires $SOME_SERVER\n--- run echo $SOME_SERVER\nhere\n"
        self.assert_fails(text, "skipped, needs $SOME_SERVER", code=77)
        self.assert_holds(text, environment={"SOME_SERVER": "here"})

    def test_a_terminal(self):
        self.assert_holds("--- run alambique terminal\nplain\n"
                          "--- tty run alambique terminal\n24 80\n\\e[1mbold\\e[0m\n"
                          "--- tty run printf '1%%\\r2%%\\a\\n'\n1%\\r2%\\x07\n"
                          "--- type yes\n--- tty run alambique ask\nsaid yes\nend of input\n"
                          "--- tty run exit 4\n--- exit 4\n")

    def test_background_runs_end_with_the_scenario(self):
        self.assert_holds(f"--- run sleep 30 >/dev/null 2>&1 & echo $! >{self.folder}/pid\n")
        pid = int((self.folder / "pid").read_text())
        status = pathlib.Path(f"/proc/{pid}/stat")
        self.assertTrue(not status.exists() or status.read_text().split()[2] == "Z")

    # Rewriting.

    def test_update_keeps_what_agrees(self):
        self.assert_updates(
            "# Why\n--- run alambique upgrade x\napplied x in <duration>\nold\n\n"
            "--- run pwd; seq 9\n...\n8\nx\n9\n",
            "# Why\n--- run alambique upgrade x\napplied x in <duration>\nwarning: slow\n\n"
            "--- run pwd; seq 9\n...\n8\n9\n")

    def test_update_makes_patterns(self):
        self.assert_updates(
            "--- run date -u +'%F %T %Y%m%d_%H%M%S_x'; pwd; echo 1.5 s, 5 s, 20200101_000000\n",
            "--- run date -u +'%F %T %Y%m%d_%H%M%S_x'; pwd; echo 1.5 s, 5 s, 20200101_000000\n"
            "<timestamp> <id>_x\n<tmp>\n<duration>, 5 s, 20200101_000000\n")

    def test_update_of_exit_codes(self):
        self.assert_updates(
            "--- run alambique fail\nx\n\n--- run exit 4\n--- exit 5\n\n--- run true\n--- exit 1\n",
            "--- run alambique fail\nerror: no\n--- exit 3\n\n--- run exit 4\n--- exit 4\n\n"
            "--- run true\n")

    def test_update_of_output_that_looks_like_a_directive(self):
        self.assert_updates("--- run printf -- '--- a\\n'\n",
                            "--- run printf -- '--- a\\n'\n\\--- a\n")

    def test_nothing_to_update(self):
        self.scenario.write_text("--- run echo a\na\n")
        before = self.scenario.stat().st_mtime_ns
        self.assert_holds("--- run echo a\na\n")
        self.assertEqual(self.run_it(None, "--update").stdout, f"{self.scenario}: ok\n")
        self.assertGreaterEqual(self.scenario.stat().st_mtime_ns, before)

    # Pages of the manual.

    def page(self, text):
        self.scenario = self.folder / "page.md"
        return text.replace("~~~", "```")

    def test_a_page(self):
        self.assert_holds(self.page(
            "# Title\n<!-- scenario: file a.sql -->\n~~~sql\n-- one\n\n--- two\n~~~\n"
            "text\n~~~sh\nfalse\n~~~\n"
            "~~~console\n$ cat a.sql\n-- one\n\n--- two\n\n$ echo 1 s\n9 s\n~~~\n"
            "<!-- scenario\n--- env A=b\n-->\n<!-- scenario: made 20260401_080000 -->\n"
            "<!-- scenario: exit 3 -->\n~~~console\n"
            "$ echo $A at 2026-01-05 14:55:17\nb at 2026-01-06 00:00:00\n"
            "$ echo 20260105_145517_a\n20260401_080000_a\n$ alambique fail\nerror: no\n~~~\n"
            "more\n"))

    def test_a_page_that_is_not_true(self):
        self.assert_fails(self.page("x\n~~~console\n$ echo a\nb\n~~~\n"), "page.md:3: echo a",
                          "@@ line 4 @@\n-b\n+a\n")
        self.assert_fails(self.page("x\n~~~console\n$ exit 4\n~~~\n"), "exit code 4, expected 0",
                          options=("--update",))
        self.assert_fails(self.page("x\n~~~sh\n$ true\n~~~\n"), "nothing is run", code=2)

    def test_blocks_that_are_compared_with_a_source(self):
        part = "<!-- scenario: part tests/layers/layers.txt -->\n~~~\n%s\n~~~\n"
        row = "every           -> <alambique/error.h> <alambique/visibility.h>"
        self.assert_holds(self.page(part % row))
        self.assert_fails(self.page(part % row.replace("error", "horror")), "this is not in")
        self.assert_fails(self.page(part.replace("part", "copy") % row), "this is not what")
        self.assert_fails(self.page(part.replace("layers.txt", "none") % row), "there is no",
                          code=2)

    def test_update_of_a_copy(self):
        source = (RUN.parents[1] / "layers" / "exceptions.txt").read_text(encoding="utf-8")
        copy = "<!-- scenario: copy tests/layers/exceptions.txt -->\n~~~\n%s~~~\nbelow\n"
        self.assert_updates(self.page(copy % "old\n"), self.page(copy % source))

    def test_code_on_a_guide_that_nothing_runs(self):
        def problems(text):
            return [number for number, _ in Page(self.page(text), is_strict=True).problems]
        self.assertEqual(problems("x\n~~~sh\ntrue\n~~~\n~~~c\nint i;\n~~~\n"), [2, 5])
        self.assertEqual(problems("text\n\n    code\n\n- a\n  ~~~\n"), [3, 6])
        self.assertEqual(problems("<!-- scenario: not run -->\n~~~sh\n~~~\n"), [1, 2])
        self.assertEqual(problems("<!-- scenario: file a -->\ntext\n"), [2])
        self.assertEqual(problems("~~~console\n$ true\n"), [2])
        self.assertEqual(problems(
            "<!-- scenario: not run, a server of yours -->\n~~~sh\ntrue\n~~~\n"
            "<!-- scenario: file a -->\n~~~sql\n    code\n~~~\n~~~console\n$ true\n~~~\n"), [])

    def test_update_of_a_page(self):
        self.assert_updates(
            self.page("x\n~~~console\n$ printf 'a\\nb in 5 ms\\n'; pwd | sed s/.*/c/\nold\n"
                      "b in 4 ms\n~~~\ny\n"),
            self.page("x\n~~~console\n$ printf 'a\\nb in 5 ms\\n'; pwd | sed s/.*/c/\na\n"
                      "b in 4 ms\nc\n~~~\ny\n"))


if __name__ == "__main__":
    unittest.main()
