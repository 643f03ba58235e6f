/* Assertions on sql_split that its tests share. */
#ifndef SPLIT_CHECK_H
#define SPLIT_CHECK_H

#include "sql/scanner.h"

/* The text splits into exactly the statements that follow; NULL ends the list. */
void assert_split(enum sql_syntax syntax, const char *text, ...);

/* The text is refused at that place with that message. */
void assert_refused(enum sql_syntax syntax, const char *text, unsigned line, unsigned column,
                    const char *message);

/* The text is one statement. */
void assert_whole(enum sql_syntax syntax, const char *text);

#endif
