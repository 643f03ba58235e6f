/* New revision files: their names and their text. */
#ifndef SCRIPT_TEMPLATE_H
#define SCRIPT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/clock.h"
#include "base/vec.h"
#include "script/revision_file.h"

struct arena;

/* The file name of a new revision where `file_template` says nothing, and Alembic's default for
 * projects of an alembic.ini. */
#define SCRIPT_FILE_TEMPLATE                                                                       \
    "%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d%(second).2d_%(slug)s"
#define SCRIPT_FILE_TEMPLATE_ALEMBIC "%(rev)s_%(slug)s"

enum { SCRIPT_SLUG_LENGTH = 40 }; /* Alembic's truncate_slug_length */

/* What a new revision says. Strings are borrowed. */
struct script_draft {
    const char *id;
    const char *message; /* NULL or "": "empty message"; several lines are fine */
    struct strings down;
    struct strings depends_on;
    struct strings labels;
    const char *create_date;  /* as it is to appear; NULL leaves the line out of SQL and C */
    const char *imports;      /* lines of Python that the bodies need; NULL: none */
    const char *upgrade_body; /* source text of the section or function body, lines not indented; */
    const char *downgrade_body; /* NULL or "": what does nothing */
};

/* The text of a new file. What is rendered can be read back by script_read_header with the same id,
 * parents, labels and dependencies; those of dbmate and goose have none but the number in their
 * name. */
char *script_render(enum script_kind kind, const struct script_draft *draft, struct arena *arena);

/* ".sql", ".py" or ".c". */
const char *script_extension(enum script_kind kind);

/* Alembic's slug: the runs of word characters (Unicode's, as in Python's \w) joined by '_', in
 * lower case; one longer than limit characters (0: SCRIPT_SLUG_LENGTH) is cut there and then back
 * to its last '_'. message may be NULL. */
char *script_slug(const char *message, size_t limit, struct arena *arena);

/* The timestamp id, "20260105_145517", from the broken-down time as it is. */
char *script_timestamp_id(const struct clock_time *time, struct arena *arena);

/* The id of the file of dbmate or goose that follows newest: where that is a timestamp the new one
 * is too, as "20260105145517", but always above it; else the next number, with as many digits. */
char *script_next_number(const char *newest, const struct clock_time *time, struct arena *arena);

/* The file name with its extension, from a template of Python's % operator over rev, slug, epoch,
 * year, month, day, hour, minute and second: flags, width, precision, the conversions d i u s x X o
 * and "%%". It may contain '/', as in Alembic. Fails (kind CONFIG) on an unknown key or
 * conversion. */
bool script_file_name(const char *file_template, enum script_kind kind, const char *id,
                      const char *message, size_t slug_limit, const struct clock_time *time,
                      struct arena *arena, char **ret_name, struct alq_error *err) ALQ_CHECK;

#endif
