/* Content digests of revision files. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

/* SHA-256 in lower-case hexadecimal. */
struct digest {
    char hex[65];
};

/* Of the bytes as they are. */
struct digest digest_bytes(const char *bytes, size_t length);

/* Of text, blind to what editors and checkouts change: a BOM, CR before LF, blanks at line ends and
 * empty lines at the end. */
struct digest digest_text(const char *text, size_t length);

/* The last four hexadecimal digits of the MD5 of string, by which SQLAlchemy shortens names. */
struct digest_tail {
    char hex[5];
};
struct digest_tail digest_md5_tail(const char *string);

#endif
