/* Forbids the calls that cut, overrun or hide errors; include it last in every source file. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi atol atof
#endif

#endif
