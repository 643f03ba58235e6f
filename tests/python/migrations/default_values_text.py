"""Server defaults in every spelling become one: quotes, casts, functions, numbers."""
import re

FUNCTIONS = {'now()': 'CURRENT_TIMESTAMP', 'current_timestamp': 'CURRENT_TIMESTAMP', 'current_timestamp()': 'CURRENT_TIMESTAMP', 'sysdate': 'CURRENT_TIMESTAMP', 'uuid_generate_v4()': 'UUID'}


def normal(default):
    if default is None:
        return None
    text = str(default).strip()
    while text.startswith('(') and text.endswith(')'):
        text = text[1:-1].strip()
    text = re.sub(r"::[\w\s\"\[\]]+(?:\(\d+\))?$", '', text)
    if text.lower() in FUNCTIONS:
        return FUNCTIONS[text.lower()]
    if found := re.fullmatch(r"[eEnN]?'((?:[^']|'')*)'", text):
        inner = found[1].replace("''", "'")
        return float(inner) if re.fullmatch(r'-?\d+\.\d+', inner) else int(inner) if re.fullmatch(r'-?\d+', inner) else inner
    if text.lower() in ('true', 'false', 't', 'f'):
        return text.lower().startswith('t')
    if text.upper() == 'NULL':
        return None
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return f'?{text}'


for default in ("'x'::character varying", '((1))', "'it''s'", 'now()', "N'uni'", 'NULL', 'true', '0.50', "'-5'", "nextval('s'::regclass)", 'CURRENT_TIMESTAMP', "'{}'::jsonb", "''", None, 5, '(now())', "E'\\n'", "'1.5'::numeric(10)", 'CURRENT_USER', " ( 'a' ) "):
    print(repr(default), '->', repr(normal(default)))
pairs = [("'a'::text", "'a'"), ('1', "'1'"), ('now()', 'CURRENT_TIMESTAMP'), ('f', 'FALSE'), ('0', '0.0'), ("''", None)]
print([normal(a) == normal(b) for a, b in pairs], sorted({str(normal(a)) for a, _ in pairs}))
