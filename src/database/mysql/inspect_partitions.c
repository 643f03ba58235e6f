/* What stands behind PARTITION BY, put together from the rows of information_schema.partitions. */
#include "database/mysql/inspect_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "database/mysql/mysql.h"
#include "base/banned.h"

static const char option[] = "mysql_partition_by";

static void add_method(const char *method, const char *expression, struct text *text)
{
    text_printf(text, "%s (%s)", method, expression ? expression : "");
}

static bool has_values(const char *method)
{
    return string_starts_with(method, "RANGE") || string_starts_with(method, "LIST");
}

/* PARTITION p0 VALUES LESS THAN (10) */
static void add_definition(const struct partition_row *row, struct text *text)
{
    const char *values = row->description ? row->description : "";
    text_add(text, "PARTITION ");
    dialect_add_name(&mysql_dialect, text, row->name);
    if (string_equal(row->method, "RANGE") && string_equal(values, "MAXVALUE"))
        text_add(text, " VALUES LESS THAN MAXVALUE");
    else
        text_printf(text, " VALUES %s (%s)",
                    string_starts_with(row->method, "LIST") ? "IN" : "LESS THAN", values);
}

static void begin(const struct partition_row *row, struct text *text)
{
    add_method(row->method, row->expression, text);
    if (row->inner_method) {
        text_add(text, " SUBPARTITION BY ");
        add_method(row->inner_method, row->inner_expression, text);
        text_printf(text, " SUBPARTITIONS %lld", (long long)row->inner_count);
    }
}

void mysql_add_partition(struct table *table, const struct partition_row *row, struct arena *arena)
{
    static const char parts[] = " PARTITIONS ";
    const char *known = options_text(&table->options, option);
    TEXT_SCOPE(text);
    if (string_equal(row->method, "SYSTEM_TIME"))
        return;
    if (!known)
        begin(row, &text);
    if (has_values(row->method)) {
        if (known)
            text_add_bytes(&text, known, strlen(known) - 1);
        text_add(&text, known ? ", " : " (");
        add_definition(row, &text);
        text_add_char(&text, ')');
    } else {
        const char *count = known ? strstr(known, parts) : NULL;
        long number = count ? strtol(count + strlen(parts), NULL, 10) : 0;
        text_add_bytes(&text, known ? known : "", count ? (size_t)(count - known) : 0);
        text_printf(&text, "%s%ld", parts, number + 1);
    }
    options_set_text(&table->options, arena, option, text_copy(&text, arena));
}
