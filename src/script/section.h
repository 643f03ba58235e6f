/* Sections of SQL revision files: which lines belong to which direction and database. */
#ifndef SCRIPT_SECTION_H
#define SCRIPT_SECTION_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "script/lines.h"
#include "script/revision_file.h"

/* What a marker line says. */
struct marker {
    enum script_direction direction;
    struct strings dialects; /* and names of databases; empty: every one */
    bool is_transactional;   /* dbmate: transaction:false on the marker */
};

struct section {
    struct marker marker;
    unsigned marker_line;
    const char *bytes; /* behind the marker's line, to the next marker */
    size_t length;
    unsigned first_line;
};

struct sections {
    struct section *items;
    size_t count;
    size_t capacity;
};

/* Whether the line begins a section in a file of that kind. databases: names that it may be limited
 * to beside the kinds; NULL: none. Errors: an unknown database, databases without commas. */
bool section_read_marker(enum script_kind kind, const char *path, const struct line *line,
                         const struct strings *databases, struct arena *arena,
                         struct marker *ret_marker, bool *ret_is_marker, struct alq_error *err)
    ALQ_CHECK;

/* All sections of a file whose bytes are there, in its order. Errors: a section given twice
 * (dbmate may have several pairs of up and down), down before up in a file of dbmate or goose. */
bool section_read_all(const struct script_file *file, struct arena *arena,
                      struct sections *ret_sections, struct alq_error *err) ALQ_CHECK;

/* The section that serves a database: one that names it, else one for its kind, else the plain one;
 * NULL: none. database: its name among several; NULL: there is one. */
const struct section *section_find(const struct sections *sections, enum script_direction direction,
                                   const char *database, const char *dialect);

/* Whether all that is done in that direction is for other databases, which are named. A direction
 * that has no sections follows the other. */
bool section_is_elsewhere(const struct sections *sections, enum script_direction direction);

/* A name may be a kind and a database at once: an error where it is this one's kind and not its
 * name, or the other way round. */
bool section_check_names(const struct script_file *file, const struct sections *sections,
                         enum script_direction direction, const char *dialect,
                         struct alq_error *err) ALQ_CHECK;

bool section_has_direction(const struct sections *sections, enum script_direction direction);

#endif
