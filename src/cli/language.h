/* The language that the command speaks. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <locale.h>

/* Takes the language of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) for the process, and
 * looks for the catalogues beside the program, else where they are installed. For main() alone. In
 * English, or where no language is said, it makes no system call. */
void language_begin(void);

/* For a program that mounts the command: in the language that it has chosen by setlocale, and where
 * neither the C library nor the program's own bindtextdomain leads to a catalogue, looks for one as
 * above. In English it makes no system call. */
void language_find_catalogue(void);

/* English for this thread, whatever the process speaks: for what programs read. Returns what
 * language_restore takes to end it, 0 where it is spoken anyway. */
locale_t language_use_english(void);
void language_restore(locale_t before);

#endif
