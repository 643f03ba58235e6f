/* Filling the public error object. An error is set once, where it is found; callers add context. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <alambique/error.h>

/* Every function takes err NULL (the caller does not want to know) and returns false, so that a
 * failing function can end in `return error_set(…)`. */

/* Sets kind and message. Does nothing when err already holds an error: the first cause wins. */
bool error_set(struct alq_error *err, enum alq_error_kind kind, const char *format, ...)
    ALQ_FORMAT(3, 4);

/* Sets the detail, or adds lines to it. */
bool error_detail(struct alq_error *err, const char *format, ...) ALQ_FORMAT(2, 3);

/* Sets the hint, unless there is one. */
bool error_hint(struct alq_error *err, const char *format, ...) ALQ_FORMAT(2, 3);

/* Sets the hint in the place of one from below: for who knows what it was that failed. */
bool error_hint_instead(struct alq_error *err, const char *format, ...) ALQ_FORMAT(2, 3);

/* Where it happened; file is copied; does nothing when a file is known already. */
bool error_at(struct alq_error *err, const char *file, unsigned line, unsigned column);

/* The statement that failed; copied; does nothing when one is known already. */
bool error_statement(struct alq_error *err, const char *statement);

/* kind IO, message "cannot <verb> <path>: <strerror(code)>". */
bool error_io(struct alq_error *err, const char *verb, const char *path, int code);

/* Moves the content of from into err, unless err holds an error; from is empty afterwards. */
bool error_move(struct alq_error *err, struct alq_error *from);

#define ERROR_SCOPE(name)                                                                          \
    __attribute__((cleanup(alq_error_release))) struct alq_error name = ALQ_ERROR_INIT

#endif
