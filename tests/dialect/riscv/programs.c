/* Ordinary code: sorting, primes, recursion, bytes and halves of words. */
#include "linux.h"

static int numbers[500];
static unsigned char sieve[4000];
static short halves[64];

static unsigned ackermann(unsigned m, unsigned n) {
    if (m == 0)
        return n + 1;
    return ackermann(m - 1, n == 0 ? 1 : ackermann(m, n - 1));
}

static void sort(int *a, int n) {
    for (int i = 1; i < n; i++) {
        int key = a[i], j = i;
        for (; j > 0 && a[j - 1] > key; j--)
            a[j] = a[j - 1];
        a[j] = key;
    }
}

int main(void) {
    unsigned seed = 42;
    for (int i = 0; i < 500; i++) {
        seed = seed * 1103515245 + 12345;
        numbers[i] = (int)seed / 1000;
    }
    sort(numbers, 500);
    for (int i = 0; i < 500; i++)
        print_number((unsigned)numbers[i]);
    for (unsigned i = 2; i < sizeof sieve; i++) {
        if (sieve[i])
            continue;
        print_number(i);
        for (unsigned k = i * i; k < sizeof sieve; k += i)
            sieve[k] = 1;
    }
    for (int i = 0; i < 64; i++)
        halves[i] = (short)(i * 1021);
    for (int i = 0; i < 64; i++)
        print_number((unsigned)(halves[i] * (signed char)halves[63 - i]));
    print_number(ackermann(2, 9));
    return 0;
}
