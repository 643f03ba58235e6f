/* Polls a busy file with growing pauses; reads /proc/locks for who holds it. */
#include "database/sqlite/lock.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/connection.h"
#include "base/banned.h"

enum { SHORTEST_PAUSE_MS = 1, LONGEST_PAUSE_MS = 100, MS_IN_NS = 1000 * 1000, ASK_EVERY_MS = 1000 };

void sqlite_wait_begin(struct sqlite_wait *wait, struct connection *connection, const char *path)
{
    int64_t now = clock_monotonic();
    *wait = (struct sqlite_wait){
        .connection = connection,
        .path = path,
        .started = now,
        .pause_ms = SHORTEST_PAUSE_MS,
        .random = ((uint64_t)now ^ ((uint64_t)getpid() << 32)) | 1, /* xorshift stays at 0 */
    };
}

/* Looks the holder up again when the last answer is old. */
static void ask_for_holder(struct sqlite_wait *wait, int64_t now)
{
    if (!wait->path || (wait->asked && now - wait->asked < (int64_t)ASK_EVERY_MS * MS_IN_NS))
        return;
    ARENA_SCOPE(scratch);
    const char *holder = sqlite_lock_holder(wait->connection, wait->path, &scratch);
    snprintf(wait->holder, sizeof wait->holder, "%s", holder ? holder : "");
    wait->asked = now;
}

static bool tell_progress(struct sqlite_wait *wait, int64_t now, struct alq_error *err)
{
    const struct alq_callbacks *callbacks = wait->connection->callbacks;
    if (!callbacks || !callbacks->progress)
        return true;
    ask_for_holder(wait, now);
    TEXT_SCOPE(waiting_for);
    text_add(&waiting_for, wait->path ? wait->path : _("a database in memory"));
    if (*wait->holder)
        text_printf(&waiting_for, _(", held by %s"), wait->holder);
    struct alq_progress progress = {
        .kind = ALQ_PROGRESS_WAITING,
        .elapsed_ns = now - wait->started,
        .waiting_for = text_string(&waiting_for),
    };
    if (callbacks->progress(callbacks->user, &progress))
        return true;
    return error_set(err, ALQ_ERROR_CANCELLED, "stopped while waiting for %s",
                     wait->path ? wait->path : _("the database"));
}

/* Between a half and one and a half of the pause. */
static unsigned jittered(struct sqlite_wait *wait)
{
    wait->random ^= wait->random << 13;
    wait->random ^= wait->random >> 7;
    wait->random ^= wait->random << 17;
    unsigned spread = (unsigned)(wait->random % (wait->pause_ms + 1));
    return wait->pause_ms / 2 + spread;
}

enum sqlite_wait_result sqlite_wait_again(struct sqlite_wait *wait, struct alq_error *err)
{
    int64_t now = clock_monotonic();
    int64_t left_ms = wait->connection->lock_timeout_ms - (now - wait->started) / MS_IN_NS;
    if (left_ms <= 0)
        return SQLITE_WAIT_OVER;
    if (!connection_may_go_on(wait->connection, err) || !tell_progress(wait, now, err))
        return SQLITE_WAIT_STOPPED;

    unsigned pause = jittered(wait);
    clock_sleep(pause < left_ms ? pause : (unsigned)left_ms);
    wait->pause_ms *= 2;
    if (wait->pause_ms > LONGEST_PAUSE_MS)
        wait->pause_ms = LONGEST_PAUSE_MS;
    return connection_may_go_on(wait->connection, err) ? SQLITE_WAIT_AGAIN : SQLITE_WAIT_STOPPED;
}

/* Where SQLite locks: three bytes and a range high up in the database (see its file format), and
 * in WAL mode a byte of the -shm file. Writers keep the first two or a write lock on the third,
 * readers share it. */
enum {
    PENDING_BYTE = 0x40000000,
    LAST_SHARED_BYTE = PENDING_BYTE + 511,
    WAL_WRITE_BYTE = 120,
};

struct lock_line {
    bool is_write;
    int pid;
    unsigned long long inode;
    unsigned long long start;
};

/* A line as "1: POSIX  ADVISORY  WRITE 4711 08:01:42 1073741825 1073741825"; a waiter's has an
 * arrow before its kind. */
static bool parse_lock_line(char *line, struct lock_line *ret_lock)
{
    enum { KIND = 1, MODE = 3, PID, FILE_ID, START, FIELDS };
    char *fields[FIELDS];
    char *rest = line;
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = strtok_r(rest, " \n", &rest);
        if (!fields[i])
            return false;
    }
    const char *inode = strrchr(fields[FILE_ID], ':');
    if (!inode || !string_equal(fields[KIND], "POSIX"))
        return false;
    *ret_lock = (struct lock_line){
        .is_write = string_equal(fields[MODE], "WRITE"),
        .pid = (int)strtol(fields[PID], NULL, 10),
        .inode = strtoull(inode + 1, NULL, 10),
        .start = strtoull(fields[START], NULL, 10),
    };
    return true;
}

static unsigned long long inode_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (unsigned long long)status.st_ino : 0;
}

/* How sure it is that this lock is in the way: 0 not at all. Locks belong to processes: of those of
 * this one only a writer's can be known to be another connection's, while the one that asks is
 * outside of a transaction. Its own reading is listed, in WAL mode as long as it is open. */
static int weigh_lock(const struct lock_line *lock, unsigned long long file, unsigned long long shm,
                      bool is_inside)
{
    bool is_own = lock->pid == getpid();
    bool is_in_file = file && lock->inode == file && lock->start >= PENDING_BYTE &&
                      lock->start <= LAST_SHARED_BYTE;
    bool is_in_shm = shm && lock->inode == shm && lock->start == WAL_WRITE_BYTE && lock->is_write;
    if ((!is_in_file && !is_in_shm) || (is_own && (is_inside || !lock->is_write)))
        return 0;
    if (is_own)
        return 1;
    return lock->is_write ? 3 : 2;
}

static char *describe_process(int pid, struct arena *arena)
{
    if (pid == getpid())
        return arena_strdup(arena, _("another connection of this process"));
    char *path = arena_printf(arena, "/proc/%d/comm", pid);
    char name[64] = "";
    FILE *file = fopen(path, "re");
    if (file && !fgets(name, sizeof name, file))
        name[0] = '\0';
    if (file)
        fclose(file);
    name[strcspn(name, "\n")] = '\0';
    return *name ? arena_printf(arena, _("process %d (%s)"), pid, name)
                 : arena_printf(arena, _("process %d"), pid);
}

static char *find_holder(const char *path, bool is_writer, bool is_inside, struct arena *arena)
{
    unsigned long long file = inode_of(path);
    unsigned long long shm = inode_of(arena_printf(arena, "%s-shm", path));
    FILE *locks = fopen("/proc/locks", "re");
    if (!locks)
        return NULL;
    char line[256];
    struct lock_line best = {0};
    int best_weight = 0;
    while (fgets(line, sizeof line, locks)) {
        struct lock_line lock;
        if (!parse_lock_line(line, &lock))
            continue;
        int weight = weigh_lock(&lock, file, shm, is_inside);
        if (is_writer && !lock.is_write)
            continue;
        if (weight > best_weight) {
            best_weight = weight;
            best = lock;
        }
    }
    fclose(locks);
    return best_weight ? describe_process(best.pid, arena) : NULL;
}

char *sqlite_lock_holder(const struct connection *connection, const char *path, struct arena *arena)
{
    return find_holder(path, false, connection_is_in_transaction(connection), arena);
}

char *sqlite_lock_writer(const char *path, struct arena *arena)
{
    return find_holder(path, true, true, arena);
}
