/* Making projects and revision files: init, mkdir, revision, merge, templates. */
#ifndef ALAMBIQUE_SCAFFOLD_H
#define ALAMBIQUE_SCAFFOLD_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>
#include <alambique/log.h>
#include <alambique/project.h>

#ifdef __cplusplus
extern "C" {
#endif

struct alq_template {
    const char *name;     /* sql, alembic, multidb, c */
    const char *synopsis; /* one line */
};

/* A static list that ends with a NULL name. */
ALQ_PUBLIC const struct alq_template *alq_templates(void);

struct alq_init_options {
    const char *
        directory; /* of the revisions, must be empty or new; an Alembic one gets versions/ in it */
    const char
        *config_file; /* NULL: alambique.ini; an existing file is left as it is and said so */
    const char *template_name; /* NULL: sql */
    const char *url;           /* written into a new configuration file; NULL: sqlite:///app.db */
};

/* Says what it made through callbacks->log (INFO), one line a path. */
ALQ_PUBLIC ALQ_CHECK bool alq_init(const struct alq_init_options *options,
                                   const struct alq_callbacks *callbacks, struct alq_error *err);

/* Makes the project's directories where they are missing (Flask-Alembic's mkdir). */
ALQ_PUBLIC ALQ_CHECK bool alq_mkdir(const struct alq_project *project,
                                    const struct alq_callbacks *callbacks, struct alq_error *err);

struct alq_revision_request {
    const char *message; /* NULL: "empty message", as Alembic */
    /* Parents (--head, --parent), identifiers; none: head, or base where there are no revisions. */
    const char *const *parents;
    size_t parent_count;
    bool splice; /* a parent need not be a head */
    const char *const *labels;
    size_t label_count;
    const char *const *depends_on;
    size_t depends_on_count;
    const char *version_path; /* one of the version locations; NULL: the parent's, else the first */
    const char
        *rev_id; /* NULL: the timestamp, or 12 hexadecimal digits in an alembic.ini project */
    /* Flask-Alembic's --branch: grow this independent branch: its label's head is the parent, or it
     * begins a new base with the label and folder of that name. NULL: none. */
    const char *branch;
    const char *template_name; /* NULL: as the project's other revisions, else sql */
};

/* Writes a new revision file, runs [post_write_hooks] on it, and gives its path (caller frees).
 * Fails with REVISION where a parent is no head (hint: --splice) or heads are several (hint:
 * merge). */
ALQ_PUBLIC ALQ_CHECK bool alq_create_revision(const struct alq_project *project,
                                              const struct alq_revision_request *request,
                                              const struct alq_callbacks *callbacks,
                                              char **ret_path, struct alq_error *err);

#ifdef __cplusplus
}
#endif
#endif
