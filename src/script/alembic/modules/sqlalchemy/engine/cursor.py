"""Results of statements, under the names that SQLAlchemy has them."""
from sqlalchemy.engine.result import CursorResult, LegacyCursorResult, ResultProxy

BaseCursorResult = BufferedRowResultProxy = FullyBufferedResultProxy = CursorResult
