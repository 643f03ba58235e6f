"""Runs programs and says what they cost; shared by the benchmarks."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(os.environ.get("BUILD_DIR")
                     or pathlib.Path(__file__).resolve().parents[2] / "build")
ALAMBIQUE = os.environ.get("ALAMBIQUE") or str(BUILD / "alambique")
COST = str(BUILD / "bench" / "cost")
for needed in (ALAMBIQUE, COST):
    if not os.access(needed, os.X_OK):
        sys.exit(f"{needed} is not built: run `make bench`")
RUNS = int(os.environ.get("BENCH_RUNS", "9"))


class Cost:
    """Of one run: seconds on the clock and of the processor, and the peak of memory in KiB."""

    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def run(command, directory, stdin=None):
    """Runs a command, its messages to a file; ends the benchmark when it fails."""
    cost, messages = (os.path.join(directory, name) for name in ("bench-cost.txt", "bench-messages.txt"))
    environment = {key: value for key, value in os.environ.items()
                   if key not in ("DATABASE_URL", "ALAMBIQUE_CONFIG", "ALEMBIC_CONFIG")}
    with open(stdin or os.devnull, "rb") as given, open(messages, "wb") as told:
        result = subprocess.run([COST, cost, *command], cwd=directory, env=environment, stdin=given,
                                stdout=subprocess.DEVNULL, stderr=told, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)[:200]}\nended with {result.returncode}:\n"
                 + pathlib.Path(messages).read_text(encoding="utf-8", errors="replace"))
    wall, cpu, memory = pathlib.Path(cost).read_text(encoding="ascii").split()
    return Cost(float(wall), float(cpu), int(memory))


def alternate(first, second, runs=RUNS):
    """Calls both in turns, so that what else the machine does hits them alike; lists of costs."""
    costs = [], []
    for _ in range(runs):
        costs[0].append(first())
        costs[1].append(second())
    return costs


def report(name, ours, peers, field, unit, target):
    """Prints the medians of one field and the median of the ratios of each pair of runs, and returns it:
    two runs in a row meet the same machine, the first and the last may not."""
    factor = {"ms": 1000, "s": 1, "MiB": 1 / 1024}[unit]
    pairs = [(getattr(our, field) * factor, getattr(peer, field) * factor)
             for our, peer in zip(ours, peers)]
    ratio = statistics.median(our / peer for our, peer in pairs)
    print(f"{name}: ours {statistics.median(our for our, _ in pairs):.2f} {unit}, "
          f"peer {statistics.median(peer for _, peer in pairs):.2f} {unit}, "
          f"ratio {ratio:.4g} (target {target})", flush=True)
    return ratio


def scratch():
    """A directory in memory where there is one, so that no disk is measured; deleted at the end."""
    where = os.environ.get("BENCH_DIR")
    if not where and os.access("/dev/shm", os.W_OK):
        where = "/dev/shm"
    return tempfile.TemporaryDirectory(prefix="alambique-bench-", dir=where)


def need(program):
    if not shutil.which(program):
        sys.exit(f"not measured: {program} is not installed")


def sql_revision(number, statements, undo):
    """The text of revision `number` in a chain, as a .sql file."""
    return (f"-- Revision {number} of the benchmark\n--\n-- revision: {revision_id(number)}\n"
            f"-- revises: {revision_id(number - 1) if number else ''}\n\n-- upgrade\n"
            + "".join(f"{statement};\n" for statement in statements) + "\n-- downgrade\n"
            + "".join(f"{statement};\n" for statement in undo))


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def history_insert(columns, event):
    """The statement that writes a row of the history: columns as text, event as it was read."""
    return (f"INSERT INTO alambique_history ({columns}) SELECT coalesce(max(number), 0) + 1, "
            + ", ".join(map(literal, event[1:])) + " FROM alambique_history")


def revision_id(number):
    return f"2026{number:08d}"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
