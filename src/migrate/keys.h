/* The keys of a configuration file, as data: what its check knows, and what the manual says. */
#ifndef MIGRATE_KEYS_H
#define MIGRATE_KEYS_H

struct config_key {
    const char *name;
    const char *fallback; /* where the key is missing, in words; NULL: nothing */
    const char *help;     /* sentences; NULL: Alembic's, of no consequence here */
};

/* Ends with a key without name. Those that env.py may say are named in script/environment.h, too,
 * and there alone where they are of no consequence. */
extern const struct config_key config_keys[];

#endif
