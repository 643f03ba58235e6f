/* The language that the command speaks. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <locale.h>

/* Takes the language of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) for the process, and
 * looks for its catalogue (base/catalogue.h). For main() alone. In English, or where no language is
 * said, it makes no system call. */
void language_begin(void);

/* English for this thread, whatever the process speaks: for what programs read. Returns what
 * language_restore takes to end it, 0 where it is spoken anyway. */
locale_t language_use_english(void);
void language_restore(locale_t before);

#endif
