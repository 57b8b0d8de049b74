/* What the test programs need of Linux. */
static long system_call(long number, long a, long b, long c) {
    register long a7 __asm__("a7") = number, a0 __asm__("a0") = a;
    register long a1 __asm__("a1") = b, a2 __asm__("a2") = c;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2) : "memory");
    return a0;
}

static void print_number(unsigned n) {
    char digits[12];
    int i = sizeof digits;
    digits[--i] = '\n';
    do {
        digits[--i] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    system_call(64, 1, (long)(digits + i), (long)sizeof digits - i);
}
