/* How the name of a tenant becomes the URL of its database. */
#ifndef MIGRATE_TENANTS_URL_H
#define MIGRATE_TENANTS_URL_H

#include <stdbool.h>

#include <alambique/error.h>

struct arena;

struct tenants_place {
    const char *template; /* `tenants_url`; NULL: by the kind of the main database */
    const char *main_url; /* NULL: none */
    const char
        *main_directory;   /* that a relative path in it is relative to; NULL: the working one */
    const char *directory; /* that names of files are relative to */
    bool are_files;        /* whatever the main database is */
};

/* name: what the source says, a URL included, which stays as it is. */
bool tenants_url(const struct tenants_place *place, const char *name, struct arena *arena,
                 const char **ret_url, struct alq_error *err) ALQ_CHECK;

#endif
