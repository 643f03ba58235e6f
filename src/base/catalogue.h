/* Where the translations of messages are, wherever the library is installed. */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include <stdbool.h>

/* gettext's name of the catalogues: DIRECTORY/LANGUAGE/LC_MESSAGES/alambique.mo */
#define CATALOGUE_DOMAIN "alambique"

/* Has gettext look where the catalogue of the thread's language is, unless the program has said it
 * by bindtextdomain: below TEXTDOMAINDIR of the environment, else beside the library or program
 * that this code is in (share/locale of its prefix, or locale of its build tree), else where it was
 * to be installed. Returns whether there is one. What is found is kept by gettext, so that it is
 * looked for once; in the locale "C" nothing is. */
bool catalogue_bind(void);

#endif
