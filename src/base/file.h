/* Files, directories and paths; paths are UTF-8 bytes with '/' between parts. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/vec.h"

/* The whole file in arena, terminated by NUL; ret_length may be NULL. A pipe is read to its end. A
 * directory, a missing or unreadable file and one over 1 GiB are errors. */
bool file_read(const char *path, struct arena *arena, char **ret_bytes, size_t *ret_length,
               struct alq_error *err) ALQ_CHECK;

/* Writes the file whole or not at all: a temporary file beside it, flushed, then renamed. An
 * existing file keeps its mode; behind a symbolic link the file it leads to is replaced. */
bool file_write(const char *path, const char *bytes, size_t length, struct alq_error *err)
    ALQ_CHECK;

/* As file_write, but an existing file is an error and stays as it is. */
bool file_create(const char *path, const char *bytes, size_t length, struct alq_error *err)
    ALQ_CHECK;

bool file_exists(const char *path); /* anything at all */
bool file_is_regular(const char *path);
bool file_is_directory(const char *path);

/* Makes the directory and its missing parents; an existing directory is fine. */
bool directory_create(const char *path, struct alq_error *err) ALQ_CHECK;

/* The names in a directory without "." and "..", sorted by bytes, in arena. */
bool directory_list(const char *path, struct arena *arena, struct strings *ret_names,
                    struct alq_error *err) ALQ_CHECK;

/* directory/name; name alone when it is absolute or directory is "" or ".". */
char *path_join(struct arena *arena, const char *directory, const char *name);

/* The part before the last '/', "." when there is none, "/" for a file in the root. */
char *path_directory(struct arena *arena, const char *path);

/* The part after the last '/'; points into path. */
const char *path_name(const char *path);

bool path_is_absolute(const char *path);

/* Absolute from the working directory, without "." and ".." and doubled '/'; nothing need exist. */
char *path_absolute(struct arena *arena, const char *path);

/* Path as seen from directory, both absolute and normal: "../x" where it is outside. */
char *path_relative(struct arena *arena, const char *path, const char *directory);

#endif
