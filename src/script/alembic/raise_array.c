/* Reads "{a,\"b c\",NULL,{…}}". */
#include "script/alembic/raise_array.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/banned.h"

struct reader {
    struct py *py;
    const char *at;
};

static struct py_value read_quoted(struct reader *reader)
{
    TEXT_SCOPE(content);
    for (reader->at++; *reader->at && *reader->at != '"'; reader->at++) {
        reader->at += *reader->at == '\\' && reader->at[1];
        text_add_char(&content, *reader->at);
    }
    if (*reader->at != '"')
        return py_unbound();
    reader->at++;
    return py_str_text(reader->py, &content);
}

static struct py_value read_word(struct reader *reader)
{
    size_t length = strcspn(reader->at, ",{}\"");
    const char *word = reader->at;
    if (!length)
        return py_unbound();
    reader->at += length;
    if (length == 4 && ascii_compare_start(word, "NULL", length) == 0)
        return py_none();
    return py_str_bytes(reader->py, word, length);
}

static struct py_value read_list(struct reader *reader);

static struct py_value read_item(struct reader *reader)
{
    switch (*reader->at) {
    case '{':
        return read_list(reader);
    case '"':
        return read_quoted(reader);
    default:
        return read_word(reader);
    }
}

static struct py_value read_items(struct reader *reader)
{
    struct py_value list = py_list(reader->py, 4);
    reader->at++;
    while (*reader->at != '}') {
        struct py_value item = read_item(reader);
        if (py_is_unbound(item) || py_is_error(item))
            return item;
        py_list_append(reader->py, list, item);
        if (*reader->at != ',' && *reader->at != '}')
            return py_unbound();
        reader->at += *reader->at == ',';
    }
    reader->at++;
    return list;
}

static struct py_value read_list(struct reader *reader)
{
    if (!py_enter(reader->py, " while an array is read"))
        return py_error();
    struct py_value list = read_items(reader);
    py_leave(reader->py);
    return list;
}

struct py_value raise_array(struct py *py, const char *text)
{
    const char *bounds = *text == '[' ? strchr(text, '=') : NULL; /* [0:2]={…} */
    struct reader reader = {.py = py, .at = bounds ? bounds + 1 : text};
    if (*reader.at != '{')
        return py_unbound();
    struct py_value list = read_list(&reader);
    return py_is_error(list) || !*reader.at ? list : py_unbound();
}
