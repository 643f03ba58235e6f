/* Marks what the shared library exports, and what a caller must not ignore. */
#ifndef ALAMBIQUE_VISIBILITY_H
#define ALAMBIQUE_VISIBILITY_H

#if defined(__GNUC__) || defined(__clang__)
#define ALQ_PUBLIC __attribute__((visibility("default")))
#define ALQ_CHECK __attribute__((warn_unused_result))
#define ALQ_FORMAT(format_index, first) __attribute__((format(printf, format_index, first)))
#else
#define ALQ_PUBLIC
#define ALQ_CHECK
#define ALQ_FORMAT(format_index, first)
#endif

struct alq_error; /* every header of this library ends its calls with one */

#endif
