"""The spatial types of GeoAlchemy2, and its operations for Alembic."""

from geoalchemy2.elements import RasterElement, WKBElement, WKTElement
from geoalchemy2.types import Geography, Geometry, Raster
from geoalchemy2 import functions
import geoalchemy2.alembic_helpers
