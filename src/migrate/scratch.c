/* Makes, clears and drops the databases that things are tried on. */
#include "migrate/scratch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "database/scratch.h"
#include "migrate/databases.h"
#include "migrate/snapshot.h"
#include "base/banned.h"

enum { LOCK_TIMEOUT_MS = 60000 };

static struct open_options open_options(const struct scratch *scratch)
{
    return (struct open_options){.lock_timeout_ms = LOCK_TIMEOUT_MS,
                                 .base_directory = scratch->base_directory};
}

/* -- The server */

static bool connect_to(struct scratch *scratch, const char *database, struct alq_error *err)
{
    struct url url = scratch->url;
    const struct open_options options = open_options(scratch);
    url.database = database;
    return scratch->dialect->open(&url, &options, &scratch->server, err);
}

/* By the target, which tells the encoding, or another database where it is not there. */
static bool connect_to_server(struct scratch *scratch, struct alq_error *err)
{
    ERROR_SCOPE(failure);
    const struct scratch_rules *rules = scratch->dialect->scratch;
    scratch->is_like = scratch->url.database && *scratch->url.database;
    if (connect_to(scratch, scratch->url.database, &failure))
        return true;
    scratch->is_like = false;
    if (!rules->is_refused(&failure))
        return error_move(err, &failure);
    for (const char *const *other = rules->others; *other; other++)
        if (connect_to(scratch, *other, NULL))
            return true;
    return error_move(err, &failure);
}

/* -- Names */

static bool choose_prefix(struct scratch *scratch, struct alq_error *err)
{
    unsigned char bytes[6];
    TEXT_SCOPE(text);
    if (getentropy(bytes, sizeof bytes) != 0)
        return error_set(err, ALQ_ERROR_INTERNAL, "no random numbers for a name");
    text_add(&text, "alambique_test_");
    for (size_t i = 0; i < sizeof bytes; i++)
        text_printf(&text, "%02x", bytes[i]);
    scratch->prefix = text_copy(&text, &scratch->arena);
    return true;
}

static char *next_name(struct scratch *scratch)
{
    return arena_printf(&scratch->arena, "%s_%u", scratch->prefix, ++scratch->number);
}

bool scratch_begin(struct scratch *scratch, const struct scratch_options *options, const char *url,
                   const char *base_directory, struct alq_error *err)
{
    *scratch = (struct scratch){
        .options = *options,
        .base_directory = options->url ? options->base_directory : base_directory,
        .is_users = options->url != NULL,
    };
    if (options->url)
        url = options->url;
    if (!url) {
        error_set(err, ALQ_ERROR_CONFIG, "it is not said for which kind of database to test");
        return error_hint(err, "alambique test --url sqlite://");
    }
    if (!url_parse(url, &scratch->arena, &scratch->url, err))
        return false;
    scratch->dialect = databases_find(scratch->url.dialect);
    if (!scratch->dialect)
        return error_set(err, ALQ_ERROR_CONFIG, "this build knows no database '%s'",
                         scratch->url.dialect);
    bool has_server = scratch->dialect->scratch->create != NULL;
    bool has_name = scratch->url.database && *scratch->url.database;
    if (scratch->is_users && has_server && !has_name)
        return error_set(err, ALQ_ERROR_CONFIG, "the scratch URL names no database");
    bool needs_server = !scratch->is_users && has_server;
    return choose_prefix(scratch, err) && (!needs_server || connect_to_server(scratch, err));
}

/* -- Databases */

static void log_failure(const struct scratch *scratch, const char *what,
                        const struct alq_error *failure)
{
    const struct alq_callbacks *callbacks = &scratch->options.callbacks;
    TEXT_SCOPE(message);
    text_printf(&message, "%s: %s", what, failure->message);
    if (callbacks->log)
        callbacks->log(callbacks->user, ALQ_LOG_WARNING, text_string(&message));
}

static void tell_watcher(const struct scratch *scratch)
{
    if (scratch->options.watch)
        scratch->options.watch(scratch->options.user, scratch->database);
}

static void close_database(struct scratch *scratch)
{
    struct alq_database *database = scratch->database;
    scratch->database = NULL;
    if (database)
        tell_watcher(scratch);
    alq_database_free(database);
}

/* Also when the user has asked to stop: what was made goes. */
static void drop(struct scratch *scratch)
{
    ERROR_SCOPE(failure);
    close_database(scratch);
    if (!scratch->server || !scratch->name || scratch->options.is_kept)
        return;
    connection_clear_interrupt(scratch->server);
    if (!scratch->dialect->scratch->drop(scratch->server, scratch->name, &failure))
        log_failure(scratch,
                    arena_printf(&scratch->arena, _("%s could not be dropped"), scratch->name),
                    &failure);
    scratch->name = NULL;
}

static bool open_database(struct scratch *scratch, const struct url *url, struct alq_error *err)
{
    const struct open_options options = open_options(scratch);
    struct alq_database *database = memory_alloc(sizeof *database);
    if (!scratch->dialect->open(url, &options, &database->connection, err)) {
        alq_database_free(database);
        return false;
    }
    scratch->database = database;
    tell_watcher(scratch);
    return true;
}

/* A file only where somebody wants to look into it. */
static const char *memory_or_file(struct scratch *scratch)
{
    const char *folder = getenv("TMPDIR");
    if (!scratch->options.is_kept)
        return NULL;
    return path_join(&scratch->arena, folder && *folder ? folder : "/tmp",
                     arena_printf(&scratch->arena, "%s.db", next_name(scratch)));
}

static bool make_database(struct scratch *scratch, struct alq_error *err)
{
    struct url url = scratch->url;
    if (scratch->server) {
        char *name = next_name(scratch);
        if (!scratch->dialect->scratch->create(scratch->server, name, scratch->is_like, err))
            return false;
        url.database = scratch->name = name;
    } else {
        url.database = memory_or_file(scratch); /* with the target's options, as foreign_keys */
    }
    return open_database(scratch, &url, err);
}

static bool fail_full(const struct scratch *scratch, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_CONFIG, "the scratch database %s is not empty",
              connection_name(scratch->database->connection));
    error_detail(err, "tests clear it, and what is in it would be lost");
    return error_hint(err, "give one that is empty: --scratch URL");
}

static bool check_empty(struct scratch *scratch, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    struct snapshot snapshot;
    if (!snapshot_take(scratch->database->connection, &arena, &snapshot, err))
        return false;
    return snapshot_is_empty(&snapshot) || fail_full(scratch, err);
}

/* The user's own: cleared by all but the first test, which must find it empty. */
static bool take_users(struct scratch *scratch, struct alq_error *err)
{
    if (!open_database(scratch, &scratch->url, err))
        return false;
    if (scratch->has_begun)
        return scratch->dialect->scratch->clear(scratch->database->connection, err);
    if (!check_empty(scratch, err))
        return false;
    scratch->has_begun = true;
    return true;
}

bool scratch_renew(struct scratch *scratch, struct alq_error *err)
{
    const struct scratch_options *options = &scratch->options;
    drop(scratch);
    if (!(scratch->is_users ? take_users(scratch, err) : make_database(scratch, err)))
        return false;
    return !options->setup || options->setup(options->user, scratch->database, err);
}

char *scratch_display(const struct scratch *scratch, struct arena *arena)
{
    return scratch->database ? arena_strdup(arena, scratch->database->connection->display_url)
                             : NULL;
}

static void clear_users(struct scratch *scratch)
{
    ERROR_SCOPE(failure);
    if (!scratch->has_begun || scratch->options.is_kept)
        return;
    if (!scratch->database && !open_database(scratch, &scratch->url, &failure)) {
        log_failure(scratch, _("the scratch database could not be cleared"), &failure);
        return;
    }
    connection_clear_interrupt(scratch->database->connection);
    if (!scratch->dialect->scratch->clear(scratch->database->connection, &failure))
        log_failure(scratch, _("the scratch database could not be cleared"), &failure);
}

void scratch_end(struct scratch *scratch)
{
    if (scratch->is_users)
        clear_users(scratch);
    drop(scratch);
    connection_free(scratch->server);
    arena_release(&scratch->arena);
    *scratch = (struct scratch){0};
}
