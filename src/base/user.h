/* Who runs this process. */
#ifndef BASE_USER_H
#define BASE_USER_H

struct arena;

/* The name of the effective user, in arena: the system's, else $USER, else "unknown". A static
 * program asks only $USER. */
char *user_name(struct arena *arena);

#endif
