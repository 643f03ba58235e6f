SELECT 'it''s; one', E'it\'s; two\\', e'\\\';', U&'d\0061t;a', U&"d\0061t;a", B'01', X'1F', N'n;';
SELECT 'back\'; SELECT 'slash is nothing special';
SELECT E'continued \';'
  -- over a comment
  'and still \' escaped;'; SELECT 'plain'
  'and continued \'; SELECT 2;
SELECT $$body; 'with' "quotes"$$, $tag$ $$ inside; $other$ ; $tag$, $ñ$ ; $ñ$, a$b$c;
SELECT $1, $2$$x;$$;
SELECT a$$b, c$$d;
SELECT 1$$;$$;
/* nested /* comment; */ still; */ SELECT 3;
SELECT 4 /* a */ + /* b;c */ 5 -- d;
;
SELECT '{1,2}'::int[], array[1;
SELECT (1;2);
SELECT a::text, b ->> 'c;', d @> '{"e": ";"}', f #>> '{a}' , g ?| array['h;'], :x, :'y;';
SELECT 6 -- ends with a return
;
