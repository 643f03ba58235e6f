/* The pages of the manual, made from the tables that the program itself reads. */
#ifndef MANUAL_PAGES_H
#define MANUAL_PAGES_H

#include <alambique/error.h>

struct command;
struct text;

/* alambique(1), and alambique-COMMAND(1). date: YYYY-MM-DD. */
void page_of_program(struct text *page, const char *date);
void page_of_command(struct text *page, const struct command *command, const char *date);

/* alambique.ini(5) */
void page_of_configuration(struct text *page, const char *date);

/* libalambique(3), from the comments and declarations of the headers in a directory. Fails where
 * one cannot be read. */
bool page_of_library(struct text *page, const char *headers, const char *date,
                     struct alq_error *err) ALQ_CHECK;

#endif
