-- a BOM, and line ends of Windows
CREATE TABLE a (b TEXT DEFAULT 'x
y');

  SELECT 1;
