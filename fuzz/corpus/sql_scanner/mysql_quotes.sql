SELECT 'it\'s; one', "say \"hi;\"", 'it''s; two', "a""b;", `c``d;`, `back\`, '\\'; SELECT 2;
SELECT 1 # a comment; with ' quote
, 2 -- another; '
, 3 --
, 4--1, 5 /* plain; */, /*! 6 */, /*!50110 KEY_BLOCK_SIZE=1024; */ /*M!100300 7 */ 8;
--at the start even this is a comment;
SELECT /*+ MAX_EXECUTION_TIME(1000) */ 9, \N, _utf8'x;', N'y;', x'00', b'1', @v := 'z;', @`w;`;
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40000 ALTER TABLE `t` DISABLE KEYS */;
INSERT INTO t VALUES (1,'a\nb;'),(2,'\';'),(3,NULL);
UNLOCK TABLES; SHOW TABLES; DESC t; START TRANSACTION; START SLAVE; XA START 'x'; BEGIN WORK; COMMIT;
