-- Indexes of the tables of a schema, without those of constraints and those that a partition has from its table.
-- ? oid of the schema
SELECT i.indrelid,
       ic.relname,
       i.indisunique,
       pg_catalog.array_to_string(i.indkey, ' '),
       i.indnkeyatts,
       pg_catalog.array_to_string(i.indoption, ' '),
       am.amname,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid),
       CASE WHEN i.indexprs IS NOT NULL THEN
           (SELECT pg_catalog.array_agg(pg_catalog.pg_get_indexdef(i.indexrelid, u.n::integer, true) ORDER BY u.n)
            FROM pg_catalog.unnest(i.indkey) WITH ORDINALITY u (number, n)) END,
       -- what is not the type's own, by place
       CASE WHEN EXISTS (
                SELECT FROM pg_catalog.pg_opclass o WHERE o.oid = ANY (i.indclass::oid[]) AND NOT o.opcdefault) THEN
           (SELECT pg_catalog.array_agg(CASE WHEN o.opcdefault THEN '' ELSE o.opcname END ORDER BY u.n)
            FROM pg_catalog.unnest(i.indclass::oid[]) WITH ORDINALITY u (number, n)
            JOIN pg_catalog.pg_opclass o ON o.oid = u.number) END,
       CASE WHEN EXISTS (
                SELECT FROM pg_catalog.unnest(i.indcollation::oid[]) u (number)
                WHERE u.number <> 0 AND u.number <> 'pg_catalog."default"'::pg_catalog.regcollation) THEN
           (SELECT pg_catalog.array_agg(CASE WHEN u.number IN (0, coalesce(a.attcollation, 100)) THEN ''
                                             ELSE l.collname END ORDER BY u.n)
            FROM pg_catalog.unnest(i.indcollation::oid[]) WITH ORDINALITY u (number, n)
            LEFT JOIN pg_catalog.pg_collation l ON l.oid = u.number
            LEFT JOIN pg_catalog.pg_attribute a
                   ON a.attrelid = i.indrelid AND a.attnum = i.indkey[u.n::integer - 1] AND a.attnum > 0) END,
       ic.reloptions,
       t.spcname,
       d.description,
       pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct',
       i.indisvalid
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = ic.reltablespace
LEFT JOIN pg_catalog.pg_description d
       ON d.objoid = ic.oid AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objsubid = 0
LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.indexrelid
WHERE k.oid IS NULL AND h.inhrelid IS NULL AND c.relkind IN ('r', 'p', 'm') AND c.relnamespace = ?::oid
