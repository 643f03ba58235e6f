"""Assignment expressions."""
import re

lines = ['id: 5', 'junk', 'name: bob', '', 'size: 7']
if (count := len(lines)) > 3:
    print('many', count)
found = [match.groups() for line in lines if (match := re.match(r'(\w+): (\w+)', line))]
print(found, match and match.group())
numbers = iter([3, 1, 4, 0, 5])
while (number := next(numbers)) != 0:
    print(number, end=' ')
print()
print([squared for number in range(5) if (squared := number ** 2) % 2 == 0], squared)
total = 0
print([total := total + value for value in [1, 2, 3]], total)
print(any((witness := value) > 3 for value in [1, 5, 7]), witness)
data = {'rows': [1, 2]}
if rows := data.get('rows'):
    print(rows)
if not (missing := data.get('missing')):
    print(missing)
print((a := 1) + (b := a + 1), a, b, (c := [1, 2])[0], c)


def scope():
    values = [last := item for item in 'xyz']
    return last, values


print(scope())
print(f'{(inner := 3)}', inner, {key: value for key in 'ab' if (value := ord(key))})
