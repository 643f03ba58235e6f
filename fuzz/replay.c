/* Runs a fuzzer's entry point over kept inputs: every file below the directories given. */
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned replayed; /* nftw hands its callback no argument of ours */

/* Each input lies in a block of its exact size, so that the sanitizer sees a read past its end. */
static int replay(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)walk;
    if (type != FTW_F)
        return 0;
    size_t size = (size_t)status->st_size;
    uint8_t *data = malloc(size ? size : 1);
    FILE *file = fopen(path, "rb");
    if (!data || !file || fread(data, 1, size, file) != size) {
        perror(path);
        exit(1);
    }
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last line printed names the input that crashed */
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    replayed++;
    return 0;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (nftw(argv[i], replay, 16, FTW_PHYS) != 0) {
            perror(argv[i]);
            return 1;
        }
    printf("%u inputs replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
