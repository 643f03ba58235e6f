/* Finds the client library when the first connection needs it, so that other runs pay nothing. */
#include <dlfcn.h>
#include <string.h>

#include "base/error.h"
#include "database/mysql/driver.h"
#include "base/banned.h"

/* libmysqlclient is not taken instead: its numbers for options are not those of the header that
 * this is compiled with. libmariadb speaks to the servers of both. */
static const char library[] = "libmariadb.so.3";

struct entry {
    const char *name;
    size_t offset;
};

#define ENTRY(member, symbol)                                                                      \
    {                                                                                              \
        symbol, offsetof(struct mysql_client, member)                                              \
    }

static const struct entry entries[] = {
    ENTRY(init, "mysql_init"),
    ENTRY(options, "mysql_options"),
    ENTRY(real_connect, "mysql_real_connect"),
    ENTRY(close, "mysql_close"),
    ENTRY(real_query, "mysql_real_query"),
    ENTRY(get_socket, "mysql_get_socket"),
    ENTRY(store_result, "mysql_store_result"),
    ENTRY(free_result, "mysql_free_result"),
    ENTRY(more_results, "mysql_more_results"),
    ENTRY(next_result, "mysql_next_result"),
    ENTRY(field_count, "mysql_field_count"),
    ENTRY(affected_rows, "mysql_affected_rows"),
    ENTRY(num_fields, "mysql_num_fields"),
    ENTRY(fetch_fields, "mysql_fetch_fields"),
    ENTRY(fetch_row, "mysql_fetch_row"),
    ENTRY(fetch_lengths, "mysql_fetch_lengths"),
    ENTRY(error, "mysql_error"),
    ENTRY(error_number, "mysql_errno"),
    ENTRY(sqlstate, "mysql_sqlstate"),
    ENTRY(get_server_info, "mysql_get_server_info"),
    ENTRY(thread_id, "mysql_thread_id"),
    ENTRY(escape, "mysql_real_escape_string"),
    ENTRY(select_db, "mysql_select_db"),
    ENTRY(set_server_option, "mysql_set_server_option"),
};

_Static_assert(sizeof entries / sizeof *entries * sizeof(void *) == sizeof(struct mysql_client),
               "a symbol for each call");

static bool fail_load(struct alq_error *err)
{
    const char *reason = dlerror();
    error_set(err, ALQ_ERROR_UNSUPPORTED, "cannot load %s, which connects to MySQL and MariaDB",
              library);
    if (reason)
        error_detail(err, "%s", reason);
    return error_hint(err, "install it, as in: apt-get install libmariadb3");
}

/* Never unloaded: the library has threads' and TLS's memory of its own, and another connection may
 * use it. */
bool mysql_client_load(struct mysql_client *ret_client, struct alq_error *err)
{
    struct mysql_client client;
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        return fail_load(err);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        void *found = dlsym(handle, entries[i].name);
        if (!found)
            return fail_load(err);
        /* C has no conversion from an object pointer to a function */
        memcpy((char *)&client + entries[i].offset, &found, sizeof found);
    }
    dlclose(handle);
    *ret_client = client;
    return true;
}
