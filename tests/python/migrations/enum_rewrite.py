"""The values of an enum column mapped to new ones, with counts and a way back."""
from enum import Enum, auto, unique


class OldState(str, Enum):
    NEW = 'N'
    OPEN = 'O'
    DONE = 'D'
    GONE = 'X'


@unique
class State(Enum):
    DRAFT = auto()
    ACTIVE = auto()
    CLOSED = auto()

    @classmethod
    def from_old(cls, old):
        return _MAP[OldState(old)]

    @property
    def label(self):
        return self.name.title()

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, State) else NotImplemented


_MAP = {OldState.NEW: State.DRAFT, OldState.OPEN: State.ACTIVE, OldState.DONE: State.CLOSED, OldState.GONE: State.CLOSED}
back = {}
for old, new in _MAP.items():
    back.setdefault(new, old)
for raw in ['N', 'O', 'X', 'D', '?', None]:
    try:
        state = State.from_old(raw)
    except ValueError as error:
        print('error', error)
        continue
    print(raw, state, state.label, state.value, back[state].value, repr(back[state]))
print(sorted([State.CLOSED, State.DRAFT]), max(State), list(State), [s.name for s in OldState])
print(OldState.NEW == 'N', OldState('N') is OldState.NEW, OldState.NEW.upper(), f'{OldState.NEW.value}', State(2), State['DRAFT'])
print(len(State), State.DRAFT in State, isinstance(OldState.NEW, str), State.__members__.keys(), OldState.NEW.name)
sql = "CREATE TYPE state AS ENUM ({})".format(', '.join(f"'{s.name.lower()}'" for s in State))
print(sql)
case = ' '.join(f"WHEN '{o.value}' THEN '{n.name.lower()}'" for o, n in _MAP.items())
print(f'UPDATE t SET state = CASE old {case} END')
try:
    unique(Enum('Twice', {'A': 1, 'B': 1}))
except ValueError as error:
    print(error)
Color = Enum('Color', 'RED GREEN BLUE')
print(list(Color), Color.GREEN.value, Color(3).name, Color.RED != Color.BLUE)
try:
    State.DRAFT < 3
except TypeError as error:
    print(error)
try:
    State.DRAFT = 5
except AttributeError as error:
    print(type(error).__name__)
