/* The web side: a page with the courses, and /health. */
#include "lms.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <microhttpd.h>
#include <sqlite3.h>

/* A page that grows; NULL bytes: out of memory. */
struct page {
    char *bytes;
    size_t length;
    FILE *stream;
};

static bool page_begin(struct page *page)
{
    page->stream = open_memstream(&page->bytes, &page->length);
    return page->stream != NULL;
}

static void add_escaped(FILE *stream, const char *text)
{
    for (; text && *text; text++) {
        switch (*text) {
        case '<':
            fputs("&lt;", stream);
            break;
        case '>':
            fputs("&gt;", stream);
            break;
        case '&':
            fputs("&amp;", stream);
            break;
        case '"':
            fputs("&quot;", stream);
            break;
        default:
            fputc(*text, stream);
        }
    }
}

static bool write_courses(const struct lms *lms, FILE *stream)
{
    struct alq_error err = ALQ_ERROR_INIT;
    sqlite3 *connection = NULL;
    sqlite3_stmt *rows = NULL;
    bool is_done = lms_open(lms, &connection, &err) &&
                   sqlite3_prepare_v2(connection,
                                      "SELECT code, title, summary FROM courses "
                                      "WHERE status = 'open' AND is_public ORDER BY title",
                                      -1, &rows, NULL) == SQLITE_OK;
    fputs("<!doctype html>\n<meta charset=utf-8>\n<title>Courses</title>\n<h1>Courses</h1>\n<dl>\n",
          stream);
    while (is_done && sqlite3_step(rows) == SQLITE_ROW) {
        fputs("<dt>", stream);
        add_escaped(stream, (const char *)sqlite3_column_text(rows, 1));
        fputs("<dd>", stream);
        add_escaped(stream, (const char *)sqlite3_column_text(rows, 2));
        fputs("\n", stream);
    }
    fputs("</dl>\n", stream);
    sqlite3_finalize(rows);
    sqlite3_close(connection);
    alq_error_release(&err);
    return is_done;
}

/* Fit to serve: 200 at head, 503 with anything pending or wrong, as probes want it. */
static bool write_health(const struct lms *lms, FILE *stream)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_state state = {0};
    bool is_known = lms_state(lms, &state, &err);
    bool is_current = is_known && state.kind == ALQ_STATE_CURRENT;
    fprintf(stream, "{\"schema\": \"%s\", \"pending\": %zu, \"versions\": [",
            is_known ? alq_state_name(state.kind) : "unreachable", state.pending.count);
    for (size_t i = 0; i < state.versions.count; i++)
        fprintf(stream, "%s\"%s\"", i ? ", " : "", state.versions.items[i]);
    fputs("]}\n", stream);
    alq_state_release(&state);
    alq_error_release(&err);
    return is_current;
}

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, const char *type,
                              const struct page *page)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page->length, page->bytes, MHD_RESPMEM_MUST_FREE);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result handle(void *user, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *data_size, void **state)
{
    const struct lms *lms = user;
    struct page page = {0};
    (void)version;
    (void)data;
    (void)data_size;
    (void)state;
    if (strcmp(method, "GET") != 0 || !page_begin(&page))
        return MHD_NO;
    unsigned status = MHD_HTTP_NOT_FOUND;
    const char *type = "text/plain";
    if (strcmp(url, "/health") == 0) {
        type = "application/json";
        status = write_health(lms, page.stream) ? MHD_HTTP_OK : MHD_HTTP_SERVICE_UNAVAILABLE;
    } else if (strcmp(url, "/") == 0) {
        type = "text/html; charset=utf-8";
        status = write_courses(lms, page.stream) ? MHD_HTTP_OK : MHD_HTTP_INTERNAL_SERVER_ERROR;
    } else {
        fputs("not found\n", page.stream);
    }
    fclose(page.stream);
    return answer(connection, status, type, &page);
}

int lms_serve(const struct lms *lms, unsigned short port)
{
    sigset_t stops;
    int stop = 0;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigprocmask(SIG_BLOCK, &stops, NULL); /* before threads are made, which inherit it */
    struct MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, port, NULL, NULL,
                                                 handle, (void *)lms, MHD_OPTION_END);
    if (!daemon) {
        fprintf(stderr, "error: cannot listen on port %u\n", port);
        return 1;
    }
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    printf("serving on http://localhost:%u/\n", info ? info->port : port);
    fflush(stdout);
    sigwait(&stops, &stop);
    MHD_stop_daemon(daemon);
    return 0;
}
