#!/usr/bin/env python3
"""Runs each script by python3 and by our runner; output and last line of the traceback are equal.

usage: compare.py [--stress] RUNNER [FOLDER OR SCRIPT ...]

--stress collects garbage all the time, to find values that nothing holds.
A script beside which NAME.expected lies is judged by that file instead: differences.md says why."""
import os
import subprocess
import sys
import tempfile

PYTHON = '/usr/bin/python3'
SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'fork_python.py')


def environment():
    return dict(os.environ, PYTHONIOENCODING='utf-8', PYTHONHASHSEED='0', TZ='UTC')


def outcome(out, err, code):
    last = err.decode('utf-8', 'replace').strip().split('\n')[-1]
    return out.decode('utf-8', 'replace'), last if code else '', code != 0


def run(command, script):
    done = subprocess.run(command + [os.path.basename(script)], cwd=os.path.dirname(script) or '.',
                          capture_output=True, timeout=120, env=environment())
    return outcome(done.stdout, done.stderr, done.returncode)


class Python:
    """One python3 that has the usual modules loaded, and a fork of it for each script: to start one
    costs more than most scripts."""

    def __init__(self):
        self.directory = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen([PYTHON, '-W', 'ignore', SERVER, self.directory.name],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=environment())

    def run(self, script):
        self.process.stdin.write(os.path.abspath(script) + '\n')
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        texts = []
        for name in ('out', 'err'):
            with open(os.path.join(self.directory.name, name), 'rb') as file:
                texts.append(file.read())
        return outcome(*texts, code)

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.directory.cleanup()


def judge(python, runner, options, script):
    expected = script[:-3] + '.expected'
    if os.path.exists(expected):
        with open(expected, encoding='utf-8') as file:
            output, _, last = file.read().partition('\n--- error\n')
        wanted = output, last.strip(), bool(last)
    else:
        wanted = python.run(script)
    got = run([runner] + options, script)
    if got == wanted:
        return None
    for name, left, right in zip(('output', 'error', 'failed'), wanted, got):
        if left != right:
            return difference(name, left, right)
    return None


def difference(name, wanted, got):
    if not isinstance(wanted, str):
        return f'{name}: wanted {wanted!r}, got {got!r}'
    wanted_lines, got_lines = wanted.split('\n'), got.split('\n')
    for number, (left, right) in enumerate(zip(wanted_lines + [''], got_lines + ['']), 1):
        if left != right:
            return f'{name}, line {number}:\n    wanted {left!r}\n    got    {right!r}'
    return f'{name}: wanted {len(wanted_lines)} lines, got {len(got_lines)}'


def scripts_in(places):
    for place in places:
        if os.path.isfile(place):
            yield place
            continue
        for directory, folders, files in os.walk(place):
            folders[:] = sorted(name for name in folders if not name.startswith(('_', 'lib')))
            for name in sorted(files):
                if name.endswith('.py') and name not in ('compare.py', 'fork_python.py'):
                    yield os.path.join(directory, name)


def main():
    options = [word for word in sys.argv[1:] if word.startswith('--')]
    words = [word for word in sys.argv[1:] if not word.startswith('--')]
    runner = os.path.abspath(words[0])
    places = words[1:] or [os.path.dirname(os.path.abspath(__file__))]
    python = Python()
    failed = total = 0
    for script in scripts_in(places):
        total += 1
        found = judge(python, runner, options, script)
        if found:
            failed += 1
            print(f'{script}: {found}')
    python.close()
    print(f'{total - failed} of {total} scripts behave as python3 does')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
