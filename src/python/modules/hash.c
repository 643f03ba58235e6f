/* Digests by libmd, base64, and the Mersenne Twister that random's seeds are defined by. */
#include <md5.h>
#include <sha1.h>
#include <sha2.h>

#include "python/modules.h"
#include "python/runtime.h"

#include "base/banned.h"

static struct py_value digest(struct py *py, struct py_value *a)
{
    const char *name;
    uint8_t out[64];
    size_t length;
    if (!py_to_string(py, a[0], "name", &name))
        return py_error();
    if (!py_is_kind(a[1], PY_KIND_BYTES))
        return py_raise(py, PY_EXC_TYPE, "object supporting the buffer API required");
    const uint8_t *bytes = PY_AS(py_bytes, a[1])->bytes;
    size_t size = PY_AS(py_bytes, a[1])->length;
    if (strcmp(name, "md5") == 0) {
        MD5_CTX context;
        MD5Init(&context);
        MD5Update(&context, bytes, size);
        MD5Final(out, &context);
        length = 16;
    } else if (strcmp(name, "sha1") == 0) {
        SHA1_CTX context;
        SHA1Init(&context);
        SHA1Update(&context, bytes, size);
        SHA1Final(out, &context);
        length = 20;
    } else {
        SHA2_CTX context;
        bool is_256 = strcmp(name, "sha256") == 0;
        bool is_384 = strcmp(name, "sha384") == 0;
        length = is_256 ? 32 : is_384 ? 48 : 64;
        if (is_256) {
            SHA256Init(&context);
            SHA256Update(&context, bytes, size);
            SHA256Final(out, &context);
        } else if (is_384) {
            SHA384Init(&context);
            SHA384Update(&context, bytes, size);
            SHA384Final(out, &context);
        } else {
            SHA512Init(&context);
            SHA512Update(&context, bytes, size);
            SHA512Final(out, &context);
        }
    }
    return py_bytes(py, out, length);
}

static const char base64_alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static struct py_value base64_encode(struct py *py, struct py_value *a)
{
    if (!py_is_kind(a[0], PY_KIND_BYTES))
        return py_raise(py, PY_EXC_TYPE, "a bytes-like object is required, not '%s'",
                        py_type_name(py, a[0]));
    const uint8_t *bytes = PY_AS(py_bytes, a[0])->bytes;
    size_t length = PY_AS(py_bytes, a[0])->length;
    TEXT_SCOPE(out);
    for (size_t i = 0; i < length; i += 3) {
        uint32_t group = (uint32_t)bytes[i] << 16;
        group |= i + 1 < length ? (uint32_t)bytes[i + 1] << 8 : 0;
        group |= i + 2 < length ? bytes[i + 2] : 0u;
        text_add_char(&out, base64_alphabet[group >> 18]);
        text_add_char(&out, base64_alphabet[group >> 12 & 63]);
        text_add_char(&out, i + 1 < length ? base64_alphabet[group >> 6 & 63] : '=');
        text_add_char(&out, i + 2 < length ? base64_alphabet[group & 63] : '=');
    }
    return py_bytes(py, text_string(&out), out.length);
}

/* None where the padding is wrong; other characters are passed over, as Python does. */
static struct py_value base64_decode(struct py *py, struct py_value *a)
{
    const char *text = (const char *)PY_AS(py_bytes, a[0])->bytes;
    size_t length = PY_AS(py_bytes, a[0])->length;
    TEXT_SCOPE(out);
    uint32_t group = 0;
    unsigned count = 0;
    unsigned padding = 0;
    for (size_t i = 0; i < length; i++) {
        const char *found = text[i] ? strchr(base64_alphabet, text[i]) : NULL;
        if (text[i] == '=') {
            padding++;
            if (count >= 2 && count + padding >= 4)
                break;
            continue;
        }
        if (!found)
            continue;
        padding = 0;
        group = group << 6 | (uint32_t)(found - base64_alphabet);
        if (++count == 4) {
            text_add_char(&out, (char)(group >> 16));
            text_add_char(&out, (char)(group >> 8));
            text_add_char(&out, (char)group);
            count = 0;
            group = 0;
        }
    }
    if (count == 1 || (count > 0 && count + padding < 4))
        return py_none();
    if (count >= 2)
        text_add_char(&out, (char)(count == 2 ? group >> 4 : group >> 10));
    if (count == 3)
        text_add_char(&out, (char)(group >> 2));
    return py_bytes(py, text_string(&out), out.length);
}

/* --- Mersenne Twister, MT19937
 * -------------------------------------------------------------------------- */

enum { MT_SIZE = 624, MT_MIDDLE = 397 };

struct twister {
    uint32_t state[MT_SIZE];
    unsigned next;
};

static void twister_seed(struct twister *twister, uint32_t seed)
{
    twister->state[0] = seed;
    for (uint32_t i = 1; i < MT_SIZE; i++)
        twister->state[i] = 1812433253u * (twister->state[i - 1] ^ twister->state[i - 1] >> 30) + i;
    twister->next = MT_SIZE;
}

static void twister_seed_key(struct twister *twister, const uint32_t *key, size_t count)
{
    twister_seed(twister, 19650218u);
    uint32_t *state = twister->state;
    size_t i = 1;
    size_t j = 0;
    for (size_t k = count > MT_SIZE ? count : MT_SIZE; k > 0; k--) {
        state[i] =
            (state[i] ^ ((state[i - 1] ^ state[i - 1] >> 30) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i >= MT_SIZE) {
            state[0] = state[MT_SIZE - 1];
            i = 1;
        }
        j = j + 1 >= count ? 0 : j + 1;
    }
    for (size_t k = MT_SIZE - 1; k > 0; k--) {
        state[i] = (state[i] ^ ((state[i - 1] ^ state[i - 1] >> 30) * 1566083941u)) - (uint32_t)i;
        if (++i >= MT_SIZE) {
            state[0] = state[MT_SIZE - 1];
            i = 1;
        }
    }
    state[0] = 0x80000000u;
}

static uint32_t twister_next(struct twister *twister)
{
    uint32_t *state = twister->state;
    if (twister->next >= MT_SIZE) {
        for (unsigned i = 0; i < MT_SIZE; i++) {
            uint32_t y = (state[i] & 0x80000000u) | (state[(i + 1) % MT_SIZE] & 0x7FFFFFFFu);
            state[i] = state[(i + MT_MIDDLE) % MT_SIZE] ^ y >> 1 ^ (y & 1 ? 0x9908B0DFu : 0);
        }
        twister->next = 0;
    }
    uint32_t y = state[twister->next++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9D2C5680u;
    y ^= y << 15 & 0xEFC60000u;
    return y ^ y >> 18;
}

/* The state is a bytes object, so that it needs no type of its own. */
static struct twister *twister_of(struct py_value state)
{
    return (struct twister *)(void *)PY_AS(py_bytes, state)->bytes;
}

static struct py_value twister_new(struct py *py, struct py_value *a)
{
    struct py_value state = py_bytes(py, NULL, sizeof(struct twister));
    const struct py_bytes *key = PY_AS(py_bytes, a[0]);
    size_t count = key->length / 4;
    uint32_t *words = py_alloc_raw(py, (count + 1) * sizeof *words);
    memcpy(words, key->bytes, count * sizeof *words);
    twister_seed_key(twister_of(state), words, count ? count : 1);
    return state;
}

static struct py_value twister_random(struct py *py, struct py_value *a)
{
    (void)py;
    uint32_t high = twister_next(twister_of(a[0])) >> 5;
    uint32_t low = twister_next(twister_of(a[0])) >> 6;
    return py_float((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static struct py_value twister_word(struct py *py, struct py_value *a)
{
    (void)py;
    return py_int(twister_next(twister_of(a[0])));
}

static const struct py_function_row functions[] = {
    {"digest", digest, "name, data", PY_PLAIN},
    {"base64_encode", base64_encode, "data", PY_PLAIN},
    {"base64_decode", base64_decode, "data", PY_PLAIN},
    {"twister_new", twister_new, "key", PY_PLAIN},
    {"twister_random", twister_random, "state", PY_PLAIN},
    {"twister_word", twister_word, "state", PY_PLAIN},
    {0},
};

const struct py_module_type py_module_hash = {.name = "_binary", .functions = functions};
