/* Shows a run: the library's messages as lines, and below them the bar, drawn by a thread. */
#include "cli/progress.h"

#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/message.h"
#include "base/text.h"
#include "base/vec.h"
#include "cli/interrupt.h"
#include "base/banned.h"

enum { FRAME_MS = 100 };

struct progress {
    struct output *output;
    bool is_verbose;
    bool has_thread;
    pthread_t thread;
    locale_t locale; /* of who runs the command, whose language is not the process's with --json */
    pthread_mutex_t lock; /* all below */
    pthread_cond_t changed;
    bool is_stopping;
    bool is_drawn;             /* the bar is on the screen */
    bool is_active;            /* there is something to draw */
    struct alq_progress state; /* its strings in the arena */
    int64_t started;           /* of the revision, or the waiting */
    struct arena arena;
    struct strings done;
};

static void erase(struct progress *progress)
{
    if (!progress->is_drawn)
        return;
    (void)fputs("\r\033[K", progress->output->err);
    progress->is_drawn = false;
}

static void draw(struct progress *progress)
{
    unsigned columns = output_columns(progress->output->err);
    if (!progress->is_active || !columns)
        return;
    struct alq_progress state = progress->state;
    state.elapsed_ns = clock_monotonic() - progress->started;
    TEXT_SCOPE(text);
    progress_add_bar(&text, &state, columns, output_speaks_unicode(), progress->output->colors_err);
    (void)fprintf(progress->output->err, "\r%s\033[K", text_string(&text));
    (void)fflush(progress->output->err);
    progress->is_drawn = true;
}

static void *run_thread(void *argument)
{
    struct progress *progress = argument;
    (void)uselocale(progress->locale);
    pthread_mutex_lock(&progress->lock);
    while (!progress->is_stopping) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += FRAME_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&progress->changed, &progress->lock, &until);
        if (!progress->is_stopping)
            draw(progress);
    }
    erase(progress);
    pthread_mutex_unlock(&progress->lock);
    return NULL;
}

/* Signals are the main thread's. */
static bool start_thread(struct progress *progress)
{
    sigset_t all;
    sigset_t old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    bool has_started = pthread_create(&progress->thread, NULL, run_thread, progress) == 0;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return has_started;
}

struct progress *progress_start(struct output *output, bool is_verbose)
{
    struct progress *progress = memory_alloc(sizeof *progress);
    *progress = (struct progress){.output = output,
                                  .is_verbose = is_verbose,
                                  .locale = uselocale((locale_t)0)};
    pthread_mutex_init(&progress->lock, NULL);
    pthread_cond_init(&progress->changed, NULL);
    const char *term = getenv("TERM");
    bool can_move = term && !string_equal(term, "dumb");
    if (can_move && !output->is_quiet && output_columns(output->err))
        progress->has_thread = start_thread(progress);
    return progress;
}

void progress_stop(struct progress *progress)
{
    if (!progress)
        return;
    if (progress->has_thread) {
        pthread_mutex_lock(&progress->lock);
        progress->is_stopping = true;
        pthread_cond_signal(&progress->changed);
        pthread_mutex_unlock(&progress->lock);
        pthread_join(progress->thread, NULL);
        (void)fflush(progress->output->err);
    }
    pthread_cond_destroy(&progress->changed);
    pthread_mutex_destroy(&progress->lock);
    arena_release(&progress->arena);
    free(progress);
}

static void on_log(void *user, enum alq_log_level level, const char *message)
{
    struct progress *progress = user;
    if (level == ALQ_LOG_DEBUG && !progress->is_verbose)
        return;
    pthread_mutex_lock(&progress->lock);
    erase(progress);
    if (level >= ALQ_LOG_WARNING)
        output_warning(progress->output, message);
    else
        output_note(progress->output, "%s", message);
    pthread_mutex_unlock(&progress->lock);
}

static bool is_same_wait(const struct alq_progress *a, const struct alq_progress *b)
{
    return a->kind == ALQ_PROGRESS_WAITING && b->kind == ALQ_PROGRESS_WAITING;
}

/* The string kept before where it is the same, so that memory does not grow with statements. */
static const char *keep_string(struct progress *progress, const char *kept, const char *string)
{
    return string_equal(kept, string) ? kept : arena_strdup(&progress->arena, string);
}

/* Keeps the state for the thread; its strings are borrowed for the call only. */
static void keep(struct progress *progress, const struct alq_progress *state)
{
    bool is_new = state->kind == ALQ_PROGRESS_REVISION ||
                  (state->kind == ALQ_PROGRESS_WAITING && !is_same_wait(state, &progress->state));
    if (is_new || !progress->is_active)
        progress->started = clock_monotonic() - state->elapsed_ns;
    struct alq_progress kept = *state;
    if (state->kind == ALQ_PROGRESS_ROWS && !state->revision) {
        /* A driver that copies rows knows nothing of revisions: they are those of before. */
        kept = progress->state;
        kept.kind = ALQ_PROGRESS_ROWS;
        kept.rows = state->rows;
        kept.rows_total = state->rows_total;
        state = &kept;
    }
    kept.revision = keep_string(progress, progress->state.revision, state->revision);
    kept.waiting_for = keep_string(progress, progress->state.waiting_for, state->waiting_for);
    kept.title = NULL;
    kept.statement = NULL;
    progress->state = kept;
    progress->is_active = true;
}

static void say_statement(struct progress *progress, const struct alq_progress *state)
{
    TEXT_SCOPE(first_line);
    text_add_bytes(&first_line, state->statement, strcspn(state->statement, "\n"));
    text_trim_end(&first_line);
    erase(progress);
    if (state->statement_count)
        output_note(progress->output, "  %zu/%zu %s", state->statement_number,
                    state->statement_count, text_string(&first_line));
    else
        output_note(progress->output, "  %zu %s", state->statement_number,
                    text_string(&first_line));
}

/* Where there is no bar, the start of a wait gets a line. */
static void say_waiting(struct progress *progress, const struct alq_progress *state)
{
    if (progress->has_thread || is_same_wait(state, &progress->state))
        return;
    if (state->waiting_for)
        output_note(progress->output, "Waiting for %s", state->waiting_for);
    else
        output_note(progress->output, "Waiting for the database");
}

static bool on_progress(void *user, const struct alq_progress *state)
{
    struct progress *progress = user;
    pthread_mutex_lock(&progress->lock);
    if (state->kind == ALQ_PROGRESS_WAITING)
        say_waiting(progress, state);
    if (state->kind == ALQ_PROGRESS_STATEMENT && progress->is_verbose)
        say_statement(progress, state);
    keep(progress, state);
    if (state->kind == ALQ_PROGRESS_DONE)
        vec_push(&progress->arena, &progress->done, progress->state.revision);
    pthread_mutex_unlock(&progress->lock);
    return !interrupt_came();
}

struct alq_callbacks progress_callbacks(struct progress *progress)
{
    return (struct alq_callbacks){progress, on_log, on_progress};
}

const char *const *progress_done(const struct progress *progress, size_t *ret_count)
{
    *ret_count = progress->done.count;
    return progress->done.items;
}

void progress_add_time(struct text *text, int64_t nanoseconds)
{
    int64_t milliseconds = nanoseconds / 1000000;
    int64_t tenths = milliseconds / 100;
    int64_t seconds = tenths / 10;
    if (milliseconds < 1000)
        text_printf(text, "%d ms", (int)milliseconds);
    else if (seconds < 10)
        text_printf(text, "%d.%d s", (int)seconds, (int)(tenths % 10));
    else if (seconds < 60)
        text_printf(text, "%d s", (int)seconds);
    else if (seconds < 3600)
        text_printf(text, "%d min %d s", (int)(seconds / 60), (int)(seconds % 60));
    else
        text_printf(text, "%d h %d min", (int)(seconds / 3600), (int)(seconds / 60 % 60));
}

/* A revision's statements count as fractions of it. */
static unsigned filled_cells(const struct alq_progress *state, unsigned cells)
{
    if (!state->revision_count || !state->revision_number)
        return 0;
    double done = (double)(state->revision_number - 1);
    if (state->kind == ALQ_PROGRESS_DONE)
        done += 1;
    else if (state->rows_total)
        done += (double)state->rows / (double)state->rows_total;
    else if (state->statement_count && state->statement_number)
        done += (double)(state->statement_number - 1) / (double)state->statement_count;
    unsigned filled = (unsigned)(done / (double)state->revision_count * cells);
    return filled > cells ? cells : filled;
}

static void add_cells(struct text *text, const struct alq_progress *state, unsigned cells,
                      bool is_unicode, bool colors)
{
    unsigned filled = filled_cells(state, cells);
    TEXT_SCOPE(full);
    TEXT_SCOPE(empty);
    for (unsigned i = 0; i < cells; i++)
        text_add(i < filled ? &full : &empty, is_unicode ? "━" : i < filled ? "=" : "-");
    style_add(text, colors, STYLE_GOOD, text_string(&full));
    /* Without colour the two parts must differ in shape. */
    if (is_unicode && !colors) {
        text_clear(&empty);
        text_add_repeated(&empty, ' ', cells - filled);
    }
    style_add(text, colors, STYLE_DIM, text_string(&empty));
    text_add_char(text, ' ');
}

/* Thousandths that run too fast to be read are left out of what is redrawn. */
static int64_t to_tenths(int64_t nanoseconds)
{
    return nanoseconds - nanoseconds % 100000000;
}

static void add_waiting(struct text *text, const struct alq_progress *state, unsigned columns)
{
    TEXT_SCOPE(time);
    text_add_char(&time, ' ');
    progress_add_time(&time, to_tenths(state->elapsed_ns));
    TEXT_SCOPE(message);
    text_printf(&message, _("Waiting for %s"),
                state->waiting_for ? state->waiting_for : _("the database"));
    display_add_cut(text, text_string(&message), columns - time.length);
    text_add(text, text_string(&time));
}

/* How many of how many, and how fast. */
static void add_rows(struct text *text, const struct alq_progress *state)
{
    text_printf(text, " %llu", (unsigned long long)state->rows);
    if (state->rows_total)
        text_printf(text, "/%llu", (unsigned long long)state->rows_total);
    text_add(text, _(" rows"));
    if (state->elapsed_ns >= 1000000000)
        text_printf(text, " %llu/s",
                    (unsigned long long)((double)state->rows * 1e9 / (double)state->elapsed_ns));
}

static void add_counts(struct text *text, const struct alq_progress *state)
{
    if (state->rows)
        add_rows(text, state);
    else if (state->statement_number && state->statement_count)
        text_printf(text, _(" statement %zu/%zu"), state->statement_number, state->statement_count);
    else if (state->statement_number)
        text_printf(text, _(" statement %zu"), state->statement_number);
    text_add_char(text, ' ');
    progress_add_time(text, to_tenths(state->elapsed_ns));
}

void progress_add_bar(struct text *text, const struct alq_progress *state, unsigned columns,
                      bool is_unicode, bool colors)
{
    enum { NARROWEST = 20, WIDE = 60, CELLS = 20 };
    /* The last column stays free: a terminal would wrap there. */
    columns = columns > NARROWEST ? columns - 1 : NARROWEST;
    if (state->kind == ALQ_PROGRESS_WAITING) {
        add_waiting(text, state, columns);
        return;
    }
    TEXT_SCOPE(left);
    TEXT_SCOPE(right);
    text_printf(&left, "%zu/%zu ", state->revision_number, state->revision_count);
    add_counts(&right, state);
    size_t used = left.length + display_width(text_string(&right));
    if (columns >= WIDE) {
        add_cells(text, state, CELLS, is_unicode, colors);
        used += CELLS + 1;
    }
    text_add(text, text_string(&left));
    if (used < columns)
        display_add_cut(text, state->revision ? state->revision : "", columns - used);
    TEXT_SCOPE(end);
    display_add_cut(&end, text_string(&right), columns - left.length);
    text_add(text, text_string(&end));
}
