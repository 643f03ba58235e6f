#!/usr/bin/env python3
"""Loops of a million steps in a script, run by the Python subset and by python3; start of both included."""

import os
import pathlib

import measure

PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
RUNNER = str(measure.BUILD / "bench" / "python_script")

# Each is the body of a function, N steps long.
LOOPS = {
    "arithmetic": """
    x = 0
    for i in range(N):
        x = x + i * 2 % 7""",
    "while": """
    i = 0
    while i < N:
        i += 1""",
    "floats": """
    x = 0.5
    for i in range(N):
        x = x * 1.0000001 + 0.1""",
    "text joined": """
    rows = []
    for i in range(N):
        rows.append(f'row {i}')
    ','.join(rows)""",
    "text appended": """
    s = ''
    for i in range(N):
        s += 'x' + str(i)""",
    "dict of counters": """
    d = {}
    for i in range(N):
        k = 'k' + str(i % 1000)
        d[k] = d.get(k, 0) + 1""",
    "dict items": """
    d = {'a': 1, 'b': 2}
    for i in range(N):
        d['a'] = d['b'] + i""",
    "list index": """
    l, t = list(range(1000)), 0
    for i in range(N):
        t += l[i % 1000]""",
    "function calls": """
    def f(a, b):
        return a
    for i in range(N):
        f(i, 2)""",
    "keyword calls": """
    def f(a, b=1, *, c=2):
        return a
    for i in range(N):
        f(i, c=3)""",
    "method calls": """
    class A:
        def m(self, y):
            return y
    a = A()
    for i in range(N):
        a.m(i)""",
    "super calls": """
    class A:
        def m(self, y):
            return y
    class B(A):
        def m(self, y):
            return super().m(y)
    b = B()
    for i in range(N):
        b.m(i)""",
    "attributes": """
    class A:
        pass
    a = A()
    a.x = 0
    for i in range(N):
        a.x = a.x + 1""",
    "properties": """
    class A:
        @property
        def p(self):
            return 1
    a = A()
    for i in range(N):
        a.p""",
    "instances": """
    class A:
        def __init__(self):
            self.x = 1
    for i in range(N):
        A()""",
    "isinstance": """
    n = 0
    for i in range(N):
        if isinstance(n, int):
            n += 1""",
    "list comprehension": """
    [i * 2 for i in range(N) if i & 1]""",
    "dict comprehension": """
    {i: str(i) for i in range(N)}""",
    "generator": """
    def items(n):
        for i in range(n):
            yield i
    sum(items(N))""",
    "generator expression": """
    sum(i * 2 for i in range(N))""",
    "closure": """
    x = 0
    def step():
        nonlocal x
        x += 1
    for i in range(N):
        step()""",
    "exceptions": """
    for i in range(N):
        try:
            raise ValueError(i)
        except ValueError:
            pass""",
    "sorted by key": """
    sorted(range(N), key=lambda v: -v)""",
    "split": """
    for i in range(N):
        'a,b,c'.split(',')""",
    "unpacking": """
    for i in range(N):
        a, b = i, i + 1
        a, b = b, a""",
}


def main():
    with measure.scratch() as directory:
        for name, body in LOOPS.items():
            script = pathlib.Path(directory) / "loop.py"
            script.write_text(f"N = 1000000\n\n\ndef loop():{body}\n\n\nloop()\n", encoding="utf-8")
            costs = measure.alternate(lambda: measure.run([RUNNER, "loop.py"], directory),
                                      lambda: measure.run([PYTHON, "-I", "loop.py"], directory))
            measure.report(f"python, {name}", *costs, "cpu", "ms", "at most 1")


main()
