/* Tests of the migrations that are built in, as an application has them in its own test suite:
 * check_migrations ROWS [URL]. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <alambique/alambique.h>

#include "lms/files.h"

extern const struct alq_revision_set migrations; /* alambique_embed() in CMakeLists.txt */

/* What `lmsctl database init` makes; SQLite alone takes its tables in any order. */
static bool create(void *user, struct alq_database *scratch, struct alq_error *err)
{
    (void)user;
    return alq_database_execute(scratch, schema_sql, err);
}

static void say_failures(const struct alq_test_result *result)
{
    for (size_t i = 0; i < result->step_count; i++) {
        const struct alq_test_step *step = &result->steps[i];
        if (step->outcome != ALQ_TEST_FAILED)
            continue;
        printf("  %s %s: %s\n", step->revision ? step->revision->id : "", step->phase,
               step->reason);
        for (size_t j = 0; j < step->differences.count; j++)
            printf("    %s\n", step->differences.items[j]);
    }
}

/* Everything is tried but for the schema on servers, and each revision is. */
static int judge(const struct alq_test_report *report, size_t revisions, bool has_schema)
{
    size_t expected = has_schema ? 6 : 5;
    const struct alq_test_result *stairway = alq_test_find(report, "stairway");
    for (size_t i = 0; i < report->count; i++) {
        printf("%s: %s\n", report->results[i].name,
               alq_test_outcome_name(report->results[i].outcome));
        say_failures(&report->results[i]);
    }
    return report->passed == expected && report->failed == 0 && stairway &&
                   stairway->step_count == revisions
               ? 0
               : 1;
}

static int report_error(struct alq_error *err)
{
    char text[4000];
    alq_error_format(err, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    alq_error_release(err);
    return 1;
}

int main(int argc, char **argv)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project_options project_options = {0};
    struct alq_test_options options = {0};
    struct alq_test_report report = {0};
    struct alq_project *project = NULL;
    int code = 1;
    project_options.config_file = "";
    options.fixtures = argc > 1 ? argv[1] : NULL;
    options.url = argc > 2 ? argv[2] : "sqlite://";
    bool is_sqlite = strncmp(options.url, "sqlite", strlen("sqlite")) == 0;
    options.create = is_sqlite ? create : NULL;
    if (alq_project_open_embedded(&migrations, &project_options, &project, &err) &&
        alq_test(project, &options, &report, &err))
        code = judge(&report, alq_project_revision_count(project), is_sqlite);
    else
        code = report_error(&err);
    alq_test_report_release(&report);
    alq_project_free(project);
    return code;
}
