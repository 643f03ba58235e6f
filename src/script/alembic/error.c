/* Errors on their way between the database and a script. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "database/compile.h"
#include "script/alembic/session.h"
#include "base/banned.h"

/* The error that an exception was made of: kept whole, so that nothing of it is lost when the
 * script lets the exception pass. */
static void free_error(void *data)
{
    alq_error_release(data);
    free(data);
}

static const struct py_type kept_error_type = {
    .name = "DatabaseError",
    .kind = PY_KIND_OTHER,
    .finalize = free_error,
};

static const char attribute[] = "_alq_error";

static struct py_value keep(struct py *py, struct alq_error *err)
{
    struct alq_error *kept = memory_alloc(sizeof *kept);
    *kept = (struct alq_error)ALQ_ERROR_INIT;
    error_move(kept, err);
    return py_instance(py, &kept_error_type, py_unbound(), kept);
}

/* The class of sqlalchemy.exc by SQLSTATE, the longest prefix that is listed. */
static const char *class_of_state(const char *state)
{
    static const struct {
        const char *prefix;
        const char *class;
    } rows[] = {
        {"23", "IntegrityError"},   {"0A", "NotSupportedError"}, {"20", "ProgrammingError"},
        {"21", "ProgrammingError"}, {"22", "DataError"},         {"24", "InternalError"},
        {"25", "InternalError"},    {"26", "OperationalError"},  {"28", "OperationalError"},
        {"2B", "InternalError"},    {"2D", "InternalError"},     {"34", "OperationalError"},
        {"38", "InternalError"},    {"39", "InternalError"},     {"3B", "InternalError"},
        {"3D", "ProgrammingError"}, {"3F", "ProgrammingError"},  {"40", "OperationalError"},
        {"42", "ProgrammingError"}, {"44", "ProgrammingError"},  {"53", "OperationalError"},
        {"54", "OperationalError"}, {"55", "OperationalError"},  {"57", "OperationalError"},
        {"58", "OperationalError"}, {"P0", "InternalError"},     {"XX", "InternalError"},
        {"08", "OperationalError"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strncmp(state, rows[i].prefix, 2) == 0)
            return rows[i].class;
    return "DatabaseError";
}

/* The class by the number of MySQL and MariaDB, as PyMySQL has it: what it does not list is an
 * OperationalError, a table or column that is there already as well. */
static const char *class_of_number(int number)
{
    enum { FIRST_OF_SERVER = 1000 };
    static const struct {
        int number;
        const char *class;
    } rows[] = {
        {1007, "ProgrammingError"},  {1064, "ProgrammingError"},  {1102, "ProgrammingError"},
        {1103, "ProgrammingError"},  {1110, "ProgrammingError"},  {1111, "ProgrammingError"},
        {1112, "ProgrammingError"},  {1113, "ProgrammingError"},  {1146, "ProgrammingError"},
        {1149, "ProgrammingError"},  {1166, "ProgrammingError"},  {1179, "ProgrammingError"},
        {1171, "DataError"},         {1230, "DataError"},         {1263, "DataError"},
        {1264, "DataError"},         {1265, "DataError"},         {1366, "DataError"},
        {1367, "DataError"},         {1406, "DataError"},         {1441, "DataError"},
        {1048, "IntegrityError"},    {1062, "IntegrityError"},    {1215, "IntegrityError"},
        {1216, "IntegrityError"},    {1217, "IntegrityError"},    {1451, "IntegrityError"},
        {1452, "IntegrityError"},    {1196, "NotSupportedError"}, {1235, "NotSupportedError"},
        {1286, "NotSupportedError"}, {1289, "NotSupportedError"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (number == rows[i].number)
            return rows[i].class;
    return number < FIRST_OF_SERVER ? "InternalError" : "OperationalError";
}

static bool lacks_value(const struct alq_error *err)
{
    return err->message && string_starts_with(err->message, COMPILE_LACKS_VALUE);
}

/* What SQLAlchemy raises over the database's driver. SQLite's has no states: all that is no
 * constraint is an OperationalError there. */
static const char *class_of(const struct binding *binding, const struct alq_error *err)
{
    const struct dialect *dialect = binding->apply.render.dialect; /* NULL: nothing runs */
    bool is_sqlite = dialect && strcmp(dialect->name, "sqlite") == 0;
    switch (err->kind) {
    case ALQ_ERROR_DATABASE:
        if (is_sqlite && strncmp(err->sqlstate, "23", 2) != 0)
            return "OperationalError";
        if (dialect && strcmp(dialect->name, "mysql") == 0)
            return class_of_number(err->vendor_code);
        return class_of_state(err->sqlstate);
    case ALQ_ERROR_LOCK:
    case ALQ_ERROR_CONNECT:
        return "OperationalError";
    case ALQ_ERROR_UNSUPPORTED:
    case ALQ_ERROR_SCRIPT:
        return lacks_value(err) ? "StatementError" : "CompileError";
    default:
        return "SQLAlchemyError";
    }
}

/* StatementError: it came to no statement. */
static struct py_value without_value(struct py *py, struct py_value class, const char *message)
{
    TEXT_SCOPE(text);
    struct py_value kind = py_import_name(py, "sqlalchemy.exc", "InvalidRequestError");
    if (py_is_error(kind))
        return kind;
    text_printf(&text, "%c%s", ascii_upper((unsigned char)*message), message + 1);
    struct py_value said = py_str(py, text_string(&text));
    struct py_value original = py_call(py, kind, &said, 1);
    text_clear(&text);
    text_printf(&text, "(sqlalchemy.exc.InvalidRequestError) %c%s",
                ascii_upper((unsigned char)*message), message + 1);
    const struct py_value arguments[] = {py_str(py, text_string(&text)), py_none(), py_none(),
                                         original};
    return py_is_error(original) ? original : py_call(py, class, arguments, 4);
}

static struct py_value new_exception(struct binding *binding, struct py_value parameters,
                                     const struct alq_error *err)
{
    struct py *py = binding->py;
    struct py_value class = py_import_name(py, "sqlalchemy.exc", class_of(binding, err));
    if (py_is_error(class))
        return class;
    if (lacks_value(err))
        return without_value(py, class, err->message);
    struct py_value message = py_str(py, err->message ? err->message : "failed");
    if (err->kind != ALQ_ERROR_DATABASE && err->kind != ALQ_ERROR_LOCK &&
        err->kind != ALQ_ERROR_CONNECT)
        return py_call(py, class, &message, 1);
    struct py_value original = py_import_name(py, "alembic._driver", "error");
    if (py_is_error(original))
        return original;
    const struct py_value parts[] = {
        py_str(py, binding->apply.connection->dialect->name),
        py_str(py, class_of(binding, err)),
        message,
        py_str(py, err->sqlstate),
        py_int(err->vendor_code),
        err->detail ? py_str(py, err->detail) : py_none(),
    };
    original = py_call(py, original, parts, sizeof parts / sizeof *parts);
    if (py_is_error(original))
        return original;
    const struct py_value arguments[] = {err->statement ? py_str(py, err->statement) : py_none(),
                                         parameters, original};
    return py_call(py, class, arguments, 3);
}

bool binding_raise(struct binding *binding, struct alq_error *err)
{
    return binding_raise_with(binding, py_none(), err);
}

bool binding_raise_with(struct binding *binding, struct py_value parameters, struct alq_error *err)
{
    struct py *py = binding->py;
    struct py_value exception = new_exception(binding, parameters, err);
    if (py_is_error(exception)) {
        alq_error_release(err);
        return false;
    }
    if (err->kind == ALQ_ERROR_CANCELLED)
        binding->is_cancelled = true;
    if (py_setattr_string(py, exception, attribute, keep(py, err)))
        py_raise_value(py, exception);
    return false;
}

/* Whether a file of a traceback is one that people can open and mend. */
static bool is_of_project(const struct binding *binding, const char *file)
{
    return *file == '/' || (binding->file && strcmp(file, binding->file->path) == 0);
}

/* Frames of this library's own modules say nothing to the author of a script. */
static void hide_own_frames(struct binding *binding, struct py_value exception)
{
    struct py *py = binding->py;
    struct py_exception *raised = (struct py_exception *)exception.object;
    const struct py_value *entries;
    size_t count;
    if (!py_sequence(py_traceback(py, exception), &entries, &count))
        return;
    struct py_value shown = py_list(py, count);
    for (size_t i = 0; i < count; i++) {
        const struct py_value *parts;
        size_t part_count;
        const char *file = py_sequence(entries[i], &parts, &part_count) && part_count
                               ? py_string(py, parts[0])
                               : NULL;
        if (file && is_of_project(binding, file))
            py_list_append(py, shown, entries[i]);
    }
    raised->traceback = shown;
}

/* The error of the database in err, placed and told of as what is shown. */
static bool take_kept(struct alq_error *kept, const struct alq_error *shown, struct alq_error *err)
{
    if (!err)
        return false;
    char *file = kept->file;
    kept->file = NULL;
    error_move(err, kept);
    if (shown->file)
        error_at(err, shown->file, shown->line, shown->column);
    else
        error_at(err, file, err->line, err->column);
    free(file);
    return error_detail(err, "%s", shown->detail ? shown->detail : "");
}

bool binding_take_error(struct binding *binding, struct alq_error *err)
{
    struct py *py = binding->py;
    struct py_value exception = py_error_take(py);
    ERROR_SCOPE(shown);
    struct alq_error *kept = NULL;
    if (py_is_kind(exception, PY_KIND_EXCEPTION)) {
        hide_own_frames(binding, exception);
        struct py_value holder = py_getattr_optional(py, exception, py_intern(py, attribute));
        kept = py_is_error(holder) || py_is_unbound(holder) ? NULL
                                                            : py_data(py, holder, &kept_error_type);
    }
    py_error_clear(py);
    py_raise_value(py, exception);
    py_error_to(py, &shown);
    return kept && kept->kind != ALQ_ERROR_NONE ? take_kept(kept, &shown, err)
                                                : error_move(err, &shown);
}
