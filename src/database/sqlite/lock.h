/* Waiting for a SQLite file that another connection holds, and who that is. */
#ifndef DATABASE_SQLITE_LOCK_H
#define DATABASE_SQLITE_LOCK_H

#include <stdint.h>

#include <alambique/error.h>

struct arena;
struct connection;

/* One wait; lives on the stack of the call that waits. */
struct sqlite_wait {
    struct connection *connection;
    const char *path; /* NULL: a database in memory */
    int64_t started;
    int64_t asked; /* when the holder was last looked up */
    unsigned pause_ms;
    uint64_t random;
    char holder[80];
};

enum sqlite_wait_result {
    SQLITE_WAIT_AGAIN,   /* time for another try */
    SQLITE_WAIT_OVER,    /* lock_timeout_ms have passed; err is as it was */
    SQLITE_WAIT_STOPPED, /* err is CANCELLED: by interrupt, or by the progress callback */
};

/* Begins a wait, without waiting. */
void sqlite_wait_begin(struct sqlite_wait *wait, struct connection *connection, const char *path);

/* Tells the progress callback, then sleeps: 1 ms at first, twice as long each time up to 100 ms,
 * with jitter, so that several waiters do not try in step. */
enum sqlite_wait_result sqlite_wait_again(struct sqlite_wait *wait, struct alq_error *err);

/* Who is in the way of connection at its file, as "process 4711 (sqlite3)", in arena; NULL when it
 * cannot be told. By the lock list of Linux: a lock held across a network or from outside of the
 * container is not in it. */
char *sqlite_lock_holder(const struct connection *connection, const char *path,
                         struct arena *arena);

/* The same, but only of another process that writes: it has the lock that a migration needs. */
char *sqlite_lock_writer(const char *path, struct arena *arena);

#endif
