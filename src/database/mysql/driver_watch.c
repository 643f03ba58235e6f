/* A thread that waits for the wish to stop, or the end of a call's time, and tells the server by
 * another connection: a call of libmariadb only returns when the server has answered. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "database/mysql/driver.h"
#include "base/banned.h"

enum { KILL_AGAIN_MS = 200, MS_IN_NS = 1000000, SECOND_IN_NS = 1000 * MS_IN_NS };

static void wait_a_little(struct mysql_watch *watch)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += (long)KILL_AGAIN_MS * MS_IN_NS;
    until.tv_sec += until.tv_nsec / SECOND_IN_NS;
    until.tv_nsec %= SECOND_IN_NS;
    pthread_cond_timedwait(&watch->ended, &watch->mutex, &until);
}

/* A call to a server that has fallen silent fails when its socket is closed, and only then. */
static void close_socket(struct mysql_connection *connection)
{
    struct mysql_watch *watch = &connection->watch;
    int descriptor = connection->client.get_socket(connection->handle);
    watch->was_stopped = watch->was_closed = true;
    if (descriptor >= 0)
        shutdown(descriptor, SHUT_RDWR);
}

/* The server said nothing; one that is full did, and its statement is waited for. */
static bool is_silence(unsigned code)
{
    enum { FIRST_OF_CLIENT = 2000, BEHIND_CLIENT = 3000 };
    return code >= FIRST_OF_CLIENT && code < BEHIND_CLIENT;
}

/* Holding the mutex, so that the call cannot end and another begin while the server is told. Told
 * again as long as it goes on: the first time may have been before the statement had arrived. */
static void stop_call(struct mysql_connection *connection)
{
    struct mysql_watch *watch = &connection->watch;
    const struct mysql_client *client = &connection->client;
    ERROR_SCOPE(failure);
    TEXT_SCOPE(sql);
    MYSQL *beside = mysql_connect_beside(connection, &failure);
    text_printf(&sql, "KILL QUERY %lu", watch->thread_id);
    watch->was_stopped = beside != NULL;
    watch->was_unreachable = !beside;
    unsigned code = beside ? 0 : (unsigned)failure.vendor_code;
    while (beside && watch->is_busy && !is_silence(code)) {
        client->real_query(beside, text_string(&sql), sql.length);
        code = client->error_number(beside);
        wait_a_little(watch);
    }
    if (watch->is_busy && is_silence(code))
        close_socket(connection);
    if (beside)
        client->close(beside);
}

/* How long until the running call has taken too long; -1: it may take its time. */
static int time_left(struct mysql_watch *watch)
{
    pthread_mutex_lock(&watch->mutex);
    int64_t deadline = watch->is_busy ? watch->deadline : 0;
    pthread_mutex_unlock(&watch->mutex);
    int64_t left_ms = (deadline - clock_monotonic() + MS_IN_NS - 1) / MS_IN_NS;
    return !deadline ? -1 : left_ms < 0 ? 0 : left_ms > INT_MAX ? INT_MAX : (int)left_ms;
}

/* Holding the mutex. Where no connection is to be had, it is tried again a second later. */
static void stop_late_call(struct mysql_connection *connection)
{
    struct mysql_watch *watch = &connection->watch;
    int64_t now = clock_monotonic();
    if (!watch->deadline || now < watch->deadline)
        return;
    watch->was_late = true;
    stop_call(connection);
    watch->deadline = watch->was_unreachable ? now + SECOND_IN_NS : 0;
}

static void *run(void *user)
{
    struct mysql_connection *connection = user;
    struct mysql_watch *watch = &connection->watch;
    for (;;) {
        struct pollfd woken = {.fd = watch->pipe[0], .events = POLLIN};
        char byte;
        int ready = poll(&woken, 1, time_left(watch));
        ssize_t count = ready > 0 ? read(watch->pipe[0], &byte, 1) : ready == 0 ? 1 : -1;
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return NULL;
        pthread_mutex_lock(&watch->mutex);
        if (watch->is_busy && atomic_exchange(&connection->base.is_interrupted, false))
            stop_call(connection);
        else if (watch->is_busy)
            stop_late_call(connection);
        pthread_mutex_unlock(&watch->mutex);
    }
}

/* Signals are the application's: none of them is handled in this thread. */
static bool start_thread(struct mysql_connection *connection)
{
    struct mysql_watch *watch = &connection->watch;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    watch->is_running = pthread_create(&watch->thread, NULL, run, connection) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return watch->is_running;
}

bool mysql_watch_start(struct mysql_connection *connection, struct alq_error *err)
{
    struct mysql_watch *watch = &connection->watch;
    watch->thread_id = connection->client.thread_id(connection->handle);
    return (watch->pipe[0] >= 0 && start_thread(connection)) ||
           error_set(err, ALQ_ERROR_CONNECT, "no room for another connection");
}

void mysql_watch_init(struct mysql_watch *watch)
{
    pthread_mutex_init(&watch->mutex, NULL);
    pthread_cond_init(&watch->ended, NULL);
    if (pipe2(watch->pipe, O_CLOEXEC) != 0)
        watch->pipe[0] = watch->pipe[1] = -1;
    else
        fcntl(watch->pipe[1], F_SETFL, O_NONBLOCK);
}

void mysql_watch_release(struct mysql_watch *watch)
{
    if (watch->pipe[1] >= 0)
        close(watch->pipe[1]); /* which ends the thread */
    if (watch->is_running)
        pthread_join(watch->thread, NULL);
    if (watch->pipe[0] >= 0)
        close(watch->pipe[0]);
    pthread_cond_destroy(&watch->ended);
    pthread_mutex_destroy(&watch->mutex);
}

bool mysql_watch_begin(struct mysql_connection *connection, struct alq_error *err)
{
    struct mysql_watch *watch = &connection->watch;
    pthread_mutex_lock(&watch->mutex);
    watch->is_busy = true;
    watch->was_stopped = watch->was_late = watch->was_unreachable = watch->was_closed = false;
    watch->deadline = watch->limit_ms ? clock_monotonic() + watch->limit_ms * (int64_t)MS_IN_NS : 0;
    pthread_mutex_unlock(&watch->mutex);
    if (watch->limit_ms)
        mysql_driver_interrupt(&connection->base); /* the thread only looks when it is woken */
    /* One that came before the thread could see a call. */
    if (connection_may_go_on(&connection->base, err))
        return true;
    mysql_watch_end(connection);
    return false;
}

enum mysql_stop mysql_watch_end(struct mysql_connection *connection)
{
    struct mysql_watch *watch = &connection->watch;
    pthread_mutex_lock(&watch->mutex);
    watch->is_busy = false;
    enum mysql_stop stop = !watch->was_stopped ? MYSQL_NOT_STOPPED
                           : watch->was_late   ? MYSQL_STOPPED_LATE
                                               : MYSQL_STOPPED;
    bool was_unreachable = watch->was_unreachable;
    pthread_cond_signal(&watch->ended);
    pthread_mutex_unlock(&watch->mutex);
    if (watch->was_closed)
        connection_log(&connection->base, ALQ_LOG_WARNING,
                       "the server does not answer: the connection was closed");
    else if (was_unreachable)
        connection_log(&connection->base, ALQ_LOG_WARNING,
                       "the server took no further connection to stop the statement by");
    return stop;
}

void mysql_driver_interrupt(struct connection *base)
{
    struct mysql_connection *connection = (struct mysql_connection *)base;
    ssize_t written = write(connection->watch.pipe[1], "", 1);
    (void)written; /* a pipe that is full wakes as well */
}
