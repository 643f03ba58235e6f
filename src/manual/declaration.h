/* C declarations in lines that fit into a page. */
#ifndef MANUAL_DECLARATION_H
#define MANUAL_DECLARATION_H

#include <stddef.h>

struct text;

/* The end of a declaration, behind its ';' outside of braces; NULL where there is none. */
const char *declaration_end(const char *at);

/* Adds it as people read it: without what only compilers want, broken to short lines, a comment
 * that does not fit behind its member above it. */
void declaration_add(struct text *lines, const char *from, const char *end);

#endif
