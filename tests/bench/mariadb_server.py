"""A private MariaDB server for benchmarks."""

import pathlib
import subprocess
import tempfile

PROGRAM = pathlib.Path(__file__).resolve().parents[1] / "server" / "mariadb"


class Server:
    """Runs while the `with` block does."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="alq-bench-")
        pathlib.Path(self.folder).rmdir()
        started = subprocess.run([PROGRAM, "start", self.folder], check=True, capture_output=True, text=True)
        self.server = started.stdout.strip()
        return self

    def __exit__(self, *ignored):
        subprocess.run([PROGRAM, "stop", self.folder], check=False)

    def url(self, database):
        return self.server.replace("/test?", f"/{database}?")

    def shell(self, database):
        return ["mariadb", "--no-defaults", "-uroot", f"--socket={self.folder}/socket",
                "--default-character-set=utf8mb4", database]

    def ask(self, database, sql):
        """The rows, one a line."""
        return subprocess.run(self.shell(database) + ["-N", "-r", "-e", sql], check=True, capture_output=True,
                              text=True).stdout

    def recreate(self, database):
        self.ask("test", f"DROP DATABASE IF EXISTS {database}; CREATE DATABASE {database}")
