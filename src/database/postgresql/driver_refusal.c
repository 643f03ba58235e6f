/* Why a server refuses a session, in whatever language it says so, and what to do about it. */
#include <netdb.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/driver_library.h"
#include "base/banned.h"

enum { LONGEST_MS = 2000, MS_IN_NS = 1000 * 1000 };

/* -- One more try, whose failure has the SQLSTATE in it. */

/* "…:  28P01: …": the five characters before the message, which libpq writes on this wish. */
static bool find_state(const char *message, char *ret_state)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (const char *at = message; (at = strstr(at, ":  ")) != NULL; at++) {
        const char *state = at + strlen(":  ");
        if (strspn(state, letters) == 5 && state[5] == ':') {
            memcpy(ret_state, state, 5);
            ret_state[5] = '\0';
            return true;
        }
    }
    return false;
}

static bool waits_for_socket(const struct libpq *pq, PGconn *handle, bool is_writing, int64_t until)
{
    int64_t left_ms = (until - clock_monotonic()) / MS_IN_NS;
    struct pollfd socket = {.fd = pq->PQsocket(handle), .events = is_writing ? POLLOUT : POLLIN};
    return socket.fd >= 0 && left_ms > 0 && poll(&socket, 1, (int)left_ms) > 0;
}

/* *ret_stage: what it was at when it failed. */
static bool try_to_connect(const struct libpq *pq, PGconn *handle, ConnStatusType *ret_stage)
{
    int64_t until = clock_monotonic() + (int64_t)LONGEST_MS * MS_IN_NS;
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    pq->PQsetErrorVerbosity(handle, PQERRORS_VERBOSE);
    while (pq->PQstatus(handle) != CONNECTION_BAD) {
        *ret_stage = pq->PQstatus(handle);
        if (!waits_for_socket(pq, handle, status == PGRES_POLLING_WRITING, until))
            return false;
        status = pq->PQconnectPoll(handle);
        if (status == PGRES_POLLING_OK)
            return true;
    }
    return false;
}

static bool is_unknown_host(const char *host)
{
    struct addrinfo *found = NULL;
    if (!host || !*host || *host == '/')
        return false;
    int code = getaddrinfo(host, NULL, NULL, &found);
    if (code == 0)
        freeaddrinfo(found);
    return code == EAI_NONAME || code == EAI_NODATA || code == EAI_AGAIN;
}

static enum refusal_kind kind_without_state(const struct libpq *pq, PGconn *handle,
                                            ConnStatusType stage)
{
    if (pq->PQconnectionNeedsPassword(handle))
        return REFUSAL_PASSWORD;
    if (stage == CONNECTION_SSL_STARTUP)
        return REFUSAL_TLS;
    return is_unknown_host(pq->PQhost(handle)) ? REFUSAL_HOST : REFUSAL_NO_ANSWER;
}

/* By the SQLSTATE; where that is the same for several reasons, by the function of the server. */
static enum refusal_kind kind_of(const char *state, const char *message)
{
    static const struct {
        const char *state;
        enum refusal_kind kind;
    } kinds[] = {
        {"57P03", REFUSAL_NOT_READY}, {"53300", REFUSAL_NOT_READY}, {"3D000", REFUSAL_DATABASE},
        {"28P01", REFUSAL_PASSWORD},  {"42501", REFUSAL_PRIVILEGE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (string_equal(kinds[i].state, state))
            return kinds[i].kind;
    if (string_equal(state, "28000"))
        return strstr(message, " InitializeSessionUserId,") ? REFUSAL_ROLE : REFUSAL_ACCESS;
    return REFUSAL_OTHER;
}

struct refusal postgresql_find_refusal(const struct postgresql_connection *connection,
                                       const struct conninfo *info, int64_t tried_ns)
{
    const struct libpq *pq = connection->pq;
    struct refusal refusal = {.kind = REFUSAL_NO_ANSWER};
    if (tried_ns > (int64_t)LONGEST_MS * MS_IN_NS)
        return refusal;
    ConnStatusType stage = CONNECTION_NEEDED;
    PGconn *handle = pq->PQconnectStartParams(info->names.items, info->values.items, 0);
    if (!handle)
        return refusal;
    if (try_to_connect(pq, handle, &stage))
        refusal.kind = REFUSAL_NOT_READY; /* it lets in by now */
    else if (find_state(pq->PQerrorMessage(handle), refusal.sqlstate))
        refusal.kind = kind_of(refusal.sqlstate, pq->PQerrorMessage(handle));
    else
        refusal.kind = kind_without_state(pq, handle, stage);
    pq->PQfinish(handle);
    return refusal;
}

bool refusal_may_pass(const struct refusal *refusal)
{
    return refusal->kind == REFUSAL_NO_ANSWER || refusal->kind == REFUSAL_NOT_READY ||
           refusal->kind == REFUSAL_HOST; /* a container's name appears with it */
}

/* -- What to do. */

/* Where libpq has its password from, as it looks for one: NULL for nowhere. */
static const char *password_source(const struct conninfo *info, struct arena *arena)
{
    const char *file = conninfo_get(info, "passfile");
    const char *variable = getenv("PGPASSWORD");
    const char *home = getenv("HOME");
    if (conninfo_get(info, "password"))
        return _("the URL");
    if (variable && *variable)
        return "PGPASSWORD";
    if (!file)
        file = getenv("PGPASSFILE");
    if (!file && home)
        file = path_join(arena, home, ".pgpass");
    return file && access(file, R_OK) == 0 ? file : NULL;
}

static void hint_password(const struct conninfo *info, struct arena *arena, struct alq_error *err)
{
    const char *source = password_source(info, arena);
    if (source)
        error_hint(err, "the password is from %s: mend it there", source);
    else
        error_hint(err, "give the password: in the URL, as PGPASSWORD, or in ~/.pgpass");
}

/* "createdb -h db1 -p 5433 -U ana": a program of PostgreSQL's with what it must be told. */
static const char *program_at(const struct postgresql_connection *connection, const char *name,
                              bool with_role, struct arena *arena)
{
    const struct libpq *pq = connection->pq;
    const char *host = pq->PQhost(connection->handle);
    const char *port = pq->PQport(connection->handle);
    TEXT_SCOPE(command);
    text_add(&command, name);
    if (host && *host)
        text_printf(&command, " -h %s", host);
    if (port && *port && !string_equal(port, "5432"))
        text_printf(&command, " -p %s", port);
    if (with_role)
        text_printf(&command, " -U %s", pq->PQuser(connection->handle));
    return text_copy(&command, arena);
}

void postgresql_hint_refusal(const struct postgresql_connection *connection,
                             const struct conninfo *info, const struct refusal *refusal,
                             struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    const struct libpq *pq = connection->pq;
    const char *role = pq->PQuser(connection->handle);
    const char *database = pq->PQdb(connection->handle);
    switch (refusal->kind) {
    case REFUSAL_NO_ANSWER:
    case REFUSAL_NOT_READY:
        error_hint(err, "alambique wait (until the server answers)");
        break;
    case REFUSAL_HOST:
        error_hint(err, "mend the host in the URL, or where it is still to come: alambique wait");
        break;
    case REFUSAL_DATABASE:
        error_hint(err, "%s %s", program_at(connection, "createdb", true, &scratch), database);
        break;
    case REFUSAL_PASSWORD:
        hint_password(info, &scratch, err);
        break;
    case REFUSAL_ROLE:
        error_hint(err, "%s %s (or where it exists: ALTER ROLE %s LOGIN)",
                   program_at(connection, "createuser", false, &scratch), role, role);
        break;
    case REFUSAL_PRIVILEGE:
        error_hint(err, "as its owner: GRANT CONNECT ON DATABASE %s TO %s", database, role);
        break;
    case REFUSAL_ACCESS:
        error_hint(err, "say another role in the URL, or let this one in by pg_hba.conf of the "
                        "server; where that demands TLS, add ?sslmode=require");
        break;
    case REFUSAL_TLS:
        error_hint(err, "say in the URL ?sslmode=disable where the server has no TLS, or "
                        "?sslrootcert=FILE with its certificate");
        break;
    case REFUSAL_OTHER:
        break;
    }
}
