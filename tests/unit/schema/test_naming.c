/* Naming conventions and names that are too long; expectations are SQLAlchemy's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "schema/naming.h"
#include "base/banned.h"

static const struct table orders = {.schema = "shop.eu", .name = "orders"};

static struct constraint *two_columns(struct arena *arena, enum constraint_kind kind,
                                      const char *name)
{
    struct constraint *constraint = constraint_new(arena, kind, name);
    vec_push(arena, &constraint->columns, "user_id");
    vec_push(arena, &constraint->columns, "day");
    constraint->referred_table = "users";
    vec_push(arena, &constraint->referred_columns, "id");
    vec_push(arena, &constraint->referred_columns, "since");
    return constraint;
}

static void assert_filled(const char *pattern, const char *name, const char *expected)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct naming naming = {.foreign_key = pattern};
    struct constraint *constraint = two_columns(&arena, CONSTRAINT_FOREIGN_KEY, name);
    if (!naming_apply(&naming, &orders, constraint, &arena, &err))
        fail_msg("%s", err.message);
    assert_string_equal(constraint->name, expected);
}

static void test_tokens(void **state)
{
    (void)state;
    assert_filled("fk_%(table_name)s", NULL, "fk_orders");
    assert_filled("%(column_0_name)s-%(column_1_key)s", NULL, "user_id-day");
    assert_filled("%(column_0N_name)s", NULL, "user_idday");
    assert_filled("%(column_0_N_name)s", NULL, "user_id_day");
    assert_filled("%(column_0_label)s", NULL, "shop_eu_orders_user_id");
    assert_filled("%(column_0_N_label)s", NULL, "shop_eu_orders_user_id_shop_eu_orders_day");
    assert_filled("%(referred_table_name)s_%(referred_column_0_name)s", NULL, "users_id");
    assert_filled("%(column_7_name)s.", NULL, ".");
    assert_filled("100%% %(table_name)s %", NULL, "100% orders %");
    assert_filled("x_%(constraint_name)s", "given", "x_given");
    assert_filled("fk_%(table_name)s", "given", "given");
}

static void assert_refused(const char *pattern, const char *part)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct naming naming = {.check = pattern};
    struct constraint *constraint = two_columns(&arena, CONSTRAINT_CHECK, NULL);
    assert_false(naming_apply(&naming, &orders, constraint, &arena, &err));
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_non_null(strstr(err.message, part));
}

static void test_bad_tokens(void **state)
{
    (void)state;
    assert_refused("ck_%(constraint_name)s", "needs a constraint with a name");
    assert_refused("ck_%(colour)s", "colour");
    assert_refused("ck_%(column_name)s", "column_name");
    assert_refused("ck_%(column_0_size)s", "column_0_size");
    assert_refused("ck_%(column_0)s", "column_0");
}

static void test_final_names_stay(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct naming naming = {.unique = "uq_%(constraint_name)s"};
    struct constraint *constraint = two_columns(&arena, CONSTRAINT_UNIQUE, "mine");
    constraint->is_name_final = true;
    assert_true(naming_apply(&naming, &orders, constraint, &arena, &err));
    assert_string_equal(constraint->name, "mine");
    assert_true(naming_apply(NULL, &orders, constraint, &arena, &err));
}

static void test_indexes_have_a_convention_of_their_own(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct index *index = index_new(&arena, NULL);
    vec_push(&arena, &index->elements, (struct index_element){.column = "day"});
    assert_true(naming_apply_index(NULL, &orders, index, &arena, &err));
    assert_string_equal(index->name, "ix_shop_eu_orders_day");
    assert_true(index->is_name_final);
}

static void test_truncation(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    assert_string_equal(naming_truncate("short", 63, &arena), "short");
    /* SQLAlchemy: name[0:55] + "_" + md5(name)[-4:] */
    const char *name = "ix_lengthy_lengthy_lengthy_lengthy_lengthy_lengthy_lengthy_lengthy_";
    const char *cut = naming_truncate(name, 63, &arena);
    assert_int_equal(strlen(cut), 60);
    assert_int_equal(strncmp(cut, name, 55), 0);
    assert_int_equal(cut[55], '_');
    const char *umlauts = naming_truncate("üüüüüüüüüüüüüüüüüüüü", 12, &arena);
    assert_int_equal(strncmp(umlauts, "üüüü_", 9), 0);
    assert_int_equal(strlen(umlauts), 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_bad_tokens),
        cmocka_unit_test(test_final_names_stay),
        cmocka_unit_test(test_indexes_have_a_convention_of_their_own),
        cmocka_unit_test(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
