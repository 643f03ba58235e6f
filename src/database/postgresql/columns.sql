-- Columns of the tables and views of a schema. The sequence of a column is the one that belongs to it: of its identity, or the
-- one that its default takes the next value of (SERIAL).
-- ? oid of the schema
SELECT a.attrelid,
       a.attnum,
       a.attname,
       a.attnotnull,
       a.attidentity,
       a.attgenerated,
       pg_catalog.pg_get_expr(f.adbin, f.adrelid),
       d.description,
       CASE WHEN a.attcollation <> t.typcollation THEN l.collname END,
       t.typtype,
       t.typname,
       CASE WHEN pg_catalog.pg_type_is_visible(t.oid) THEN NULL ELSE tn.nspname END,
       t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace,
       et.typtype,
       et.typname,
       CASE WHEN pg_catalog.pg_type_is_visible(et.oid) THEN NULL ELSE etn.nspname END,
       et.typnamespace = 'pg_catalog'::pg_catalog.regnamespace,
       a.attndims,
       a.atttypmod,
       pg_catalog.format_type(a.atttypid, a.atttypmod),
       s.relname,
       q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type et ON et.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_catalog.pg_namespace etn ON etn.oid = et.typnamespace
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_catalog.pg_description d
       ON d.objoid = a.attrelid AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objsubid = a.attnum
LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
LEFT JOIN pg_catalog.pg_depend o
       ON o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND o.refobjid = a.attrelid
      AND o.refobjsubid = a.attnum AND o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND o.deptype IN ('a', 'i') AND (a.atthasdef OR a.attidentity <> '')
      AND EXISTS (SELECT FROM pg_catalog.pg_sequence x WHERE x.seqrelid = o.objid)
LEFT JOIN pg_catalog.pg_class s ON s.oid = o.objid
LEFT JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relnamespace = ?::oid
