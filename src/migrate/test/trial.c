/* Writes down what the tests find. */
#include "migrate/test/trial.h"

#include "base/clock.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

bool trial_is_irreversible(const struct trial *trial, const struct graph_node *node)
{
    for (size_t i = 0; i < trial->irreversible.count; i++)
        if (trial->irreversible.items[i] == node)
            return true;
    return false;
}

bool trial_is_over(const struct trial *trial)
{
    for (size_t i = 0; i < TEST_COUNT; i++)
        if (trial->options.stops_at_failure && trial->results[i].has_failed)
            return true;
    return false;
}

bool trial_is_fatal(const struct alq_error *failure)
{
    return failure->kind == ALQ_ERROR_CANCELLED || failure->kind == ALQ_ERROR_CONNECT ||
           failure->kind == ALQ_ERROR_INTERNAL;
}

/* NULL: nobody wants to know. */
static struct alq_test_step *add_step(struct trial *trial, enum test_id test,
                                      const struct graph_node *node, const char *phase)
{
    struct result *result = &trial->results[test];
    if (!result->is_wanted)
        return NULL;
    const struct alq_test_step step = {
        .revision = node ? project_revision(trial->project, node) : NULL,
        .phase = phase,
    };
    vec_push(trial->arena, &result->steps, step);
    return &result->steps.items[result->steps.count - 1];
}

static void end_step(struct trial *trial, enum test_id test, struct alq_test_step *step,
                     int64_t started)
{
    step->elapsed_ns = clock_monotonic() - started;
    trial->results[test].elapsed_ns += step->elapsed_ns;
}

void trial_pass(struct trial *trial, enum test_id test, const struct graph_node *node,
                const char *phase, int64_t started)
{
    struct alq_test_step *step = add_step(trial, test, node, phase);
    if (step)
        end_step(trial, test, step, started);
}

void trial_skip(struct trial *trial, enum test_id test, const struct graph_node *node,
                const char *phase, const char *reason)
{
    struct alq_test_step *step = add_step(trial, test, node, phase);
    if (!step)
        return;
    step->outcome = ALQ_TEST_SKIPPED;
    step->reason = reason;
}

/* How to try this alone once it is mended; file: where the fault is, NULL: in the revision. */
static const char *next_command(const struct trial *trial, enum test_id test,
                                const struct graph_node *node, const char *file)
{
    const char *name = alq_tests()[test].name;
    if (!node)
        return arena_printf(trial->arena, "alambique test --only %s", name);
    const char *from = node->parents.count == 1 ? node->parents.items[0]->id : NULL;
    return arena_printf(trial->arena, _("mend %s, then: alambique test --only %s%s%s --to %s"),
                        file ? file : node_file(node)->path, name, from ? " --from " : "",
                        from ? from : "", node->id);
}

static struct alq_test_step *add_failure(struct trial *trial, enum test_id test,
                                         const struct graph_node *node, const char *phase,
                                         int64_t started)
{
    struct alq_test_step *step = add_step(trial, test, node, phase);
    struct result *result = &trial->results[test];
    if (!step)
        return NULL;
    end_step(trial, test, step, started);
    step->outcome = ALQ_TEST_FAILED;
    step->hint = next_command(trial, test, node, NULL);
    result->has_failed = true;
    result->failed++;
    return step;
}

/* The report outlives the error. */
static const struct alq_error *keep_error(const struct trial *trial,
                                          const struct alq_error *failure)
{
    struct alq_error *kept = arena_new(trial->arena, struct alq_error);
    *kept = *failure;
    char **const texts[] = {&kept->message, &kept->detail, &kept->hint, &kept->file,
                            &kept->statement};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = arena_strdup(trial->arena, *texts[i]);
    return kept;
}

void trial_fail_by_error(struct trial *trial, enum test_id test, const struct graph_node *node,
                         const char *phase, const struct alq_error *failure, int64_t started)
{
    struct alq_test_step *step = add_failure(trial, test, node, phase, started);
    if (!step)
        return;
    step->error = keep_error(trial, failure);
    step->hint = next_command(trial, test, node, failure->file);
    step->reason = arena_printf(trial->arena, _("%s failed: %s"), _(phase), failure->message);
}

void trial_fail_by_differences(struct trial *trial, enum test_id test,
                               const struct graph_node *node, const char *phase, const char *reason,
                               const struct strings *differences, int64_t started)
{
    struct alq_test_step *step = add_failure(trial, test, node, phase, started);
    if (!step)
        return;
    step->reason = reason;
    step->differences = string_list_view(differences);
}

void trial_skip_test(struct trial *trial, enum test_id test, const char *reason)
{
    struct result *result = &trial->results[test];
    if (result->steps.count)
        return;
    result->is_skipped = true;
    result->reason = reason;
}
