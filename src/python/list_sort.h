/* Sorting, for list.sort() and sorted(). */
#ifndef PYTHON_LIST_SORT_H
#define PYTHON_LIST_SORT_H

#include "python/runtime.h"

/* Sorts in place, stably, by what key gives for each item (PY_UNBOUND or None: by the items).
 * Raised: the list has all of its items, in any order. */
bool list_sort(struct py *py, struct py_list *list, struct py_value key, bool is_reversed);

#endif
