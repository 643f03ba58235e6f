-- Functions, domains, other types, policies and rules of a schema; not those of extensions.
-- ? schema, NULL: where an unqualified name is looked for
WITH here AS (
    SELECT n.oid
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname = coalesce(?, pg_catalog.current_schema())
)
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
       p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')' AS name,
       CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid) END AS source
FROM here
JOIN pg_catalog.pg_proc p ON p.pronamespace = here.oid
WHERE NOT EXISTS (SELECT
                  FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
                    AND d.deptype IN ('e', 'i'))
UNION ALL
SELECT 'domain', t.typname,
       pg_catalog.concat_ws(' ', 'CREATE DOMAIN', pg_catalog.quote_ident(t.typname), 'AS',
                            pg_catalog.format_type(t.typbasetype, t.typtypmod), 'DEFAULT ' || t.typdefault,
                            CASE WHEN t.typnotnull THEN 'NOT NULL' END,
                            (SELECT pg_catalog.string_agg('CONSTRAINT ' || pg_catalog.quote_ident(k.conname) || ' ' ||
                                                          pg_catalog.pg_get_constraintdef(k.oid), ' '
                                                          ORDER BY k.conname)
                             FROM pg_catalog.pg_constraint k
                             WHERE k.contypid = t.oid AND k.contype = 'c'))
FROM here
JOIN pg_catalog.pg_type t ON t.typnamespace = here.oid
WHERE t.typtype = 'd'
  AND NOT EXISTS (SELECT
                  FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
UNION ALL
SELECT 'type', c.relname,
       (SELECT 'CREATE TYPE ' || pg_catalog.quote_ident(c.relname) || ' AS (' ||
               pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' ' ||
                                     pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) || ')'
        FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM here
JOIN pg_catalog.pg_class c ON c.relnamespace = here.oid
WHERE c.relkind = 'c'
  AND NOT EXISTS (SELECT
                  FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
UNION ALL
SELECT 'policy', p.polname || ' on ' || c.relname,
       pg_catalog.concat_ws(' ', 'CREATE POLICY', pg_catalog.quote_ident(p.polname), 'ON',
                            pg_catalog.quote_ident(c.relname), 'AS',
                            CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, 'FOR',
                            CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                                          WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                            'TO ' || (SELECT pg_catalog.string_agg(CASE r WHEN 0 THEN 'PUBLIC'
                                                                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) END, ', ')
                                      FROM pg_catalog.unnest(p.polroles) AS r),
                            'USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
                            'WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')')
FROM here
JOIN pg_catalog.pg_class c ON c.relnamespace = here.oid
JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid
UNION ALL
SELECT 'rule', r.rulename || ' on ' || c.relname, pg_catalog.pg_get_ruledef(r.oid)
FROM here
JOIN pg_catalog.pg_class c ON c.relnamespace = here.oid
JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid
WHERE r.rulename <> '_RETURN'
ORDER BY 1, 2
