/* The inside of a MySQL connection, shared by the driver*.c files, which alone know the client
 * library. */
#ifndef DATABASE_MYSQL_DRIVER_H
#define DATABASE_MYSQL_DRIVER_H

#include <pthread.h>

#include "base/arena.h"
#include "base/text.h"
#include "database/connection.h"
#include "database/deferred.h"
#include "database/dialect.h"

struct st_mysql;
struct st_mysql_res;
struct st_mysql_field;

/* The calls of libmariadb that are used here, found when a connection is opened. */
struct mysql_client {
    struct st_mysql *(*init)(struct st_mysql *handle);
    int (*options)(struct st_mysql *handle, unsigned option, const void *argument);
    struct st_mysql *(*real_connect)(struct st_mysql *handle, const char *host, const char *user,
                                     const char *password, const char *database, unsigned port,
                                     const char *socket, unsigned long flags);
    void (*close)(struct st_mysql *handle);
    int (*real_query)(struct st_mysql *handle, const char *sql, unsigned long length);
    int (*get_socket)(struct st_mysql *handle);
    struct st_mysql_res *(*store_result)(struct st_mysql *handle);
    void (*free_result)(struct st_mysql_res *result);
    signed char (*more_results)(struct st_mysql *handle);
    int (*next_result)(struct st_mysql *handle);
    unsigned (*field_count)(struct st_mysql *handle);
    unsigned long long (*affected_rows)(struct st_mysql *handle);
    unsigned (*num_fields)(struct st_mysql_res *result);
    struct st_mysql_field *(*fetch_fields)(struct st_mysql_res *result);
    char **(*fetch_row)(struct st_mysql_res *result);
    unsigned long *(*fetch_lengths)(struct st_mysql_res *result);
    const char *(*error)(struct st_mysql *handle);
    unsigned (*error_number)(struct st_mysql *handle);
    const char *(*sqlstate)(struct st_mysql *handle);
    const char *(*get_server_info)(struct st_mysql *handle);
    unsigned long (*thread_id)(struct st_mysql *handle);
    unsigned long (*escape)(struct st_mysql *handle, char *to, const char *from,
                            unsigned long length);
    int (*select_db)(struct st_mysql *handle, const char *database);
    int (*set_server_option)(struct st_mysql *handle, unsigned option);
};

/* Where and how to connect; strings live as long as the connection. NULL: not said. */
struct mysql_address {
    const char *host;
    const char *user;
    const char *password;
    const char *database;
    const char *socket;
    unsigned port;
    bool prefers_tcp; /* localhost is an address, not a socket: as the driver of the URL has it */
    bool disables_tls, requires_tls, verifies_server, skips_verification;
    const char *ssl_ca, *ssl_capath, *ssl_cert, *ssl_key, *ssl_cipher, *ssl_crl;
    const char *option_file, *option_group;
    const char *initial_statement;
    const char *sql_mode;
    const char *plugin_directory;
    unsigned connect_timeout_s;
    bool is_compressed, allows_local_files;
};

/* The thread that stops what the server does; see driver_watch.c. */
struct mysql_watch {
    pthread_t thread;
    bool is_running;
    int pipe[2]; /* interrupt and begin write, the thread reads */
    unsigned long thread_id;
    int limit_ms;          /* for a call, where the server itself has no such limit; 0: none */
    pthread_mutex_t mutex; /* of all below */
    pthread_cond_t ended;
    bool is_busy;     /* a call waits for the server */
    int64_t deadline; /* of that call, by clock_monotonic; 0: none */
    bool was_stopped;
    bool was_late; /* stopped because of the deadline */
    bool was_unreachable;
    bool was_closed; /* the server did not answer: the socket was closed */
};

enum { MYSQL_SETTING_COUNT = 14 };

struct mysql_connection {
    struct connection base;
    struct arena arena;
    struct mysql_client client;
    struct st_mysql *handle;
    struct mysql_address address;
    struct mysql_watch watch;
    bool is_borrowed;
    bool has_begun; /* by begin, and not ended since */
    struct deferred deferred;
    bool takes_several; /* the server takes several statements in one message now */
    bool cannot_join;   /* and something between here and there does not */
    /* Settings as they were when it was opened, or borrowed: numbers, and texts as literals. */
    char *kept_settings[MYSQL_SETTING_COUNT];
    char *kept_database; /* NULL: none was chosen */
};

/* driver_library.c. Loads libmariadb; UNSUPPORTED, with what to install, where it is not there. */
bool mysql_client_load(struct mysql_client *ret_client, struct alq_error *err) ALQ_CHECK;

/* driver_address.c. CONFIG for options that mean nothing. */
bool mysql_read_address(const struct url *url, struct arena *arena,
                        struct mysql_address *ret_address, struct alq_error *err) ALQ_CHECK;

enum { MYSQL_BESIDE_LIMIT_S = 3 };

/* driver_open.c. A new handle to the same place, for one statement beside a running one, which
 * waits for the server for so long at most; NULL and err where there is none to be had. Close it
 * with client.close. */
struct st_mysql *mysql_connect_beside(struct mysql_connection *connection, struct alq_error *err);

/* driver_watch.c. init and release go with the connection; start once there is a handle. */
void mysql_watch_init(struct mysql_watch *watch);
void mysql_watch_release(struct mysql_watch *watch);
bool mysql_watch_start(struct mysql_connection *connection, struct alq_error *err) ALQ_CHECK;

/* Around a call to the server. begin fails with CANCELLED where a wish to stop is open already; end
 * tells whether the server was told to stop, and why. */
enum mysql_stop { MYSQL_NOT_STOPPED, MYSQL_STOPPED, MYSQL_STOPPED_LATE };
bool mysql_watch_begin(struct mysql_connection *connection, struct alq_error *err) ALQ_CHECK;
enum mysql_stop mysql_watch_end(struct mysql_connection *connection);

/* driver_failure.c. Makes an error of what handle failed with last. sql is the statement, NULL for
 * one of the driver's own. An error that is set already stays. Returns false. */
bool mysql_fail(struct mysql_connection *connection, struct st_mysql *handle, const char *sql,
                struct alq_error *err);

/* driver_refusal.c. Adds what to do where the server does not let in or denies something; message:
 * its own. Nothing for other codes. */
void mysql_hint_refusal(const struct mysql_connection *connection, unsigned code,
                        const char *message, struct alq_error *err);

/* Whether the code says that the connection is gone, or was never made. */
bool mysql_is_lost(unsigned code);

/* driver_parameters.c. The statement with the values in place of its `?`. */
bool mysql_put_parameters(struct mysql_connection *connection, const char *sql,
                          const struct value *parameters, size_t count, struct text *text,
                          struct alq_error *err) ALQ_CHECK;

/* driver_session.c. Reads the settings that a script may change; puts back what it changed. */
bool mysql_keep_settings(struct mysql_connection *connection, struct alq_error *err) ALQ_CHECK;
void mysql_reset_session(struct connection *base);
bool mysql_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                        struct alq_error *err) ALQ_CHECK;

/* driver_joined.c. Sends what was deferred and then sql (NULL: nothing more), in one message where
 * sql is one statement beyond doubt, and leaves the handle at the first result of sql. shown as in
 * mysql_fail. */
bool mysql_send(struct mysql_connection *connection, const char *sql, const char *shown,
                struct alq_error *err) ALQ_CHECK;
bool mysql_driver_defer(struct connection *base, const char *sql, const struct value *parameters,
                        size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
    ALQ_CHECK;

/* driver_rows.c. Rows over a stored result, which they free; result NULL: none. */
struct rows *mysql_rows_new(struct mysql_connection *connection, struct st_mysql_res *result);

/* driver.c. Runs a statement of the driver's own, and drops its rows. */
bool mysql_driver_run(struct mysql_connection *connection, const char *sql, struct alq_error *err)
    ALQ_CHECK;

bool mysql_driver_execute(struct connection *base, const char *sql, const struct value *parameters,
                          size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
    ALQ_CHECK;
bool mysql_driver_query(struct connection *base, const char *sql, const struct value *parameters,
                        size_t parameter_count, struct rows **ret_rows, struct alq_error *err)
    ALQ_CHECK;
bool mysql_driver_settle(struct connection *base, struct alq_error *err) ALQ_CHECK;
bool mysql_driver_begin(struct connection *base, struct alq_error *err) ALQ_CHECK;
bool mysql_driver_commit(struct connection *base, struct alq_error *err) ALQ_CHECK;
void mysql_driver_rollback(struct connection *base);
bool mysql_driver_is_in_transaction(const struct connection *base);
void mysql_driver_interrupt(struct connection *base);

#endif
