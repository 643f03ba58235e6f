-- Whether template1 has the encoding and the collation of this database, and what those are.
SELECT (t.encoding, t.datcollate, t.datctype) = (d.encoding, d.datcollate, d.datctype),
       pg_catalog.pg_encoding_to_char(d.encoding),
       d.datcollate,
       d.datctype
FROM pg_catalog.pg_database d
JOIN pg_catalog.pg_database t ON t.datname = 'template1'
WHERE d.datname = pg_catalog.current_database()
