/* UTF-8, and character classes: ASCII by itself, the rest by the C library's UTF-8 tables. */
#include "python/unicode.h"

#include <locale.h>
#include <string.h>
#include <wctype.h>

#include "python/interp.h"

#include "base/banned.h"

static size_t valid_length(const unsigned char *bytes, size_t left)
{
    unsigned char lead = bytes[0];
    if (lead < 0x80)
        return 1;
    size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                    : (lead & 0xF0) == 0xE0       ? 3
                    : lead >= 0xF0 && lead < 0xF5 ? 4
                                                  : 0;
    if (length == 0 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    if ((lead == 0xE0 && bytes[1] < 0xA0) || (lead == 0xED && bytes[1] >= 0xA0) ||
        (lead == 0xF0 && bytes[1] < 0x90) || (lead == 0xF4 && bytes[1] >= 0x90))
        return 0;
    return length;
}

/* Whether the next eight bytes are ASCII. */
static bool is_plain_word(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return !(word & UINT64_C(0x8080808080808080));
}

bool utf8_is_valid(const char *bytes, size_t length, size_t *ret_bad)
{
    size_t at = 0;
    while (at < length) {
        if (length - at >= sizeof(uint64_t) && is_plain_word(bytes + at)) {
            at += sizeof(uint64_t);
            continue;
        }
        size_t step = valid_length((const unsigned char *)bytes + at, length - at);
        if (step == 0) {
            *ret_bad = at;
            return false;
        }
        at += step;
    }
    return true;
}

size_t utf8_count(const char *bytes, size_t length)
{
    size_t followers = 0; /* bytes that begin no character: 10xxxxxx */
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, 8);
        word = word >> 7 & ~word >> 6 & 0x0101010101010101u;
        followers += word * 0x0101010101010101u >> 56;
    }
    for (; i < length; i++)
        followers += ((unsigned char)bytes[i] & 0xC0) == 0x80;
    return length - followers;
}

uint32_t utf8_decode(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80)
        return b[0];
    if (b[0] < 0xE0)
        return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3F);
    if (b[0] < 0xF0)
        return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 |
           (uint32_t)(b[2] & 0x3F) << 6 | (b[3] & 0x3F);
}

const char *utf8_at(const char *bytes, size_t index)
{
    while (index-- > 0)
        bytes += utf8_length(*bytes);
    return bytes;
}

/* glibc and musl both have C.UTF-8; each interpreter opens it when it meets the first character
 * beyond ASCII. */
static locale_t unicode_locale(struct py *py)
{
    if (!py->locale)
        py->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    return py->locale;
}

static bool has_class(struct py *py, uint32_t code, int (*ask)(wint_t, locale_t))
{
    locale_t locale = unicode_locale(py);
    return locale && ask((wint_t)code, locale);
}

bool unicode_is_space(uint32_t code)
{
    if (code < 0x80)
        return (code >= 9 && code <= 13) || (code >= 28 && code <= 32);
    return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool unicode_is_alpha(struct py *py, uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    return has_class(py, code, iswalpha_l) && !unicode_is_digit(code);
}

bool unicode_is_digit(uint32_t code)
{
    static const uint32_t zeros[] = {0x30,  0x660, 0x6F0,  0x7C0,  0x966,  0x9E6, 0xA66,
                                     0xAE6, 0xB66, 0xBE6,  0xC66,  0xCE6,  0xD66, 0xE50,
                                     0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (code >= zeros[i] && code < zeros[i] + 10)
            return true;
    }
    return false;
}

/* Superscripts, subscripts and digits in circles: digits that make no number. */
bool unicode_is_odd_digit(uint32_t code)
{
    return code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x2070 ||
           (code >= 0x2074 && code <= 0x2079) || (code >= 0x2080 && code <= 0x2089) ||
           (code >= 0x2460 && code <= 0x2468);
}

/* Fractions and Roman numerals. */
bool unicode_is_other_number(uint32_t code)
{
    return (code >= 0xBC && code <= 0xBE) || (code >= 0x2150 && code <= 0x2189);
}

bool unicode_is_printable(struct py *py, uint32_t code)
{
    if (code < 0x80)
        return code >= 0x20 && code < 0x7F;
    if (code < 0xA1 || code == 0xAD || (code >= 0xD800 && code <= 0xF8FF) || unicode_is_space(code))
        return false;
    if (code >= 0x200B && (code <= 0x200F || (code >= 0x202A && code <= 0x202E) ||
                           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF))
        return code > 0x206F && code != 0xFEFF;
    return has_class(py, code, iswprint_l);
}

bool unicode_is_upper(struct py *py, uint32_t code)
{
    return code < 0x80 ? code >= 'A' && code <= 'Z' : has_class(py, code, iswupper_l);
}

bool unicode_is_lower(struct py *py, uint32_t code)
{
    return code < 0x80 ? code >= 'a' && code <= 'z' : has_class(py, code, iswlower_l);
}

uint32_t unicode_upper(struct py *py, uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z' ? code - 32 : code;
    locale_t locale = unicode_locale(py);
    return locale ? (uint32_t)towupper_l((wint_t)code, locale) : code;
}

uint32_t unicode_lower(struct py *py, uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    locale_t locale = unicode_locale(py);
    return locale ? (uint32_t)towlower_l((wint_t)code, locale) : code;
}
