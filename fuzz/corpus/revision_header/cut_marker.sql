
"""  ACTION
-- +goose Downí
D«°¯ß«¾½³E post;no'
""")
