"""sqlalchemy.dialects.mysql.mysqlconnector: the dialect, whatever the driver."""
from sqlalchemy.engine.default import MySQLDialect

dialect = MySQLDialect
