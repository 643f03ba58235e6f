/* SQLite files in a directory of their own, for tests. */
#ifndef SUPPORT_SQLITE_FILE_H
#define SUPPORT_SQLITE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "database/dialect.h"

/* Starts by sqlite_files_make; everything in it is deleted by sqlite_files_remove. */
struct sqlite_files {
    struct arena arena;
    char *directory;
};

void sqlite_files_make(struct sqlite_files *files);
void sqlite_files_remove(struct sqlite_files *files);

/* The path of a file in the directory, in the arena. */
char *sqlite_files_path(struct sqlite_files *files, const char *name);

/* Opens url with base_directory set to the directory; options may be NULL: no waiting. Fails the
 * test with the error's message where that does not work. */
struct connection *sqlite_files_open(struct sqlite_files *files, const char *url,
                                     const struct open_options *options);

/* The same for what must fail: err is filled. */
void sqlite_files_refuse(struct sqlite_files *files, const char *url,
                         const struct open_options *options, struct alq_error *err);

/* Runs one statement; fails the test with the error's message. */
void sqlite_must_execute(struct connection *connection, const char *sql);

/* The first column of the first row as text in the arena, NULL for NULL; fails the test without
 * a row. */
const char *sqlite_must_ask(struct sqlite_files *files, struct connection *connection,
                            const char *sql);

#endif
