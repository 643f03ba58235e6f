revision = '\x61\u00f1\U0001f642\101\n\
' '' # c
down_revision = ((None))
