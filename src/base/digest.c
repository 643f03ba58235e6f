/* SHA-256 and MD5 through libmd. */
#include "base/digest.h"

#include <string.h>
#include <sys/types.h>

#include <md5.h>
#include <sha2.h>

#include "base/banned.h"

static struct digest finish(SHA2_CTX *context)
{
    struct digest digest;
    SHA256End(context, digest.hex);
    return digest;
}

struct digest digest_bytes(const char *bytes, size_t length)
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes, length);
    return finish(&context);
}

/* The length of the line without blanks and line end. */
static size_t trimmed_length(const char *line, size_t length)
{
    while (length && strchr(" \t\r\n", line[length - 1]) && line[length - 1])
        length--;
    return length;
}

struct digest digest_text(const char *text, size_t length)
{
    SHA2_CTX context;
    SHA256Init(&context);
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        length -= 3;
    }
    length = trimmed_length(text, length);
    while (length) {
        const char *newline = memchr(text, '\n', length);
        size_t line_length = newline ? (size_t)(newline - text) + 1 : length;
        SHA256Update(&context, (const uint8_t *)text, trimmed_length(text, line_length));
        SHA256Update(&context, (const uint8_t *)"\n", 1);
        text += line_length;
        length -= line_length;
    }
    return finish(&context);
}

struct digest_tail digest_md5_tail(const char *string)
{
    char hex[MD5_DIGEST_STRING_LENGTH];
    struct digest_tail tail = {""};
    MD5_CTX context;
    MD5Init(&context);
    MD5Update(&context, (const uint8_t *)string, strlen(string));
    MD5End(&context, hex);
    memcpy(tail.hex, hex + MD5_DIGEST_STRING_LENGTH - sizeof tail.hex, sizeof tail.hex);
    return tail;
}
