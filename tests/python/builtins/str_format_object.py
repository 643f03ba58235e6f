# A format takes any object, also one that has __rmod__.


class Shown:
    def __rmod__(self, other):
        return 'reflected'

    def __str__(self):
        return 'shown'


print('%s' % Shown())
print('a %s b' % (Shown(),))
print(5 % Shown())
