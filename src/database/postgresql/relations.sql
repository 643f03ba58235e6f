-- Tables, views and sequences of a schema, with what they are made of and whom they belong to.
-- ? oid of the schema
SELECT c.oid,
       c.relname,
       c.relkind,
       d.description,
       c.relpersistence,
       e.extname,
       CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
       CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END,
       (SELECT pg_catalog.array_agg(i.inhparent::pg_catalog.regclass::text ORDER BY i.inhseqno)
        FROM pg_catalog.pg_inherits i
        WHERE i.inhrelid = c.oid),
       c.reloptions,
       t.spcname,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END,
       pg_catalog.format_type(s.seqtypid, NULL),
       s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
       CASE WHEN am.amname <> 'heap' THEN am.amname END
FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_description d
       ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objsubid = 0
LEFT JOIN pg_catalog.pg_depend p
       ON p.objid = c.oid AND p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND p.objsubid = 0 AND p.deptype = 'e'
LEFT JOIN pg_catalog.pg_extension e ON e.oid = p.refobjid
LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam AND c.relkind IN ('r', 'm')
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relnamespace = ?::oid
  -- a sequence of a column (SERIAL, identity) is part of it
  AND NOT (c.relkind = 'S' AND EXISTS (
      SELECT
      FROM pg_catalog.pg_depend o
      WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND o.objid = c.oid AND o.refobjsubid > 0
        AND o.deptype IN ('a', 'i')))
