/* The native module _makers: values of columns as the types of SQLAlchemy make them of what SQLite
 * gives, for types that no script has changed. */
#include <math.h>

#include "base/real.h"
#include "base/text.h"
#include "script/alembic/binding.h"
#include "script/alembic/moment.h"
#include "base/banned.h"

/* What is no text stays; what is written in another way the class itself reads. */
static struct py_value make_moment(struct py *py, struct py_value value,
                                   struct py_value (*make)(struct py *py, const char *text),
                                   const char *name)
{
    if (!py_is_str(value))
        return value;
    struct py_value made = make(py, py_string(py, value));
    if (!py_is_unbound(made))
        return made;
    struct py_value class = py_import_name(py, "datetime", name);
    if (py_is_error(class))
        return class;
    return py_call_method(py, class, "fromisoformat", &value, 1);
}

static struct py_value make_datetime(struct py *py, struct py_value *a)
{
    return make_moment(py, a[0], moment_datetime, "datetime");
}

static struct py_value make_date(struct py *py, struct py_value *a)
{
    return make_moment(py, a[0], moment_date, "date");
}

static struct py_value make_time(struct py *py, struct py_value *a)
{
    return make_moment(py, a[0], moment_time, "time");
}

/* A number with as many places as the type has; data: how many. */
static struct py_value make_decimal(struct py *py, struct py_value *a)
{
    struct py_value places = py_native_data(py);
    TEXT_SCOPE(digits);
    double number;
    if (py_is_str(a[0]))
        return moment_decimal(py, py_string(py, a[0]));
    if (a[0].tag != PY_INT && a[0].tag != PY_FLOAT)
        return a[0];
    if (!py_to_double(py, a[0], &number))
        return py_error();
    if (!isfinite(number))
        text_add(&digits, isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
    else
        real_add(&digits, "%.*f", (int)places.integer, number);
    return moment_decimal(py, text_string(&digits));
}

static struct py_value make_boolean(struct py *py, struct py_value *a)
{
    bool is_true;
    if (py_is_none(a[0]))
        return a[0];
    return py_truth(py, a[0], &is_true) ? py_bool(is_true) : py_error();
}

/* decimal(places): the function for a column. */
static struct py_value decimal(struct py *py, struct py_value *a)
{
    static const struct py_function_row row = {"decimal", make_decimal, "value, /", PY_PLAIN};
    int64_t places;
    if (!py_to_int64(py, a[0], &places))
        return py_error();
    if (places < 0 || places > 1000)
        return py_raise(py, PY_EXC_VALUE, "a scale of %lld", (long long)places);
    return py_function(py, &row, py_int(places));
}

static const struct py_function_row functions[] = {
    {"boolean", make_boolean, "value, /", PY_PLAIN},
    {"datetime", make_datetime, "value, /", PY_PLAIN},
    {"date", make_date, "value, /", PY_PLAIN},
    {"time", make_time, "value, /", PY_PLAIN},
    {"decimal", decimal, "places, /", PY_PLAIN},
    {0},
};

const struct py_module_type native_makers = {
    .name = "_makers",
    .functions = functions,
};
