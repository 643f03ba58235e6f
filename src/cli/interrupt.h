/* Ctrl-C and SIGTERM while revisions run. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

#include <alambique/database.h>

/* From now on the first signal asks the database to stop; a second one ends the program as usual.
 * One database at a time, or NULL for the time being. */
void interrupt_watch(struct alq_database *database);

/* From now on it is this database that is asked, NULL: none yet, or none any more. Who uses it asks
 * interrupt_came as well. */
void interrupt_turn_to(struct alq_database *database);

/* Whether a signal came since interrupt_watch. */
bool interrupt_came(void);

/* Puts the handlers back that were there before. */
void interrupt_unwatch(void);

#endif
