/* What the library tells while it works: it never prints, it calls these. */
#ifndef ALAMBIQUE_LOG_H
#define ALAMBIQUE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum alq_log_level { ALQ_LOG_DEBUG, ALQ_LOG_INFO, ALQ_LOG_WARNING, ALQ_LOG_ERROR };

/* Where a run stands. The strings are borrowed for the length of the call. */
struct alq_progress {
    enum alq_progress_kind {
        ALQ_PROGRESS_WAITING,   /* for the lock, or for the database to answer */
        ALQ_PROGRESS_REVISION,  /* a revision begins */
        ALQ_PROGRESS_STATEMENT, /* a statement of it begins */
        ALQ_PROGRESS_ROWS,      /* a long copy goes on */
        ALQ_PROGRESS_DONE,      /* a revision is committed */
    } kind;
    size_t revision_number; /* from 1 */
    size_t revision_count;
    const char *revision; /* id; NULL while waiting */
    const char *title;    /* its first line; may be NULL */
    bool is_upgrade;
    size_t statement_number; /* from 1; 0 outside of statements */
    size_t statement_count;  /* 0: a function, of which only running it tells */
    const char *statement;   /* text; NULL outside of statements */
    uint64_t rows;           /* copied so far */
    uint64_t rows_total;     /* 0 unknown */
    int64_t elapsed_ns;      /* of this revision, or of the waiting */
    const char *waiting_for; /* WAITING: who or what holds it; may be NULL */
};

/* Starts as {0}: no log, no progress. Called in the thread that called the library. */
struct alq_callbacks {
    void *user; /* handed back */
    void (*log)(void *user, enum alq_log_level level, const char *message);
    /* Return false to stop: what is open is rolled back and the call fails with
     * ALQ_ERROR_CANCELLED. */
    bool (*progress)(void *user, const struct alq_progress *progress);
};

#ifdef __cplusplus
}
#endif
#endif
