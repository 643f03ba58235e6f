-- Drops what is in the schemas of a database, and the schemas but for public; what belongs to an extension stays.
DO $clear$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT pg_catalog.format('DROP SCHEMA %I CASCADE', n.nspname)
        FROM pg_catalog.pg_namespace n
        WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'public')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = n.oid AND d.deptype = 'e')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)
    LOOP
        EXECUTE command;
    END LOOP;
    FOR command IN
        SELECT pg_catalog.format('DROP %s IF EXISTS public.%I CASCADE',
                                 CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                                                WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE'
                                                ELSE 'TABLE' END, c.relname)
        FROM pg_catalog.pg_class c
        WHERE c.relnamespace = 'public'::pg_catalog.regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LOOP
        EXECUTE command;
    END LOOP;
    FOR command IN
        SELECT pg_catalog.format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::pg_catalog.regprocedure)
        FROM pg_catalog.pg_proc p
        WHERE p.pronamespace = 'public'::pg_catalog.regnamespace
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE command;
    END LOOP;
    FOR command IN
        SELECT pg_catalog.format('DROP %s IF EXISTS public.%I CASCADE',
                                 CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, t.typname)
        FROM pg_catalog.pg_type t
        WHERE t.typnamespace = 'public'::pg_catalog.regnamespace AND t.typtype IN ('e', 'd', 'r', 'c')
          AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
    LOOP
        EXECUTE command;
    END LOOP;
END
$clear$
