/* The translation of a Mako template to Python, for mako.c only. */
#ifndef SCRIPT_MAKO_TRANSLATE_H
#define SCRIPT_MAKO_TRANSLATE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/text.h"
#include "base/vec.h"

/* Python with the line of the template that each of its lines comes from. */
struct mako_code {
    struct text text;
    VEC(unsigned) lines;
};

/* Starts as {0}, but for arena. */
struct mako_program {
    struct arena *arena;
    struct mako_code module; /* <%! %> and defs: runs first */
    struct mako_code body;   /* calls _mako_write with each piece of the text */
};

void mako_program_release(struct mako_program *program);

/* Errors: SCRIPT, with path and line. */
bool mako_translate(const char *path, const char *bytes, size_t length,
                    struct mako_program *program, struct alq_error *err) ALQ_CHECK;

/* Lines of code, each of them from that line of the template. */
void mako_code_add(struct mako_code *code, struct arena *arena, unsigned depth, const char *lines,
                   size_t length, unsigned line);

/* A str literal of Python. */
void mako_add_string(struct text *out, const char *bytes, size_t length);

#endif
