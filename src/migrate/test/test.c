/* alq_test: settles what is to be tested, runs the tests, and makes the report. */
#include <alambique/test.h>

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "migrate/test/fixtures.h"
#include "migrate/test/trial.h"
#include "base/banned.h"

static const struct alq_test_options no_options;

static const struct alq_test_info infos[TEST_COUNT + 1] = {
    [TEST_SINGLE_HEAD] = {"single_head", "the revisions have one head"},
    [TEST_STAIRWAY] = {"stairway",
                       "each revision runs up, down and up again, and both ups make the same"},
    [TEST_NO_TRACE] = {"no_trace", "each downgrade brings back exactly the schema before it"},
    [TEST_DATA] = {"data", "rows put in at a revision survive the way up and down"},
    [TEST_SCHEMA] = {"schema", "the revisions make the schema that the application creates"},
    [TEST_CYCLE] = {"cycle",
                    "create, stamp, upgrade, downgrade to base and upgrade of a whole database"},
};

const struct alq_test_info *alq_tests(void)
{
    return infos;
}

const char *alq_test_outcome_name(enum alq_test_outcome outcome)
{
    static const char *const names[] = {"passed", "failed", "skipped"};
    return (size_t)outcome < sizeof names / sizeof *names ? names[outcome] : "unknown";
}

/* -- What is to be tested */

static bool find_test(const char *name, size_t *ret_test, struct alq_error *err)
{
    for (*ret_test = 0; *ret_test < TEST_COUNT; (*ret_test)++)
        if (string_equal(infos[*ret_test].name, name))
            return true;
    TEXT_SCOPE(names);
    for (size_t i = 0; i < TEST_COUNT; i++)
        text_printf(&names, "%s%s", i ? ", " : "", infos[i].name);
    error_set(err, ALQ_ERROR_USAGE, "there is no test '%s'", name);
    return error_hint(err, "one of %s", text_string(&names));
}

static bool choose_tests(struct trial *trial, struct alq_error *err)
{
    const char *const *only = trial->options.only;
    const char *const *skip = trial->options.skip;
    size_t test;
    for (size_t i = 0; i < TEST_COUNT; i++)
        trial->results[i].is_wanted = !only || !*only;
    for (; only && *only; only++) {
        if (!find_test(*only, &test, err))
            return false;
        trial->results[test].is_wanted = true;
    }
    for (; skip && *skip; skip++) {
        if (!find_test(*skip, &test, err))
            return false;
        trial->results[test].is_wanted = false;
    }
    for (size_t i = 0; i < TEST_COUNT; i++)
        if (trial->results[i].is_wanted)
            return true;
    return error_set(err, ALQ_ERROR_USAGE, "no test is left to run");
}

/* Identifiers between blanks and commas. */
static void split(const char *value, struct arena *arena, struct strings *identifiers)
{
    while (value && *value) {
        size_t length = strcspn(value, ", \t\n");
        if (length)
            vec_push(arena, identifiers, arena_strndup(arena, value, length));
        value += length + (value[length] != '\0');
    }
}

static bool read_settings(struct trial *trial, struct alq_error *err)
{
    const struct config *config = &trial->project->config;
    const char *listed = NULL, *fixtures = NULL;
    struct strings identifiers = {0};
    if (!config_get(config, "test_irreversible", trial->arena, &listed, err) ||
        !config_get(config, "test_fixtures", trial->arena, &fixtures, err))
        return false;
    split(listed, trial->arena, &identifiers);
    for (const char *const *id = trial->options.irreversible; id && *id; id++)
        vec_push(trial->arena, &identifiers, *id);
    if (fixtures)
        fixtures = path_join(trial->arena, config->directory ? config->directory : ".", fixtures);
    trial->fixtures = trial->options.fixtures ? trial->options.fixtures : fixtures;
    return !identifiers.count || graph_resolve(project_graph(trial->project), &identifiers,
                                               trial->arena, &trial->irreversible, err);
}

static struct strings heads_of(const struct graph_plan *plan, const struct strings *before,
                               struct arena *arena)
{
    struct strings heads = *before;
    for (size_t i = 0; i < plan->count; i++)
        heads = graph_heads_after(&plan->items[i], &heads, arena);
    return heads;
}

/* From base to `from`, and from there to `to`. */
static bool plan_range(struct trial *trial, struct alq_error *err)
{
    const struct graph *graph = project_graph(trial->project);
    const char *from = trial->options.from;
    const struct strings base = {0};
    trial->to = trial->options.to ? trial->options.to : "heads";
    if (from && !string_equal(from, "base") &&
        !graph_plan_upgrade(graph, from, &base, trial->arena, &trial->start, err))
        return false;
    struct strings heads = heads_of(&trial->start, &base, trial->arena);
    if (!graph_plan_upgrade(graph, trial->to, &heads, trial->arena, &trial->plan, err))
        return false;
    if (trial->plan.count)
        return true;
    error_set(err, ALQ_ERROR_REVISION, "there is no revision between %s and %s",
              from ? from : "base", trial->to);
    return error_hint(err, "alambique history");
}

static void name_own_tables(struct trial *trial)
{
    const char *const names[] = {trial->project->config.version_table, HISTORY_TABLE, JOURNAL_TABLE,
                                 LEASE_TABLE};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        vec_push(trial->arena, &trial->own_tables, names[i]);
}

/* -- Running */

static bool test_single_head(struct trial *trial, struct alq_error *err)
{
    const struct node_list *heads = graph_heads(project_graph(trial->project));
    int64_t started = clock_monotonic();
    struct strings lines = {0};
    (void)err;
    if (heads->count == 1) {
        trial_pass(trial, TEST_SINGLE_HEAD, NULL, "graph", started);
        return true;
    }
    for (size_t i = 0; i < heads->count; i++)
        vec_push(trial->arena, &lines,
                 arena_printf(trial->arena, _("head %s in %s"), heads->items[i]->id,
                              node_file(heads->items[i])->path));
    trial_fail_by_differences(trial, TEST_SINGLE_HEAD, NULL, "graph",
                              arena_printf(trial->arena, _("there are %zu heads"), heads->count),
                              &lines, started);
    struct finding_list *steps = &trial->results[TEST_SINGLE_HEAD].steps;
    steps->items[steps->count - 1].hint = "alambique merge heads -m \"merge heads\"";
    return true;
}

/* What runs, and which results it fills. */
static const struct test_run {
    enum test_id first;
    enum test_id last;
    bool (*run)(struct trial *trial, struct alq_error *err);
} runs[] = {
    {TEST_SINGLE_HEAD, TEST_SINGLE_HEAD, test_single_head},
    {TEST_STAIRWAY, TEST_NO_TRACE, trial_walk},
    {TEST_DATA, TEST_DATA, trial_data},
    {TEST_SCHEMA, TEST_SCHEMA, trial_schema},
    {TEST_CYCLE, TEST_CYCLE, trial_cycle},
};

/* A test without a step that passed was not run; one of its failures speaks for all. */
static struct alq_test_result finish(struct trial *trial, enum test_id test)
{
    const struct result *result = &trial->results[test];
    size_t skipped = 0;
    struct alq_test_result view = {
        .name = infos[test].name,
        .outcome = ALQ_TEST_PASSED,
        .reason = result->reason,
        .scratch = result->scratch,
        .steps = result->steps.items,
        .step_count = result->steps.count,
        .failed = result->failed,
        .elapsed_ns = result->elapsed_ns,
    };
    for (size_t i = 0; i < view.step_count; i++) {
        skipped += view.steps[i].outcome == ALQ_TEST_SKIPPED;
        if (view.steps[i].outcome == ALQ_TEST_FAILED && !view.reason)
            view.reason = view.steps[i].reason;
    }
    if (result->has_failed) {
        view.outcome = ALQ_TEST_FAILED;
    } else if (result->is_skipped || skipped == view.step_count) {
        view.outcome = ALQ_TEST_SKIPPED;
        if (!view.reason)
            view.reason = view.step_count ? view.steps[0].reason : _("nothing could be tried");
    }
    return view;
}

static bool is_wanted(const struct trial *trial, const struct test_run *run)
{
    return trial->results[run->first].is_wanted || trial->results[run->last].is_wanted;
}

static void add_result(struct trial *trial, enum test_id test, struct alq_test_result *results,
                       struct alq_test_report *report)
{
    if (!trial->results[test].is_wanted)
        return;
    struct alq_test_result *result = &results[report->count++];
    *result = finish(trial, test);
    report->passed += result->outcome == ALQ_TEST_PASSED;
    report->failed += result->outcome == ALQ_TEST_FAILED;
    report->skipped += result->outcome == ALQ_TEST_SKIPPED;
    if (trial->options.finished)
        trial->options.finished(trial->options.user, result);
}

static bool run_tests(struct trial *trial, struct alq_test_report *report, struct alq_error *err)
{
    struct alq_test_result *results =
        arena_new_array(trial->arena, struct alq_test_result, TEST_COUNT);
    report->results = results;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const struct test_run *run = &runs[i];
        if (!is_wanted(trial, run))
            continue;
        for (enum test_id test = run->first; test <= run->last; test++)
            if (trial_is_over(trial))
                trial_skip_test(trial, test, _("a test before it failed"));
        if (!trial_is_over(trial)) {
            if (trial->options.begun)
                trial->options.begun(trial->options.user, infos[run->first].name);
            if (!run->run(trial, err))
                return false;
        }
        for (enum test_id test = run->first; test <= run->last; test++)
            add_result(trial, test, results, report);
    }
    return true;
}

static struct scratch_options scratch_options(const struct alq_test_options *options)
{
    return (struct scratch_options){
        .url = options->scratch_url,
        .base_directory = options->base_directory,
        .is_kept = options->keeps_scratch,
        .setup = options->setup,
        .watch = options->watch,
        .user = options->user,
        .callbacks = options->callbacks,
    };
}

static bool run_trial(struct trial *trial, struct alq_test_report *report, struct alq_error *err)
{
    const struct alq_test_options *options = &trial->options;
    const char *url = options->url ? options->url : trial->project->config.url;
    const char *directory =
        options->url ? options->base_directory : trial->project->config.url_directory;
    const struct scratch_options scratch = scratch_options(options);
    name_own_tables(trial);
    if (!choose_tests(trial, err) || !read_settings(trial, err) || !plan_range(trial, err))
        return false;
    bool needs_rows = trial->fixtures && trial->results[TEST_DATA].is_wanted;
    bool is_run = scratch_begin(&trial->scratch, &scratch, url, directory, err) &&
                  (!needs_rows || fixtures_load(trial, err));
    if (is_run) {
        report->dialect = trial->scratch.dialect->name;
        report->revisions = trial->plan.count;
        is_run = run_tests(trial, report, err);
    }
    scratch_end(&trial->scratch);
    return is_run;
}

/* Where a revision was is of no interest: its database is gone. */
static void simplify_stop(const struct trial *trial, struct alq_error *err)
{
    if (!err || err->kind != ALQ_ERROR_CANCELLED)
        return;
    alq_error_release(err);
    error_set(err, ALQ_ERROR_CANCELLED, "stopped on request");
    if (!trial->options.keeps_scratch)
        error_detail(err, "nothing is left of the databases that the tests made");
}

bool alq_test(const struct alq_project *project, const struct alq_test_options *options,
              struct alq_test_report *ret_report, struct alq_error *err)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    struct alq_test_report report = {.memory = arena, .elapsed_ns = -clock_monotonic()};
    struct trial trial = {
        .project = project,
        .options = options ? *options : no_options,
        .arena = arena,
    };
    if (!run_trial(&trial, &report, err)) {
        alq_test_report_release(&report);
        simplify_stop(&trial, err);
        return false;
    }
    report.elapsed_ns += clock_monotonic();
    *ret_report = report;
    return true;
}

void alq_test_report_release(struct alq_test_report *report)
{
    if (!report)
        return;
    if (report->memory)
        arena_release(report->memory);
    free(report->memory);
    *report = (struct alq_test_report){0};
}

const struct alq_test_result *alq_test_find(const struct alq_test_report *report, const char *name)
{
    for (size_t i = 0; i < report->count; i++)
        if (string_equal(report->results[i].name, name))
            return &report->results[i];
    return NULL;
}
