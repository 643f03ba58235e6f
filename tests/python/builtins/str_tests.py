tests = ['abc', 'ABC', 'Abc Def', 'abc1', '123', '1.5', '', ' ', 'é', 'É', 'a b', 'a_b', '1a', '٣', '²', '½', 'class', '\n', 'aB', 'ΑΒΓ', '日本', '\t ']
names = ['isalpha', 'isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isupper', 'islower', 'istitle', 'isspace', 'isidentifier', 'isprintable', 'isascii']
for t in tests:
    print(repr(t), [n[2:] for n in names if getattr(t, n)()])
