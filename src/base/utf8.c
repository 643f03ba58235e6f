/* Validity and blanks of UTF-8. */
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#include "base/banned.h"

/* The first byte narrows what may follow: nothing overlong, no surrogate, nothing too large. */
static bool is_second_byte(unsigned char first, unsigned char second)
{
    unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    unsigned char greatest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= greatest;
}

/* The length of the character at the start of bytes, 0 when there is no valid one. */
static size_t character_length(const unsigned char *bytes, size_t length)
{
    unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    size_t needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || needed > length || !is_second_byte(first, bytes[1]))
        return 0;
    for (size_t i = 2; i < needed; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    return needed;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t valid = 0;
    while (valid < length) {
        size_t step = character_length((const unsigned char *)bytes + valid, length - valid);
        if (!step)
            break;
        valid += step;
    }
    return valid;
}

static bool is_blank1(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r') || (byte >= 0x1c && byte <= 0x1f);
}

/* U+0085 and U+00A0. */
static bool is_blank2(const char *bytes)
{
    return bytes[0] == '\xc2' && (bytes[1] == '\x85' || bytes[1] == '\xa0');
}

static bool is_blank3(const char *bytes)
{
    static const char *const blanks[] = {
        "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81", "\xe2\x80\x82", "\xe2\x80\x83",
        "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86", "\xe2\x80\x87", "\xe2\x80\x88",
        "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf",
        "\xe2\x81\x9f", "\xe3\x80\x80",
    };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (memcmp(bytes, blanks[i], 3) == 0)
            return true;
    return false;
}

size_t utf8_leading_blank(const char *bytes, size_t length)
{
    if (length >= 1 && is_blank1(bytes[0]))
        return 1;
    if (length >= 2 && is_blank2(bytes))
        return 2;
    return length >= 3 && is_blank3(bytes) ? 3 : 0;
}

size_t utf8_trailing_blank(const char *bytes, size_t length)
{
    if (length >= 1 && is_blank1(bytes[length - 1]))
        return 1;
    if (length >= 2 && is_blank2(bytes + length - 2))
        return 2;
    return length >= 3 && is_blank3(bytes + length - 3) ? 3 : 0;
}
