"""Names with letters of other scripts, keywords as attributes, soft keywords as names."""
größe = 5
π = 3.14
имя = 'Анна'
変数 = [1, 2]


def naïve(ß=1, *, é=2):
    return ß + é


class Größe:
    höhe = 1


print(größe, π, имя, 変数, naïve(), naïve(5, é=6), Größe.höhe, Größe.__name__, [k for k in globals() if not k.isascii()])
match, case, type_, _ = 1, 2, 3, 4
print(match + case + type_ + _)
match = {'match': match}
print(match['match'], (lambda match: match)(5))
match [1, 2]:
    case [a, b]:
        print('statement', a, b)
print_ = print
print_('alias')
_private = __dunder = 1
print(_private, __dunder)
