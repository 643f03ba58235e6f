-- Tables with all that MySQL knows, as inspect.sql has them for MariaDB, for test_inspect.c; a semicolon at the end of a line ends a statement.
CREATE TABLE a_types (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'it''s a \\ key',
    tiny TINYINT(1) NOT NULL DEFAULT 0, small SMALLINT(5) ZEROFILL, medium MEDIUMINT, whole INT(11) DEFAULT NULL,
    amount DECIMAL(12,4) UNSIGNED NOT NULL DEFAULT 1.5000, ratio FLOAT, exact DOUBLE, short FLOAT(7,3),
    bits BIT(5) DEFAULT b'101', fixed CHAR(3) CHARACTER SET latin1 DEFAULT 'it''', name VARCHAR(50) NOT NULL DEFAULT '',
    folded VARCHAR(20) COLLATE utf8mb4_bin, raw VARBINARY(16) DEFAULT 'bytes', bytes BINARY(4), big BLOB, text_ TEXT,
    medium_text MEDIUMTEXT DEFAULT ('a b'), long_blob LONGBLOB, day DATE, at TIME(3), year_ YEAR(4),
    made DATETIME NOT NULL DEFAULT current_timestamp(), changed TIMESTAMP(6) NULL DEFAULT NULL ON UPDATE current_timestamp(6),
    seen TIMESTAMP NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    kind ENUM('a','it''s','c,d') NOT NULL DEFAULT 'it''s', flags SET('x','y') COLLATE utf8mb4_bin DEFAULT 'x,y',
    document JSON DEFAULT (json_array('it''s', 1)), meaning VECTOR(4), unique_id CHAR(36) DEFAULT (uuid()), place POINT SRID 4326,
    hidden INT DEFAULT 3 INVISIBLE, sworn INT DEFAULT (1 + 2),
    computed INT GENERATED ALWAYS AS (whole + 1) VIRTUAL, kept VARCHAR(60) GENERATED ALWAYS AS (concat(name, '-')) STORED,
    positive INT CHECK (positive > 0), `odd ``name` INT, word VARCHAR(9) DEFAULT (concat('a', 'b')),
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='all ''types''' ROW_FORMAT=DYNAMIC;
CREATE TABLE b_parents (a INT NOT NULL, b VARCHAR(10) NOT NULL, PRIMARY KEY (b, a), UNIQUE KEY uq_ab (a, b)) ENGINE=InnoDB;
CREATE TABLE c_keys (
    id INT NOT NULL, a INT, b VARCHAR(10), body TEXT, place POINT NOT NULL, far INT,
    PRIMARY KEY (id), UNIQUE KEY uq_a (a), UNIQUE KEY uq_part (body(20)), KEY ix_down (a DESC, b(3)),
    FULLTEXT KEY ft (body), SPATIAL KEY sp (place), KEY ix_hash (far) COMMENT 'why',
    CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES b_parents (a, b) ON DELETE CASCADE ON UPDATE SET NULL,
    CONSTRAINT fk_self FOREIGN KEY (far) REFERENCES c_keys (id),
    CONSTRAINT ck_both CHECK (id > 0 OR body <> 'x')
) ENGINE=InnoDB;
CREATE TABLE d_myisam (a INT, KEY ix (a)) ENGINE=MyISAM DEFAULT CHARSET=latin1 CHECKSUM=1;
CREATE TABLE e_functional (
    a INT, name VARCHAR(50), docs JSON, KEY fx ((lower(name)), a DESC), UNIQUE KEY ufx ((a + 1), (concat(name, 'it''s'))),
    KEY many ((CAST(docs -> '$.n' AS UNSIGNED ARRAY))),
    CONSTRAINT ck_name CHECK (name <> 'O''Hara')
) ENGINE=InnoDB;
CREATE TABLE p_range (a INT NOT NULL, b DATETIME NOT NULL) ENGINE=InnoDB
    PARTITION BY RANGE (year(b)) SUBPARTITION BY HASH (a) SUBPARTITIONS 2
    (PARTITION `p 0` VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE p_columns (a INT NOT NULL, b VARCHAR(10) NOT NULL) ENGINE=InnoDB
    PARTITION BY RANGE COLUMNS (a, b)
    (PARTITION p0 VALUES LESS THAN (5, 'it''s'), PARTITION p1 VALUES LESS THAN (MAXVALUE, MAXVALUE));
CREATE TABLE p_list (a INT NOT NULL) ENGINE=InnoDB
    PARTITION BY LIST (a) (PARTITION odd VALUES IN (1, 3, 5), PARTITION none VALUES IN (NULL));
CREATE TABLE p_hash (a INT NOT NULL) ENGINE=InnoDB PARTITION BY LINEAR HASH (a + 1) PARTITIONS 4;
CREATE TABLE p_key (a INT NOT NULL PRIMARY KEY) ENGINE=InnoDB PARTITION BY KEY () PARTITIONS 12;
CREATE VIEW g_view AS SELECT a, count(*) AS n FROM c_keys GROUP BY a;
CREATE TRIGGER h_trigger BEFORE UPDATE ON b_parents FOR EACH ROW SET NEW.b = upper(NEW.b);
