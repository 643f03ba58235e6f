"""A private PostgreSQL server for benchmarks."""

import pathlib
import re
import subprocess
import tempfile

PROGRAM = pathlib.Path(__file__).resolve().parents[1] / "server" / "postgresql"


class Server:
    """Runs while the `with` block does."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="alq-bench-")
        pathlib.Path(self.folder).rmdir()
        started = subprocess.run([PROGRAM, "start", self.folder, "shared_buffers=128MB", "max_wal_size=2GB"], check=True,
                                 capture_output=True, text=True)
        self.server = started.stdout.strip()
        return self

    def __exit__(self, *ignored):
        subprocess.run([PROGRAM, "stop", self.folder], check=False)

    def url(self, database):
        return re.sub(r"/[^/?]*\?", f"/{database}?", self.server, count=1)

    def ask(self, database, sql):
        """The rows, each behind a byte 1."""
        return subprocess.run(["psql", "-qAtX", "-R", "\x01", self.url(database), "-c", sql], check=True,
                              capture_output=True, text=True).stdout

    def recreate(self, database):
        """Empty; the checkpoint that comes with it is over."""
        for sql in (f"DROP DATABASE IF EXISTS {database}", f"CREATE DATABASE {database}", "CHECKPOINT"):
            subprocess.run(["psql", "-qX", self.server, "-c", "SET client_min_messages = error", "-c", sql], check=True)
