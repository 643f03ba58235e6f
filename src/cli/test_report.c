/* Shows the results of `test`. */
#include "cli/test_report.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/progress.h"
#include "base/banned.h"

/* -- For people */

static void add_outcome(struct text *text, const struct output *output,
                        enum alq_test_outcome outcome)
{
    enum { WORD_COLUMNS = 7 };
    static const struct {
        enum style style;
        const char *word;
    } words[] = {
        [ALQ_TEST_PASSED] = {STYLE_GOOD, "passed"},
        [ALQ_TEST_FAILED] = {STYLE_ERROR, "FAILED"},
        [ALQ_TEST_SKIPPED] = {STYLE_DIM, "skipped"},
    };
    const char *word = _(words[outcome].word);
    style_add(text, output->colors_out, words[outcome].style, word);
    text_add_repeated(text, ' ',
                      WORD_COLUMNS > display_width(word) ? WORD_COLUMNS - display_width(word) : 0);
}

static size_t count_skipped(const struct alq_test_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->step_count; i++)
        count += result->steps[i].outcome == ALQ_TEST_SKIPPED;
    return count;
}

/* What was counted: data has two steps a revision, the cycle's are of none. */
static void add_count(struct text *text, const struct alq_test_result *result)
{
    size_t count = result->step_count;
    if (result->steps[0].revision && !string_equal(result->name, "data"))
        text_printf(text, message_plural("%zu revision, ", "%zu revisions, ", count), count);
    else
        text_printf(text, message_plural("%zu step, ", "%zu steps, ", count), count);
}

/* "1 of 27 revisions, 2 skipped, 210 ms" */
static void add_extent(struct text *text, const struct alq_test_result *result)
{
    size_t skipped = count_skipped(result);
    if (result->outcome == ALQ_TEST_SKIPPED) {
        text_add(text, result->reason);
        return;
    }
    if (result->step_count > 1 || result->steps[0].revision) {
        if (result->failed)
            text_printf(text, _("%zu of "), result->failed);
        add_count(text, result);
    }
    if (skipped)
        text_printf(text, message_plural("%zu skipped, ", "%zu skipped, ", skipped), skipped);
    progress_add_time(text, result->elapsed_ns);
}

static void print_indented(struct output *output, size_t indent, enum style style,
                           const char *string)
{
    TEXT_SCOPE(line);
    text_add_repeated(&line, ' ', indent);
    style_add(&line, output->colors_out, style, string);
    output_wrapped(output, text_string(&line), indent + 2);
}

static void print_place(struct output *output, const struct alq_test_step *step)
{
    TEXT_SCOPE(text);
    const struct alq_error *error = step->error;
    const char *file = error && error->file ? error->file : NULL;
    if (!file && step->revision)
        file = step->revision->path;
    if (!file)
        return;
    text_printf(&text, _("at %s"), file);
    if (error && error->file && error->line)
        text_printf(&text, ":%u", error->line);
    print_indented(output, 6, STYLE_DIM, text_string(&text));
}

/* The first lines of a text, each indented; a whole CREATE TABLE is in the file. */
static void print_lines(struct output *output, size_t indent, const char *lines)
{
    enum { MOST_LINES = 10 };
    for (int i = 0; lines && *lines; i++) {
        if (i == MOST_LINES) {
            print_indented(output, indent, STYLE_DIM, "...");
            return;
        }
        size_t length = strcspn(lines, "\n");
        TEXT_SCOPE(line);
        text_add_bytes(&line, lines, length);
        print_indented(output, indent, STYLE_PLAIN, text_string(&line));
        lines += length + (lines[length] == '\n');
    }
}

static void print_heading(struct output *output, const struct alq_test_step *step)
{
    enum { INDENT = 4 };
    TEXT_SCOPE(line);
    if (!step->revision)
        return;
    text_add_repeated(&line, ' ', INDENT);
    style_add(&line, output->colors_out, STYLE_ID, step->revision->id);
    if (*step->revision->title)
        text_printf(&line, " %s", step->revision->title);
    output_wrapped(output, text_string(&line), INDENT + 2);
}

static void print_hint(struct output *output, const char *hint)
{
    TEXT_SCOPE(line);
    text_printf(&line, "%s ", _("hint:"));
    invocation_add_hint(&output->invocation, &line, hint);
    print_indented(output, 6, STYLE_HINT, text_string(&line));
}

static void print_failure(struct output *output, const struct alq_test_step *step)
{
    print_heading(output, step);
    print_lines(output, 6, step->reason);
    for (size_t i = 0; i < step->differences.count; i++)
        print_indented(output, 8, STYLE_PLAIN, step->differences.items[i]);
    if (step->error) {
        const char *detail = step->error->detail;
        print_lines(output, 8, detail);
        /* A traceback has it. */
        if (!detail || !strstr(detail, "[SQL: "))
            print_lines(output, 8, step->error->statement);
    }
    print_place(output, step);
    if (step->error && step->error->hint && !string_starts_with(step->error->hint, _("mend ")))
        print_hint(output, step->error->hint);
    print_hint(output, step->hint);
}

void test_report_result(struct output *output, const struct alq_test_result *result)
{
    enum { NAME_COLUMNS = 12, INDENT = 4 };
    TEXT_SCOPE(line);
    text_printf(&line, "  %-*s ", (int)NAME_COLUMNS, result->name);
    add_outcome(&line, output, result->outcome);
    text_add(&line, "  ");
    add_extent(&line, result);
    output_wrapped(output, text_string(&line), INDENT);
    for (size_t i = 0; i < result->step_count; i++)
        if (result->steps[i].outcome == ALQ_TEST_FAILED)
            print_failure(output, &result->steps[i]);
    if (result->scratch)
        print_indented(output, 4, STYLE_PLAIN, result->scratch);
}

void test_report_summary(struct output *output, const struct alq_test_report *report)
{
    TEXT_SCOPE(time);
    progress_add_time(&time, report->elapsed_ns);
    output_string(output, "");
    output_line(output,
                message_plural("%zu test: %zu passed, %zu failed, %zu skipped, %s",
                               "%zu tests: %zu passed, %zu failed, %zu skipped, %s", report->count),
                report->count, report->passed, report->failed, report->skipped, text_string(&time));
}

/* -- For machines */

static json_t *step_as_json(const struct alq_test_step *step)
{
    json_t *root = json_object();
    const struct alq_revision *revision = step->revision;
    json_object_set_new(root, "revision", json_text(revision ? revision->id : NULL));
    json_object_set_new(root, "file", json_text(revision ? revision->path : NULL));
    json_object_set_new(root, "phase", json_text(step->phase));
    json_object_set_new(root, "outcome", json_text(alq_test_outcome_name(step->outcome)));
    json_object_set_new(root, "reason", json_text(step->reason));
    json_object_set_new(root, "differences", json_list(step->differences));
    json_object_set_new(root, "error", step->error ? json_error(step->error) : json_null());
    json_object_set_new(root, "hint", json_text(step->hint));
    json_object_set_new(root, "elapsed_ms", json_milliseconds(step->elapsed_ns));
    return root;
}

static json_t *result_as_json(const struct alq_test_result *result)
{
    json_t *root = json_object();
    json_t *steps = json_array();
    for (size_t i = 0; i < result->step_count; i++)
        json_array_append_new(steps, step_as_json(&result->steps[i]));
    json_object_set_new(root, "name", json_text(result->name));
    json_object_set_new(root, "outcome", json_text(alq_test_outcome_name(result->outcome)));
    json_object_set_new(root, "reason", json_text(result->reason));
    json_object_set_new(root, "scratch", json_text(result->scratch));
    json_object_set_new(root, "elapsed_ms", json_milliseconds(result->elapsed_ns));
    json_object_set_new(root, "steps", steps);
    return root;
}

void test_report_json(struct output *output, const struct alq_test_report *report)
{
    json_t *root = json_object();
    json_t *tests = json_array();
    for (size_t i = 0; i < report->count; i++)
        json_array_append_new(tests, result_as_json(&report->results[i]));
    json_object_set_new(root, "dialect", json_text(report->dialect));
    json_object_set_new(root, "revisions", json_integer((json_int_t)report->revisions));
    json_object_set_new(root, "passed", json_integer((json_int_t)report->passed));
    json_object_set_new(root, "failed", json_integer((json_int_t)report->failed));
    json_object_set_new(root, "skipped", json_integer((json_int_t)report->skipped));
    json_object_set_new(root, "elapsed_ms", json_milliseconds(report->elapsed_ns));
    json_object_set_new(root, "tests", tests);
    json_print(output, root);
}
