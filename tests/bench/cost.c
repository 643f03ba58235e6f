/* Runs a program and writes what it cost to a file: seconds on the clock, of the processor, and
 * the peak of its memory in KiB. A small process must do that, since the peak begins with that
 * of whoever starts it. cost FILE PROGRAM [ARGUMENT...] */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argument_count, char **arguments)
{
    if (argument_count < 3) {
        fprintf(stderr, "usage: cost FILE PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    pid_t process;
    int status;
    struct rusage usage;
    double start = now();
    int code = posix_spawnp(&process, arguments[2], NULL, NULL, arguments + 2, environ);
    if (code != 0) {
        fprintf(stderr, "cost: %s: %s\n", arguments[2], strerror(code));
        return 127;
    }
    if (wait4(process, &status, 0, &usage) != process)
        return 126;
    double elapsed = now() - start;
    FILE *file = fopen(arguments[1], "w");
    if (!file)
        return 126;
    fprintf(file, "%.9f %.6f %ld\n", elapsed, seconds(usage.ru_utime) + seconds(usage.ru_stime),
            usage.ru_maxrss);
    fclose(file);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}
