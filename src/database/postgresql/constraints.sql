-- Constraints of the tables of a schema. Those that a partition has from its table are left out.
-- ? oid of the schema
SELECT k.conrelid,
       k.conname,
       k.contype,
       k.conkey,
       rn.nspname,
       r.relname,
       CASE WHEN k.contype = 'f' THEN
           (SELECT pg_catalog.array_agg(a.attname ORDER BY u.n)
            FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u (number, n)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number) END,
       k.confdeltype,
       k.confupdtype,
       k.confmatchtype,
       k.condeferrable,
       k.condeferred,
       k.convalidated,
       k.connoinherit,
       CASE WHEN k.contype IN ('c', 'x') THEN pg_catalog.pg_get_constraintdef(k.oid) END,
       d.description,
       CASE WHEN k.contype IN ('p', 'u') THEN pg_catalog.array_to_string(i.indkey, ' ') END,
       i.indnkeyatts,
       CASE WHEN k.contype = 'u' THEN pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct' END,
       pg_catalog.pg_table_is_visible(k.confrelid),
       CASE WHEN k.contype = 'f' THEN pg_catalog.to_jsonb(k) ->> 'confdelsetcols' END
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
LEFT JOIN pg_catalog.pg_description d
       ON d.objoid = k.oid AND d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND (k.conislocal OR k.contype <> 'c')
  AND c.relnamespace = ?::oid
