/* Ctrl-C and SIGTERM while revisions run. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

#include <alambique/database.h>

/* From now on the first signal asks the database to stop; a second one ends the program as usual.
 * One database at a time. */
void interrupt_watch(struct alq_database *database);

/* Whether a signal came since interrupt_watch. */
bool interrupt_came(void);

/* Puts the handlers back that were there before. */
void interrupt_unwatch(void);

#endif
