/* Errors are objects: what happened, to what, why, and the one command to run next. */
#ifndef ALAMBIQUE_ERROR_H
#define ALAMBIQUE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/visibility.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What kind of thing went wrong; a program decides by this, never by the text of a message. */
enum alq_error_kind {
    ALQ_ERROR_NONE = 0,
    ALQ_ERROR_INTERNAL,    /* a mistake of this library */
    ALQ_ERROR_USAGE,       /* an argument or option that means nothing */
    ALQ_ERROR_CONFIG,      /* the configuration file or a URL */
    ALQ_ERROR_IO,          /* a file or directory: missing, unreadable, full disk */
    ALQ_ERROR_SCRIPT,      /* a revision file that cannot be read or run */
    ALQ_ERROR_GRAPH,       /* revisions that make no graph: duplicate, missing parent, cycle */
    ALQ_ERROR_REVISION,    /* an identifier that names no revision, or no single one */
    ALQ_ERROR_PENDING,     /* the database is behind the revisions */
    ALQ_ERROR_AHEAD,       /* the database has a revision unknown here, or has diverged */
    ALQ_ERROR_DRIFT,       /* an applied revision was edited, or the schema differs */
    ALQ_ERROR_INTERRUPTED, /* a revision that cannot be rolled back is unfinished */
    ALQ_ERROR_LOCK,        /* another process is migrating, or holds the database */
    ALQ_ERROR_CONNECT,     /* the database cannot be reached or opened */
    ALQ_ERROR_DATABASE,    /* the database refused a statement */
    ALQ_ERROR_UNSUPPORTED, /* this database or build cannot do that */
    ALQ_ERROR_CANCELLED,   /* a callback or a signal asked to stop */
};

/* Messages, details and hints are in the language of the locale that the program has chosen
 * (setlocale). Its catalogue is found in share/locale of the prefix that the library, or a program
 * that it is linked into, is installed in, wherever that has been moved to; elsewhere by the
 * environment's TEXTDOMAINDIR, or by the program's bindtextdomain("alambique", DIRECTORY), which
 * goes before all.
 *
 * Lives in the caller's storage, starts as ALQ_ERROR_INIT. A function that fails fills it once;
 * every pointer in it belongs to it and is NULL where there is nothing to say. Secrets (the
 * password of a URL) are never in it. Release after use; a released error may be used again. */
struct alq_error {
    enum alq_error_kind kind;
    char *message;   /* one line, lower case, names the object, no trailing period */
    char *detail;    /* why: one or more lines */
    char *hint;      /* what to do next: the one command to run, or one sentence */
    char *file;      /* the file the error is in, as the user would open it */
    unsigned line;   /* from 1; 0 when unknown */
    unsigned column; /* from 1, in bytes; 0 when unknown */
    char *statement; /* the SQL text that failed */
    char sqlstate[6];
    int vendor_code; /* the database's own number (SQLite: the extended result code) */
};

/* In the order of the members, since C++17 knows no designators. */
#define ALQ_ERROR_INIT                                                                             \
    {                                                                                              \
        ALQ_ERROR_NONE, NULL, NULL, NULL, NULL, 0, 0, NULL, "", 0                                  \
    }

/* Frees what the error owns and makes it empty. NULL is fine. */
ALQ_PUBLIC void alq_error_release(struct alq_error *err);

/* The kind as a lower-case word for machines ("revision", "lock"); a static string. */
ALQ_PUBLIC const char *alq_error_kind_name(enum alq_error_kind kind);

/* Writes the whole error as people read it, lines "error: …", "  detail", "  hint: …", into buffer,
 * always terminated. Returns the length it needs without the terminator, as snprintf does. */
ALQ_PUBLIC size_t alq_error_format(const struct alq_error *err, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif
#endif
