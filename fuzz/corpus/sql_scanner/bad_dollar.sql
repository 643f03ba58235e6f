SELECT $a$ not closed $b$;
