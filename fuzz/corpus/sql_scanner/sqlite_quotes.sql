SELECT 'it''s; one', "a""b;", `c``d;`, [e;f"'], x'00FF', '--no comment', '/* nor here */';
SELECT ''';', '', '''', """;""";
select 1 -- ;
  , 2 /* ; '
" ` [ */ , 3;
/* only a comment */ ;
-- only a comment
;;;
SELECT "a;b" FROM [x;y] WHERE `z;` = ':v;' AND c = :name AND d = @v AND e = $w AND f = ?1;
SELECT 1-1, 1--1
, 2;
SELECT json('{"a":[1,2]}') -> '$.a', x ->> '$.b;c' FROM t;
SELECT 'línea ñandú; 日本語', "🙂;";
