/* The native module _operations: how the package alembic has operations made, and what it is told
 * of the run. */
#include <string.h>

#include "base/error.h"
#include "database/offline.h"
#include "script/alembic/binding.h"
#include "script/alembic/read.h"
#include "script/alembic/transaction.h"
#include "base/banned.h"

static bool check_running(struct binding *binding)
{
    if (binding->target)
        return true;
    py_raise(binding->py, PY_EXC_RUNTIME,
             "no revision runs: operations happen in upgrade() and "
             "downgrade()");
    return false;
}

/* apply(operation) */
static struct py_value apply(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct operation *operation;
    struct alq_error err = ALQ_ERROR_INIT;
    if (!check_running(binding) || !lower_operation(binding, a[0], binding->arena, &operation))
        return py_error();
    if (!operation_apply(&binding->apply, operation, &err)) {
        binding_raise(binding, &err);
        return py_error();
    }
    return py_none();
}

static bool lower_list(struct binding *binding, struct py_value list, struct operations *operations)
{
    const struct py_value *items;
    size_t count;
    if (!py_sequence(list, &items, &count)) {
        py_raise(binding->py, PY_EXC_TYPE, "a batch needs a list of operations");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct operation *operation;
        if (!lower_operation(binding, items[i], binding->arena, &operation))
            return false;
        vec_push(binding->arena, operations, operation);
    }
    return true;
}

static enum recreate recreate_of(const char *word)
{
    return strcmp(word, "always") == 0  ? RECREATE_ALWAYS
           : strcmp(word, "never") == 0 ? RECREATE_NEVER
                                        : RECREATE_AUTO;
}

/* apply_batch(schema, table, operations, recreate) */
static struct py_value apply_batch(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct operations operations = {0};
    struct alq_error err = ALQ_ERROR_INIT;
    const char *schema = NULL;
    const char *table;
    const char *recreate;
    if (!check_running(binding) ||
        (!py_is_none(a[0]) && !py_to_string(py, a[0], "schema", &schema)) ||
        !py_to_string(py, a[1], "table_name", &table) ||
        !py_to_string(py, a[3], "recreate", &recreate) || !lower_list(binding, a[2], &operations))
        return py_error();
    if (!operations_apply_batch(&binding->apply, schema, table, &operations, recreate_of(recreate),
                                &err)) {
        binding_raise(binding, &err);
        return py_error();
    }
    return py_none();
}

/* execute(sql): text that runs as it is. */
static struct py_value execute(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct alq_error err = ALQ_ERROR_INIT;
    const char *sql;
    if (!check_running(binding) || !py_to_string(py, a[0], "sqltext", &sql))
        return py_error();
    struct operation *operation = operation_new(binding->arena, OPERATION_EXECUTE, NULL, NULL);
    operation->text = sql;
    if (!operation_apply(&binding->apply, operation, &err)) {
        binding_raise(binding, &err);
        return py_error();
    }
    return py_none();
}

static struct py_value string_or_none(struct py *py, const char *string)
{
    return string ? py_str(py, string) : py_none();
}

static struct py_value strings_value(struct py *py, const struct strings *strings)
{
    struct py_value list = py_list(py, 4);
    for (size_t i = 0; strings && i < strings->count; i++)
        py_list_append(py, list, py_str(py, strings->items[i]));
    return list;
}

/* run(): what there is to know about the run, as a dict. */
static struct py_value run(struct py *py, struct py_value *a)
{
    (void)a;
    const struct binding *binding = binding_of(py);
    const struct script_host *host = binding->host;
    if (!check_running(binding_of(py)))
        return py_error();
    const struct connection *connection = binding->target->connection;
    struct py_value dict = py_dict(py);
    py_dict_set_string(py, dict, "number", py_int((int64_t)binding->number));
    py_dict_set_string(py, dict, "dialect", py_str(py, connection->dialect->name));
    py_dict_set_string(py, dict, "is_mariadb", py_bool(connection->is_mariadb));
    py_dict_set_string(py, dict, "is_offline", py_bool(binding->target->is_offline));
    py_dict_set_string(py, dict, "url", string_or_none(py, connection->display_url));
    py_dict_set_string(py, dict, "x", strings_value(py, host->x_arguments));
    py_dict_set_string(py, dict, "heads", strings_value(py, host->versions));
    py_dict_set_string(py, dict, "version_table", string_or_none(py, host->version_table));
    py_dict_set_string(py, dict, "version_table_schema",
                       string_or_none(py, host->version_table_schema));
    py_dict_set_string(py, dict, "config_file", string_or_none(py, host->config_file));
    py_dict_set_string(py, dict, "section", string_or_none(py, host->section));
    py_dict_set_string(py, dict, "revision", py_str(py, binding->file->revision.id));
    return dict;
}

/* option(section, key): of the configuration file; None where it is missing. */
static struct py_value option(struct py *py, struct py_value *a)
{
    const struct script_host *host = binding_of(py)->host;
    struct alq_error err = ALQ_ERROR_INIT;
    ARENA_SCOPE(scratch);
    const char *section;
    const char *key;
    const char *value = NULL;
    if (!py_to_string(py, a[0], "section", &section) || !py_to_string(py, a[1], "name", &key))
        return py_error();
    if (host->ini && !ini_get(host->ini, section, key, &scratch, &value, &err))
        return py_raise_alq(py, PY_EXC_VALUE, &err);
    return string_or_none(py, value);
}

/* options(section): the names of its keys, those of DEFAULT included. */
static struct py_value options(struct py *py, struct py_value *a)
{
    const struct script_host *host = binding_of(py)->host;
    const char *section;
    struct py_value list = py_list(py, 8);
    if (!py_to_string(py, a[0], "section", &section))
        return py_error();
    const struct ini_section *found = host->ini ? ini_find_section(host->ini, section) : NULL;
    for (size_t i = 0; found && i < found->values.count; i++)
        py_list_append(py, list, py_str(py, found->values.entries[i].key));
    for (size_t i = 0; host->ini && i < host->ini->defaults.count; i++)
        if (!found || !map_has(&found->values, host->ini->defaults.entries[i].key))
            py_list_append(py, list, py_str(py, host->ini->defaults.entries[i].key));
    return list;
}

/* number(): of the script that runs, to know when what is remembered is another's. */
static struct py_value number(struct py *py, struct py_value *a)
{
    (void)a;
    return py_int((int64_t)binding_of(py)->number);
}

/* write(text): as it is, into the SQL that is written; nowhere when statements run. */
static struct py_value write_text(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct alq_error err = ALQ_ERROR_INIT;
    const char *text;
    if (!check_running(binding) || !py_to_string(py, a[0], "text", &text))
        return py_error();
    if (binding->target->is_offline && !offline_write(binding->target->connection, text, &err)) {
        binding_raise(binding, &err);
        return py_error();
    }
    return py_none();
}

static struct py_value done(struct binding *binding, bool is_done, struct alq_error *err)
{
    if (is_done)
        return py_none();
    binding_raise(binding, err);
    return py_error();
}

/* autocommit(enter) */
static struct py_value autocommit(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct alq_error err = ALQ_ERROR_INIT;
    bool enters;
    if (!check_running(binding) || !py_truth(py, a[0], &enters))
        return py_error();
    return done(binding,
                enters ? transaction_enter_autocommit(binding, &err)
                       : transaction_leave_autocommit(binding, &err),
                &err);
}

/* isolation(level): AUTOCOMMIT leaves the transaction, any other comes back to one. */
static struct py_value isolation(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct alq_error err = ALQ_ERROR_INIT;
    const char *level;
    if (!check_running(binding) || !py_to_string(py, a[0], "isolation_level", &level))
        return py_error();
    return done(binding,
                strcmp(level, "AUTOCOMMIT") == 0 ? transaction_enter_autocommit(binding, &err)
                                                 : transaction_leave_autocommit(binding, &err),
                &err);
}

/* commit(): the run commits what a revision did, together with its version. */
static struct py_value commit(struct py *py, struct py_value *a)
{
    (void)a;
    return check_running(binding_of(py)) ? py_none() : py_error();
}

static struct py_value rollback(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct alq_error err = ALQ_ERROR_INIT;
    (void)a;
    if (!check_running(binding))
        return py_error();
    return done(binding, transaction_roll_back(binding, &err), &err);
}

static const struct py_function_row functions[] = {
    {"apply", apply, "operation", PY_PLAIN},
    {"apply_batch", apply_batch, "schema, table, operations, recreate", PY_PLAIN},
    {"execute", execute, "sql", PY_PLAIN},
    {"write", write_text, "text", PY_PLAIN},
    {"run", run, "", PY_PLAIN},
    {"option", option, "section, key", PY_PLAIN},
    {"options", options, "section", PY_PLAIN},
    {"number", number, "", PY_PLAIN},
    {"autocommit", autocommit, "enter", PY_PLAIN},
    {"isolation", isolation, "level", PY_PLAIN},
    {"commit", commit, "", PY_PLAIN},
    {"rollback", rollback, "", PY_PLAIN},
    {NULL, NULL, NULL, PY_PLAIN},
};

const struct py_module_type native_operations = {
    .name = "_operations",
    .functions = functions,
};
