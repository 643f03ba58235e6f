DELIMITER //
CREATE PROCEDURE q() BEGIN SELECT 1; END//
create procedure r()
begin
  select '//', "//", `//` from x; -- // in a comment
end //
DELIMITER ;
CREATE TABLE t (
  delimiter CHAR(1),
  delimiter_2 INT
);
delimiter $$
CREATE FUNCTION f() RETURNS INT BEGIN RETURN 1; END$$ delimiter ;
SELECT 1;
DELIMITER ;;
/*!50003 CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW BEGIN SET @a = 1; END */;;
DELIMITER ;
DELIMITER '|'
SELECT 2; SELECT 3|
DELIMITER ;
SELECT 4\G
SELECT 5\g SELECT 6
