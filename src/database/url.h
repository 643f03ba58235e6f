/* Database URLs as SQLAlchemy 2.0 reads them:
 * dialect+driver://user:password@host:port/database?key=value */
#ifndef DATABASE_URL_H
#define DATABASE_URL_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct arena;

struct url_parameter {
    const char *key;
    const char *value;
};

struct url_parameters {
    struct url_parameter *items; /* as written; a key may be there more than once (several hosts) */
    size_t count;
    size_t capacity;
};

/* Strings live in the arena given to url_parse: NULL where the URL has no such part, "" where it
 * has an empty one ("user:@host" has the password ""). */
struct url {
    const char *dialect; /* "sqlite", "postgresql" or "mysql" */
    bool is_mariadb;     /* the URL says mariadb; the dialect is "mysql" */
    const char *driver;  /* "psycopg2" of postgresql+psycopg2: of no consequence, for display */
    const char *user;
    const char *password;
    const char *host; /* without the brackets of an IPv6 address */
    unsigned port;    /* 0: none given */
    /* As written, percent signs too. SQLite: NULL, "" and ":memory:" are a database in memory; a
     * name that begins with "file:" is a URI when the parameter uri is true. */
    const char *database;
    struct url_parameters query;
};

/* Parses a URL; a dialect alone ("postgresql://") is one, "postgres" is read as "postgresql". User,
 * password and parameters are percent-decoded, '+' is a blank in parameters alone, parameters
 * without a value are dropped. Unlike SQLAlchemy it keeps decoded bytes that are not UTF-8, and
 * refuses what is sure to be a mistake: a bare '@' in a password, text behind "]", "%00". CONFIG
 * errors name the mistake and never quote the URL: any part may be a piece of a password. */
bool url_parse(const char *string, struct arena *arena, struct url *ret_url, struct alq_error *err)
    ALQ_CHECK;

/* The URL for people: *** instead of the password, and of passwords among the parameters. */
char *url_display(const struct url *url, struct arena *arena);

/* The parameter of a PostgreSQL URL that says which schema of the database is meant, as one of many
 * tenants has it: "own,others". It is this project's, and no client library's. */
#define URL_SCHEMA "alambique_schema"

/* The same in words where it has that parameter: "postgresql://db/app, schema acme". For messages;
 * what it returns is then no URL. */
char *url_describe(const struct url *url, struct arena *arena);

/* The first value of a parameter, NULL when it is not there. */
const char *url_query(const struct url *url, const char *key);

#endif
