"""Spatial values as they stand in SQL."""


class _SpatialElement:
    def __init__(self, data, srid=-1, extended=None):
        self.data = data
        self.srid = srid
        self.extended = extended

    def __str__(self):
        return str(self.data)

    def __eq__(self, other):
        return (type(self) is type(other) and self.data == other.data
                and self.srid == other.srid)

    def __hash__(self):
        return hash((self.data, self.srid))


class WKTElement(_SpatialElement):
    @property
    def desc(self):
        return self.data


class WKBElement(_SpatialElement):
    @property
    def desc(self):
        return self.data if isinstance(self.data, str) else self.data.hex()


class RasterElement(_SpatialElement):
    pass
