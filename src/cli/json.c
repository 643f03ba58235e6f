/* Turns what the library says into JSON. */
#include "cli/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "cli/output.h"
#include "base/banned.h"

json_t *json_text(const char *string)
{
    if (!string)
        return json_null();
    size_t length = strlen(string);
    size_t valid = utf8_valid_prefix(string, length);
    if (valid == length)
        return json_stringn(string, length);
    TEXT_SCOPE(text);
    while (length) {
        text_add_bytes(&text, string, valid);
        if (valid == length)
            break;
        text_add(&text, "\xEF\xBF\xBD");
        string += valid + 1;
        length -= valid + 1;
        valid = utf8_valid_prefix(string, length);
    }
    return json_stringn(text_string(&text), text.length);
}

json_t *json_list(struct alq_string_list list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list.count; i++)
        json_array_append_new(array, json_text(list.items[i]));
    return array;
}

json_t *json_milliseconds(int64_t nanoseconds)
{
    int64_t microseconds = nanoseconds / 1000;
    return json_real((double)microseconds / 1000.0);
}

static const char *const kinds[] = {
    [ALQ_REVISION_SQL] = "sql",
    [ALQ_REVISION_PYTHON] = "python",
    [ALQ_REVISION_C] = "c",
};

json_t *json_revision(const struct alq_revision *revision)
{
    json_t *object = json_object();
    json_object_set_new(object, "revision", json_text(revision->id));
    json_object_set_new(object, "title", json_text(revision->title));
    json_object_set_new(object, "message", json_text(revision->doc));
    json_object_set_new(object, "parents", json_list(revision->parents));
    json_object_set_new(object, "children", json_list(revision->children));
    json_object_set_new(object, "depends_on", json_list(revision->needs));
    json_object_set_new(object, "own_labels", json_list(revision->own_labels));
    json_object_set_new(object, "labels", json_list(revision->labels));
    json_object_set_new(object, "kind", json_text(kinds[revision->kind]));
    json_object_set_new(object, "path", json_text(revision->path));
    json_object_set_new(object, "create_date", json_text(revision->create_date));
    json_object_set_new(object, "is_head", json_boolean(revision->is_head));
    json_object_set_new(object, "is_real_head", json_boolean(revision->is_real_head));
    json_object_set_new(object, "is_base", json_boolean(revision->is_base));
    json_object_set_new(object, "is_branch_point", json_boolean(revision->is_branch_point));
    json_object_set_new(object, "is_merge_point", json_boolean(revision->is_merge_point));
    return object;
}

json_t *json_revisions(const struct alq_revision_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, json_revision(list->items[i]));
    return array;
}

json_t *json_revision_ids(const struct alq_revision_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, json_text(list->items[i]->id));
    return array;
}

json_t *json_error(const struct alq_error *err)
{
    json_t *object = json_object();
    json_object_set_new(object, "kind", json_text(alq_error_kind_name(err->kind)));
    json_object_set_new(object, "message", json_text(err->message));
    json_object_set_new(object, "detail", json_text(err->detail));
    json_object_set_new(object, "hint", json_text(err->hint));
    json_object_set_new(object, "file", json_text(err->file));
    json_object_set_new(object, "line", err->line ? json_integer(err->line) : json_null());
    json_object_set_new(object, "column", err->column ? json_integer(err->column) : json_null());
    json_object_set_new(object, "sqlstate", json_text(*err->sqlstate ? err->sqlstate : NULL));
    json_object_set_new(object, "code",
                        err->vendor_code ? json_integer(err->vendor_code) : json_null());
    json_object_set_new(object, "statement", json_text(err->statement));
    return object;
}

void json_print(struct output *output, json_t *root)
{
    if (output->database_name && json_is_object(root))
        json_object_set_new(root, "database_name", json_text(output->database_name));
    char *string = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (!string)
        return;
    output_bytes(output, string, strlen(string));
    output_bytes(output, "\n", 1);
    free(string);
}
