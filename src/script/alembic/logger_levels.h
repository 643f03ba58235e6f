/* Levels of loggers, from the configuration file. */
#ifndef SCRIPT_ALEMBIC_LOGGER_LEVELS_H
#define SCRIPT_ALEMBIC_LOGGER_LEVELS_H

#include "script/alembic/binding.h"

/* Gives the loggers of the module logging the levels that [loggers] of alembic.ini gives them, as
 * env.py does with fileConfig(); handlers and formats are not taken over. Once an interpreter, and
 * only for a script in whose text the word logging stands. A level that is none is passed over. */
bool logger_levels_apply(struct binding *binding, const struct script_file *file,
                         struct alq_error *err) ALQ_CHECK;

#endif
