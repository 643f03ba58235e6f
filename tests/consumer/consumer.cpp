// A user's program in C++.
#include <iostream>

#include <alambique/alambique.h>

int main()
{
    std::cout << "alambique " << alq_version() << '\n';
    return 0;
}
