-- Enums and domains of all schemas, since a column may have one from elsewhere; not those of the server itself.
SELECT t.typname,
       n.nspname,
       t.typtype,
       pg_catalog.pg_type_is_visible(t.oid),
       CASE WHEN t.typtype = 'e' THEN
           (SELECT pg_catalog.array_agg(e.enumlabel ORDER BY e.enumsortorder)
            FROM pg_catalog.pg_enum e
            WHERE e.enumtypid = t.oid) END,
       d.description,
       x.extname,
       b.typtype,
       b.typname,
       CASE WHEN pg_catalog.pg_type_is_visible(b.oid) THEN NULL ELSE bn.nspname END,
       b.typnamespace = 'pg_catalog'::pg_catalog.regnamespace,
       t.typtypmod,
       pg_catalog.format_type(t.typbasetype, t.typtypmod),
       t.typnotnull,
       t.typdefault,
       CASE WHEN t.typcollation <> b.typcollation THEN l.collname END,
       k.conname,
       pg_catalog.pg_get_constraintdef(k.oid)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_namespace bn ON bn.oid = b.typnamespace
LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
LEFT JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
LEFT JOIN pg_catalog.pg_description d
       ON d.objoid = t.oid AND d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objsubid = 0
LEFT JOIN pg_catalog.pg_depend p
       ON p.objid = t.oid AND p.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND p.deptype = 'e'
LEFT JOIN pg_catalog.pg_extension x ON x.oid = p.refobjid
WHERE t.typtype IN ('e', 'd') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C", k.conname COLLATE "C"
