/* Writing a new revision whose content is made on the way. */
#ifndef MIGRATE_CREATE_H
#define MIGRATE_CREATE_H

#include <alambique/scaffold.h>

#include "script/template.h"

/* Fills in the bodies of a draft for its kind, when all else of the request has been found good.
 * *ret_is_wanted false: no file is written after all. What it sets lives in arena. */
typedef bool revision_fill(void *user, enum script_kind kind, struct script_draft *draft,
                           struct arena *arena, bool *ret_is_wanted, struct alq_error *err);

/* As alq_create_revision; *ret_path is NULL where no file was wanted. fill NULL: empty bodies. */
bool create_revision(const struct alq_project *project, const struct alq_revision_request *request,
                     const struct alq_callbacks *callbacks, revision_fill *fill, void *user,
                     char **ret_path, struct alq_error *err) ALQ_CHECK;

#endif
