/* Lists of revisions as results: text in Alembic's form, or JSON. */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include <stdbool.h>

#include <alambique/project.h>

struct map;
struct session;

struct listing {
    unsigned parts;           /* revision_part of a line */
    bool is_verbose;          /* entries instead of lines */
    const struct map *marked; /* ids that get "(current)"; NULL: none */
};

void listing_print(struct session *session, const struct listing *listing,
                   const struct alq_revision_list *revisions);

/* What identifiers mean; fails where they mean nothing. `current` alone means the database's
 * versions, which opens it, and may be none. Release the list. */
bool listing_resolve(struct session *session, const char *const *identifiers, size_t count,
                     struct alq_revision_list *ret_list, struct alq_error *err) ALQ_CHECK;

/* An error where `current` meant none. */
bool listing_need_some(struct session *session, const struct alq_revision_list *list,
                       struct alq_error *err) ALQ_CHECK;

#endif
