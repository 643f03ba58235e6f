/* Small graphs for tests, written as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "revision/sample.h"
#include "base/banned.h"

static const char *next_word(struct arena *arena, const char **text, const char *ends)
{
    *text += strspn(*text, " ");
    size_t length = strcspn(*text, ends);
    const char *word = length ? arena_strndup(arena, *text, length) : NULL;
    *text += length;
    return word;
}

static void read_line(struct arena *arena, const char **text, struct revision *revision)
{
    const char *word;
    revision->id = next_word(arena, text, " \n");
    while ((word = next_word(arena, text, " \n"))) {
        if (*word == '+')
            vec_push(arena, &revision->depends_on, word + 1);
        else if (*word == '#')
            vec_push(arena, &revision->labels, word + 1);
        else
            vec_push(arena, &revision->down, word);
    }
    *text += **text == '\n';
}

bool sample_load(struct sample *sample, const char *text)
{
    size_t number = 0;
    sample->graph = graph_new();
    while (*text) {
        struct revision *revision = arena_new(&sample->arena, struct revision);
        read_line(&sample->arena, &text, revision);
        revision->file = arena_printf(&sample->arena, "%zu.sql", ++number);
        revision->id_line = 1;
        revision->down_line = 2;
        revision->depends_line = 3;
        revision->labels_line = 4;
        if (!graph_add(sample->graph, revision, &sample->err))
            return false;
    }
    return graph_link(sample->graph, &sample->err);
}

void sample_open(struct sample *sample, const char *text)
{
    if (!sample_load(sample, text))
        fail_msg("%s", sample->err.message);
}

void sample_close(struct sample *sample)
{
    graph_free(sample->graph);
    alq_error_release(&sample->err);
    arena_release(&sample->arena);
}

struct strings sample_words(struct sample *sample, const char *words)
{
    struct strings list = {0};
    const char *word;
    while ((word = next_word(&sample->arena, &words, " ")))
        vec_push(&sample->arena, &list, word);
    return list;
}

const char *sample_ids(struct sample *sample, const struct node_list *nodes)
{
    struct strings ids = {0};
    for (size_t i = 0; i < nodes->count; i++)
        vec_push(&sample->arena, &ids, nodes->items[i] ? nodes->items[i]->id : "-");
    return strings_join(&ids, " ", &sample->arena);
}

void sample_expect_error(struct sample *sample, enum alq_error_kind kind, const char *message,
                         const char *hint)
{
    char text[4000];
    alq_error_format(&sample->err, text, sizeof text);
    assert_int_equal(sample->err.kind, kind);
    assert_non_null(sample->err.message);
    assert_null(strchr(sample->err.message, '\n'));
    assert_non_null(sample->err.hint);
    if (!strstr(text, message))
        fail_msg("no \"%s\" in: %s", message, text);
    if (!strstr(sample->err.hint, hint))
        fail_msg("no \"%s\" in the hint: %s", hint, sample->err.hint);
    alq_error_release(&sample->err);
}
