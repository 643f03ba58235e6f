/* A disk of limited size for SQLite: its files in one folder may hold so many bytes and no more. */
#ifndef SUPPORT_FULL_DISK_H
#define SUPPORT_FULL_DISK_H

#include <stddef.h>

/* From now on every file that SQLite opens in folder lies on it. One at a time. */
void full_disk_begin(const char *folder);
void full_disk_end(void);

/* Room for so many bytes more than lie there now. */
void full_disk_leave(size_t bytes);
void full_disk_leave_enough(void);

/* How many writes found no room since. */
size_t full_disk_refusals(void);

#endif
