/* Revisions inside a program: `alambique embed DIR -o migrations.c`, or in CMake
 * alambique_embed(target DIR), writes a C file with one variable. The program says
 *
 *     extern const struct alq_revision_set migrations;
 *     …
 *     alq_project_open_embedded(&migrations, NULL, &project, &err)
 *
 * and has a project without reading or parsing any file. The revisions were linked when it was
 * written, and are linked again only where more is asked than whether a database is at the
 * heads. */
#ifndef ALAMBIQUE_EMBED_H
#define ALAMBIQUE_EMBED_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>
#include <alambique/project.h>

#ifdef __cplusplus
extern "C" {
#endif

struct alq_revision_code;

/* One revision as the written file holds it; not to be filled by hand. Lists end with NULL, and
 * are NULL where they are empty. */
struct alq_embedded_revision {
    const char *name;   /* of the file */
    const char *format; /* "sql", "dbmate", "goose", "py", "c" */
    const char *id;
    const char *const *parents;
    const char *const *depends_on;
    const char *const *labels;
    const char *title;
    const char *doc;
    const char *create_date; /* NULL: not said */
    const char *digest;      /* checksum of the file */
    const char *text;        /* NULL for C */
    size_t length;
    const struct alq_revision_code *code; /* C */
    bool no_transaction;
    bool has_downgrade; /* C */
    bool has_variables; /* SQL */
};

struct alq_revision_set {
    unsigned version; /* ALQ_REVISION_SET_VERSION of the command that wrote it */
    const struct alq_embedded_revision *revisions;
    size_t count;
    const char *const *heads; /* ids, ended by NULL; NULL: found out when the set is opened */
    size_t longest_id;        /* in bytes, where heads are given */
};

#define ALQ_REVISION_SET_VERSION 2u

/* The set must outlive the project; options as for alq_project_open_memory. A set of another
 * version is an error of kind CONFIG. */
ALQ_PUBLIC ALQ_CHECK bool alq_project_open_embedded(const struct alq_revision_set *set,
                                                    const struct alq_project_options *options,
                                                    struct alq_project **ret_project,
                                                    struct alq_error *err);

/* The C source of a set with all revisions of a project, in the caller's heap. symbol: the name of
 * its variable. The source includes alambique/embed.h, and where there are revisions in C
 * alambique/migration.h and what they include. Names at file scope in them are made unique. Fails
 * with IO (a file that cannot be read) and USAGE (a symbol that is no name in C). */
ALQ_PUBLIC ALQ_CHECK bool alq_embed(const struct alq_project *project, const char *symbol,
                                    char **ret_source, size_t *ret_length, struct alq_error *err);

#ifdef __cplusplus
}
#endif
#endif
