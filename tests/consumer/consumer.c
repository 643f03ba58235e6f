/* A user's program in C. */
#include <stdio.h>

#include <alambique/alambique.h>

int main(void)
{
    printf("alambique %s\n", alq_version());
    return 0;
}
