"""sqlalchemy.dialects.mysql.pymysql: the dialect, whatever the driver."""
from sqlalchemy.engine.default import MySQLDialect

dialect = MySQLDialect
