/* The one place that writes: results to stdout, messages to stderr, in colour where that is
 * wanted. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <alambique/error.h>

#include "cli/invocation.h"

struct text;

/* What a piece of text is; the colour follows. */
enum style {
    STYLE_PLAIN,
    STYLE_HEADING,
    STYLE_ID,    /* a revision */
    STYLE_LABEL, /* a branch label */
    STYLE_MARK,  /* (head), (branchpoint) */
    STYLE_GOOD,
    STYLE_WARNING,
    STYLE_ERROR,
    STYLE_HINT,
    STYLE_DIM,
    STYLE_LANE_1, /* lines of a drawing */
    STYLE_LANE_2,
    STYLE_LANE_3,
    STYLE_LANE_4,
};

struct output {
    FILE *out;
    FILE *err;
    bool colors_out;
    bool colors_err;
    bool is_quiet;
    bool is_json;
    const char *database_name; /* of several: said in JSON; NULL: there is one */
    struct invocation invocation; /* completes the commands in hints */
};

/* Colours where the stream is a terminal and TERM is not "dumb"; NO_COLOR and CLICOLOR=0 turn them
 * off, CLICOLOR_FORCE turns them on elsewhere, too. NO_COLOR goes before. */
void output_init(struct output *output, FILE *out, FILE *err, const char *program);

/* "auto", "always" or "never", as --color. */
void output_set_color(struct output *output, const char *when);

/* Columns of the terminal behind a stream; 0 where there is none. COLUMNS goes before. */
unsigned output_columns(FILE *stream);

/* Whether the locale of the environment has its characters in UTF-8. */
bool output_speaks_unicode(void);

/* Adds text in its colour, or plain. */
void style_add(struct text *text, bool colors, enum style style, const char *string);

/* -- Results. A line on stdout, the line end is added; nothing when quiet or in JSON. */
void output_string(struct output *output, const char *line); /* as it is, "" for an empty line */

/* A sentence: on a terminal broken at blanks to its width, further lines indented. */
void output_line(struct output *output, const char *format, ...) ALQ_FORMAT(2, 3);
void output_wrapped(struct output *output, const char *line, size_t indent);

/* Lines, each broken to the width of a terminal and indented as it begins. */
void output_block(struct output *output, const char *lines);

/* A line to be copied: indented, and never broken. */
void output_command(struct output *output, const char *format, ...) ALQ_FORMAT(2, 3);

/* What was asked for as bytes (SQL): always written. */
bool output_bytes(struct output *output, const char *bytes, size_t length);

/* "Label:     value" with the values of several calls below each other; label "" continues. On a
 * narrow terminal values stand below their label. The label is translated, the value is not. */
void output_field(struct output *output, const char *label, enum style style, const char *value);

/* Columns that a terminal has for values; without one there is no limit. */
size_t output_value_columns(const struct output *output);

/* -- Messages, lines on stderr. */
void output_note(struct output *output, const char *format, ...)
    ALQ_FORMAT(2, 3); /* not if quiet */
void output_warning(struct output *output, const char *message);

/* The whole error, wrapped to the terminal; the commands in it are as they are to be typed. */
void output_error(struct output *output, const struct alq_error *err);

/* Flushes stdout; fails (kind IO) when something could not be written, as on a full disk. */
bool output_finish(struct output *output, struct alq_error *err) ALQ_CHECK;

/* -- Text and its width. */

/* Columns that UTF-8 text takes on a terminal; colours take none. */
size_t display_width(const char *string);

/* As much of string as fits into columns, with "…" at the end where something was cut; whole words,
 * where they leave half of it or more. */
void display_add_cut(struct text *text, const char *string, size_t columns);

/* string broken at blanks, or between wide characters, to lines of at most columns, those after a
 * break indented, less where little room is left; its own line ends stay, and so does a word that
 * is wider than a line. */
void display_add_wrapped(struct text *text, const char *string, size_t columns, size_t indent);

#endif
