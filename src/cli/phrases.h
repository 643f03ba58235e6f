/* What several commands say in the same words, in the language of the process. */
#ifndef CLI_PHRASES_H
#define CLI_PHRASES_H

#include <alambique/migrate.h>

struct text;

/* "2 revisions applied, 3 statements, 51 ms", or "... taken back, ..." */
void phrase_add_moved(struct text *text, enum alq_direction direction,
                      const struct alq_run_report *report);

/* ", 2 revisions are pending", ", 1 applied revision was edited since"; nothing for what there is
 * none of. */
void phrase_add_pending(struct text *text, const struct alq_state *state);
void phrase_add_edited(struct text *text, const struct alq_state *state);

#endif
