/* Where the nodes and lines of a drawing stand in rows and columns. */
#ifndef CLI_DRAWING_LANES_H
#define CLI_DRAWING_LANES_H

#include "cli/drawing.h"

/* To which sides a line leaves a cell, added up. */
enum arm { ARM_UP = 1, ARM_DOWN = 2, ARM_LEFT = 4, ARM_RIGHT = 8 };

struct cell {
    unsigned arms;
    bool is_dashed; /* a dependency */
    bool is_end;    /* a line from the side ends or turns here; else it passes behind */
};

/* Lanes are the cells of even number; between them are those where lines only run across. */
struct row {
    struct cell *cells;
    size_t width;  /* in cells, up to the last one that is not empty */
    size_t node;   /* LANES_NONE: lines only */
    size_t column; /* of the node, in lanes */
};

struct rows {
    struct row *items;
    size_t count;
    size_t capacity;
};

#define LANES_NONE ((size_t)-1)

/* A line is followed down from a node's cell: out of an end to every side but up, through other
 * cells straight on. So it leads to the nodes that the node's edges lead to, and to no others.
 * When a node is placed there is never more than one lane for a node and a kind of edge. Linear in
 * nodes, edges and cells. In arena. */
struct rows lanes_lay_out(const struct drawing *drawing, struct arena *arena);

#endif
