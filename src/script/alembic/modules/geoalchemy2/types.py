"""geometry, geography and raster."""

import sqlalchemy as sa
from geoalchemy2.elements import WKBElement, WKTElement


class _GISType(sa.types.UserDefinedType):
    name = None
    cache_ok = False

    def __init__(self, geometry_type='GEOMETRY', srid=-1, dimension=2, spatial_index=True,
                 use_N_D_index=False, management=False, use_typmod=None, from_text=None,
                 name=None, nullable=True, _spatial_index_reflected=None):
        try:
            self.srid = int(srid)
        except ValueError:
            raise sa.exc.ArgumentError('srid must be convertible to an integer')
        self.geometry_type = geometry_type.upper() if geometry_type else geometry_type
        if name is not None:
            self.name = name
        self.dimension = dimension
        self.spatial_index = spatial_index
        self.use_N_D_index = use_N_D_index
        self.management = management
        self.use_typmod = use_typmod
        self.nullable = nullable

    def get_col_spec(self, **kw):
        if not self.geometry_type:
            return self.name
        return f'{self.name}({self.geometry_type},{self.srid})'

    def bind_value(self, value, dialect):
        if isinstance(value, WKTElement):
            return value.data if value.extended else f'SRID={value.srid};{value.data}'
        if isinstance(value, WKBElement):
            return value.desc
        return value


class Geometry(_GISType):
    name = 'geometry'


class Geography(_GISType):
    name = 'geography'


class Raster(_GISType):
    name = 'raster'

    def __init__(self, spatial_index=True, from_text=None, name=None, nullable=True):
        super().__init__(geometry_type=None, spatial_index=spatial_index, name=name,
                         nullable=nullable)
