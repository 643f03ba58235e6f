/* What `test` says of its results, to people and to machines. */
#ifndef CLI_TEST_REPORT_H
#define CLI_TEST_REPORT_H

#include <stdbool.h>

#include <alambique/test.h>

#include "cli/output.h"

/* One line for the test, and below it what is wrong. */
void test_report_result(struct output *output, const struct alq_test_result *result);

/* The last line. */
void test_report_summary(struct output *output, const struct alq_test_report *report);

/* All of it as JSON. */
void test_report_json(struct output *output, const struct alq_test_report *report);

#endif
