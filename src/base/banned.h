/* Forbids the calls that cut, overrun, hide errors, or see letters as the locale does, for which
 * base/ascii.h is there; include it last in every source file. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#if defined(__GNUC__) && !defined(__clang__)
#undef tolower /* macros of <ctype.h>, which cannot be poisoned */
#undef toupper
#undef isalpha
#undef isalnum
#undef isupper
#undef islower
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi atol atof       \
    strcasecmp strncasecmp strcasestr tolower toupper isalpha isalnum isupper islower
#endif

#endif
