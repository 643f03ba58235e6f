/* The methods of str that take apart and put together; for str_methods.c. */
#ifndef PYTHON_STR_SPLIT_H
#define PYTHON_STR_SPLIT_H

#include "python/object.h"

py_native_call str_split, str_rsplit, str_splitlines, str_partition, str_rpartition, str_join,
    str_replace, str_expandtabs, str_translate, str_maketrans;

#endif
