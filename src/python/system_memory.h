/* Memory from the system in pieces so large that the size of its pages matters. */
#ifndef PYTHON_SYSTEM_MEMORY_H
#define PYTHON_SYSTEM_MEMORY_H

#include <stddef.h>

enum { SYSTEM_BLOCK = 2 * 1024 * 1024 }; /* a large page of most processors */

/* SYSTEM_BLOCK bytes at a multiple of SYSTEM_BLOCK, with any content; freed by free(). */
void *system_block(void);

/* Zeroed; freed by system_unmap with the same size. */
void *system_map(size_t size);
void system_unmap(void *memory, size_t size);

#endif
