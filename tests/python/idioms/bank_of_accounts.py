"""Transfers that hold together: exceptions, context managers, totals that never change."""
from contextlib import contextmanager
from decimal import Decimal


class InsufficientFunds(Exception):
    def __init__(self, account, missing):
        super().__init__(f'{account.owner} lacks {missing}')
        self.missing = missing


class Account:
    opened = 0

    def __init__(self, owner, balance='0'):
        self.owner, self._balance, self.lines = owner, Decimal(balance), []
        Account.opened += 1

    balance = property(lambda self: self._balance)

    def post(self, amount, text=''):
        amount = Decimal(amount)
        if self._balance + amount < 0:
            raise InsufficientFunds(self, -(self._balance + amount))
        self._balance += amount
        self.lines.append((amount, text))
        return self

    def __repr__(self):
        return f'{self.owner}:{self._balance}'


@contextmanager
def transaction(*accounts):
    before = [(a._balance, list(a.lines)) for a in accounts]
    try:
        yield
    except Exception as error:
        for account, (balance, lines) in zip(accounts, before):
            account._balance, account.lines = balance, lines
        print('rolled back:', error)
        raise


a, b = Account('ann', '100.10'), Account('bob')


def transfer(amount, source, target):
    with transaction(source, target):
        target.post(amount, f'from {source.owner}')
        source.post(-Decimal(amount), f'to {target.owner}')


transfer('30.05', a, b)
try:
    transfer('70.06', a, b)
except InsufficientFunds as error:
    print(error.missing, error.args)
print(a, b, a.balance + b.balance, a.lines, b.lines, Account.opened)
try:
    a.balance = 5
except AttributeError:
    print('read only')
print(sum((x for x, _ in a.lines + b.lines), Decimal(0)), f'{a.balance:>10.1f}|{b.balance:<8}|', a.post('0.005').balance.quantize(Decimal('0.01')), max((a, b), key=lambda x: x.balance).owner)
