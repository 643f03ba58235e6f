-- Everything that operations can change in a PostgreSQL database, as one text.
WITH own AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), lines AS (
    SELECT format('relation %s %s %s %s %s', c.oid::regclass, c.relkind, c.relpersistence, c.reloptions,
                  obj_description(c.oid, 'pg_class')) AS line
    FROM pg_class c JOIN own ON own.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT format('column %s %s %s %s null:%s default:%s identity:%s generated:%s collation:%s comment:%s', c.oid::regclass,
                  a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                  pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attcollation::regcollation,
                  col_description(c.oid, a.attnum))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN own ON own.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p')
    UNION ALL
    SELECT format('constraint %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid),
                  obj_description(k.oid, 'pg_constraint'))
    FROM pg_constraint k JOIN own ON own.oid = k.connamespace
    UNION ALL
    SELECT format('index %s', pg_get_indexdef(i.indexrelid))
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN own ON own.oid = c.relnamespace
    UNION ALL
    SELECT format('type %s %s %s %s %s', t.oid::regtype, t.typtype, format_type(t.typbasetype, t.typtypmod), t.typdefault,
                  (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
    FROM pg_type t JOIN own ON own.oid = t.typnamespace WHERE t.typtype IN ('e', 'd')
    UNION ALL
    SELECT format('sequence %s %s %s %s %s %s %s %s', s.seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement,
                  seqmax, seqmin, seqcache, seqcycle)
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN own ON own.oid = c.relnamespace
    UNION ALL
    SELECT format('rows %s %s', c.oid::regclass, query_to_xml(format('SELECT * FROM %s', c.oid::regclass), true, true, ''))
    FROM pg_class c JOIN own ON own.oid = c.relnamespace WHERE c.relkind = 'r'
)
SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM lines
