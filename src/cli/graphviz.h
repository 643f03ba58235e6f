/* Graphviz's program `dot`, which draws what drawing_add_dot writes. */
#ifndef CLI_GRAPHVIZ_H
#define CLI_GRAPHVIZ_H

#include <stdbool.h>

#include <alambique/error.h>

struct text;

/* The picture of a DOT text as SVG, added to text. Fails with UNSUPPORTED where `dot` is not
 * installed, IO where it cannot be run or ends badly. */
bool graphviz_add_svg(struct text *text, const struct text *dot, struct alq_error *err) ALQ_CHECK;

#endif
