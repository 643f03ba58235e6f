/* Readers of headers, one for each kind of file. Each gives what it finds; header.c decides. */
#ifndef SCRIPT_HEADER_H
#define SCRIPT_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "script/revision_file.h"

/* The text that a reader is given may be the beginning of a file only (is_whole false). A reader
 * that would have to see more says so by *ret_needs_more and is called again with the whole. */
struct header_text {
    const char *path;
    const char *bytes;
    size_t length;
    bool is_whole;
    const struct strings *import_paths; /* of modules that computed names import; may be NULL */
    const struct strings *databases;    /* as in script_file */
};

/* Our own files, and those of dbmate and goose: *ret_is_revision is false for SQL that is none of
 * them. */
bool header_read_sql(const struct header_text *text, struct arena *arena, struct script_file *file,
                     bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err) ALQ_CHECK;

/* Alembic scripts. */
bool header_read_python(const struct header_text *text, struct arena *arena,
                        struct script_file *file, bool *ret_is_revision, bool *ret_needs_more,
                        struct alq_error *err) ALQ_CHECK;

/* Revisions in C: false in *ret_is_revision for a file without ALQ_REVISION. */
bool header_read_c(const struct header_text *text, struct arena *arena, struct script_file *file,
                   bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err) ALQ_CHECK;

/* The same as script_read_header for the beginning of a file. */
bool header_read(const struct header_text *text, struct arena *arena, struct script_file *ret_file,
                 bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err) ALQ_CHECK;

/* The same with names of databases. */
bool header_read_whole(const char *path, const char *bytes, size_t length,
                       const struct strings *databases, struct arena *arena,
                       struct script_file *ret_file, bool *ret_is_revision, struct alq_error *err)
    ALQ_CHECK;

/* The message, given as its lines: doc without empty lines at both ends, title its first paragraph
 * in one line. */
void header_set_message(struct script_file *file, const char *message, struct arena *arena);

/* How long the key is that the line of a comment begins with, blanks before it included; 0:
 * none. */
size_t header_key_length(const char *line, size_t length);

#endif
