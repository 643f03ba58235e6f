/* What people read, in the language of the process's locale. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

/* The translation of an English text by the catalogue "alambique", or the text itself. The locale
 * is the program's to choose; where the catalogues are says catalogue.h. In the locale "C" nothing
 * is opened or read. Formats of errors and of log messages are translated where they are filled in
 * (error_set and the like), so these need no mark. */
const char *message_translate(const char *english) __attribute__((format_arg(1)));

/* The same for what depends on a number. */
const char *message_plural(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

#define _(english) message_translate(english)

/* A text of a table, which is translated where it is shown. */
#define N_(english) english

#endif
