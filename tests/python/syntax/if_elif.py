for n in range(-2, 5):
    if n < 0:
        print(n, 'negative')
    elif n == 0:
        print('zero')
    elif n in (1, 3):
        print(n, 'odd')
    else:
        print(n, 'other')
x = 5
if x > 3: print('one line')
if x: pass
else: print('never')
if not x and y or x: print('short circuit')
print('yes' if x else 'no', 'a' if not x else 'b' if x > 10 else 'c')
