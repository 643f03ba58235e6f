/* Signal handlers for the time of a run. A handler has no argument, hence the variables of the
 * file. */
#include "cli/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

#include "base/banned.h"

static struct alq_database *_Atomic watched;
static volatile sig_atomic_t came;
static struct sigaction old_int;
static struct sigaction old_term;

static void handle(int number)
{
    (void)number;
    came = 1;
    struct alq_database *database = atomic_load(&watched);
    if (database)
        alq_database_interrupt(database);
}

/* An application that ignores a signal (nohup, a shell's background job) goes on ignoring it. */
static void install(int number, struct sigaction *old)
{
    struct sigaction action = {0};
    action.sa_handler = handle;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(number, NULL, old);
    if (old->sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

void interrupt_watch(struct alq_database *database)
{
    came = 0;
    atomic_store(&watched, database);
    install(SIGINT, &old_int);
    install(SIGTERM, &old_term);
}

void interrupt_turn_to(struct alq_database *database)
{
    atomic_store(&watched, database);
}

bool interrupt_came(void)
{
    return came;
}

void interrupt_unwatch(void)
{
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    atomic_store(&watched, NULL);
}
