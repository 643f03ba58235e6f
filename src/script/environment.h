/* What the env.py of an Alembic project says in words that need not be run: literals, constants,
 * environment variables, conditions on the dialect. */
#ifndef SCRIPT_ENVIRONMENT_H
#define SCRIPT_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "schema/naming.h"

struct arena;

enum environment_kind {
    ENVIRONMENT_CODE, /* something that only running it would tell */
    ENVIRONMENT_NONE,
    ENVIRONMENT_BOOLEAN,
    ENVIRONMENT_NUMBER,
    ENVIRONMENT_STRING,
    ENVIRONMENT_LIST,
    ENVIRONMENT_MAPPING,
};

/* A keyword of context.configure(). */
struct environment_setting {
    const char *key;
    enum environment_kind kind;
    const char *text; /* STRING: the string; else as people write it; CODE: the source, cut */
    bool is_true;     /* what Python's bool() makes of it; not of CODE */
    unsigned line;
    bool is_conditional; /* it stands under a condition that is not known */
};

struct environment_settings {
    struct environment_setting *items;
    size_t count;
    size_t capacity;
};

/* The keywords of context.configure() that are read; a configuration file may hold them as well. */
enum { ENVIRONMENT_KEYWORD_COUNT = 15 };
extern const char *const environment_keywords[ENVIRONMENT_KEYWORD_COUNT];

/* How env.py replaces the URL of the configuration file; line 0: it does not. */
struct environment_url {
    const char *url;      /* NULL: not known */
    const char *variable; /* the environment variable that it is or would be from; NULL: none */
    const char *code;     /* where it is taken from, as the source says; never a literal */
    unsigned line;
};

struct environment {
    const char *path;
    struct environment_settings settings; /* one a keyword, in the order they are first said */
    struct environment_url url;
    struct naming naming; /* of the MetaData in target_metadata */
    unsigned naming_line; /* 0: none */
    const char *unread;   /* why it could not be read; NULL: it was */
};

/* What is known before env.py is read. */
struct environment_facts {
    const char *dialect; /* "sqlite"; NULL: not known */
    bool is_offline;     /* what is_offline_mode() answers */
    /* A key of the configuration file, NULL where it has none; section NULL: the one in force. */
    const char *(*option)(void *user, const char *section, const char *key);
    void *user;
};

/* A quick look at the bytes: whether they name anything that changes how revisions run. What it
 * denies needs no reading but for display. */
bool environment_matters(const char *bytes, size_t length);

/* Reads it for each of the facts, one environment for each. Strings live in arena. Never fails:
 * what is no Python, or too much of it, leaves `unread`. */
void environment_read(const char *path, const char *bytes, size_t length,
                      const struct environment_facts *facts, size_t count, struct arena *arena,
                      struct environment *ret_environments);

/* The setting of that key, or NULL. */
const struct environment_setting *environment_find(const struct environment *environment,
                                                   const char *key);

#endif
