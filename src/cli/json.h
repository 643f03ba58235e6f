/* What --json prints, as docs/reference/json.md describes it. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include <alambique/error.h>
#include <alambique/project.h>

struct output;

/* null for NULL; bytes that are no UTF-8 become U+FFFD. */
json_t *json_text(const char *string);

json_t *json_list(struct alq_string_list list);

/* Milliseconds with a fraction, from nanoseconds. */
json_t *json_milliseconds(int64_t nanoseconds);

/* Everything about a revision. */
json_t *json_revision(const struct alq_revision *revision);

/* The revisions of a list, whole or only their ids. */
json_t *json_revisions(const struct alq_revision_list *list);
json_t *json_revision_ids(const struct alq_revision_list *list);

/* The object below the key "error". */
json_t *json_error(const struct alq_error *err);

/* Prints it on stdout, indented, and frees it. */
void json_print(struct output *output, json_t *root);

#endif
