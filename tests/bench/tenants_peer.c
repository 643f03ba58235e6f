/* What bench_tenants.py measures against: the same statements on the same files by nothing but
 * SQLite's interface, with as many threads.
 *
 *     tenants_peer WORKERS SCRIPT < LIST
 *
 * LIST: a file a line. SCRIPT: statements that end with a line of "--", run one by one on each file
 * after a look at where it stands. */
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/vec.h"
#include "base/banned.h"

struct peer {
    struct strings files;
    struct strings statements;
    atomic_size_t next;
    atomic_size_t failed;
};

static bool run_one(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW)
        code = sqlite3_step(statement);
    return sqlite3_finalize(statement) == SQLITE_OK && code == SQLITE_DONE;
}

static bool run_file(const struct peer *peer, const char *file)
{
    sqlite3 *handle = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    bool is_done = sqlite3_open_v2(file, &handle, flags, NULL) == SQLITE_OK &&
                   run_one(handle, "SELECT version_num FROM alembic_version");
    for (size_t i = 0; is_done && i < peer->statements.count; i++)
        is_done = run_one(handle, peer->statements.items[i]);
    if (!is_done)
        fprintf(stderr, "%s: %s\n", file, sqlite3_errmsg(handle));
    sqlite3_close(handle);
    return is_done;
}

static void *run_thread(void *argument)
{
    struct peer *peer = argument;
    for (size_t i; (i = atomic_fetch_add(&peer->next, 1)) < peer->files.count;)
        if (!run_file(peer, peer->files.items[i]))
            atomic_fetch_add(&peer->failed, 1);
    return NULL;
}

static bool read_parts(const char *path, const char *end, struct arena *arena,
                       struct strings *parts)
{
    char *bytes = NULL;
    if (!file_read(path, arena, &bytes, NULL, NULL))
        return false;
    for (char *stop; (stop = strstr(bytes, end)) != NULL; bytes = stop + strlen(end))
        vec_push(arena, parts, arena_strndup(arena, bytes, (size_t)(stop - bytes)));
    return true;
}

int main(int count, char **arguments)
{
    enum { MOST_WORKERS = 256 };
    ARENA_SCOPE(arena);
    pthread_t threads[MOST_WORKERS];
    struct peer peer = {0};
    long workers = count == 3 ? strtol(arguments[1], NULL, 10) : 0;
    if (workers < 1 || workers > MOST_WORKERS ||
        !read_parts("/dev/stdin", "\n", &arena, &peer.files) ||
        !read_parts(arguments[2], "\n--\n", &arena, &peer.statements))
        return EXIT_FAILURE;
    for (long i = 0; i < workers; i++)
        if (pthread_create(&threads[i], NULL, run_thread, &peer) != 0)
            return EXIT_FAILURE;
    for (long i = 0; i < workers; i++)
        pthread_join(threads[i], NULL);
    return peer.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
