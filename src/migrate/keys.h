/* The keys of a configuration file, as data: what its check knows, and what the manual says. */
#ifndef MIGRATE_KEYS_H
#define MIGRATE_KEYS_H

#include <stdbool.h>

struct config_key {
    const char *name;
    const char *fallback; /* where the key is missing, in words; NULL: nothing */
    const char *help;     /* sentences; NULL: Alembic's, of no consequence here */
    bool is_context;      /* of context.configure(), so that env.py may say it, too */
};

/* Ends with a key without name; those of the environment in the order of `status -v`. */
extern const struct config_key config_keys[];

#endif
