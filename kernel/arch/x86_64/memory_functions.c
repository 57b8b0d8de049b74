/* The functions that clang emits calls to, and those that Debian's BearSSL
 * library refers to (it is built with _FORTIFY_SOURCE and stack protectors).
 * Written with string instructions: general registers only. */
#include "memory_functions.h"

#include "port.h"

void *memcpy(void *to, const void *from, size_t n)
{
    void *result = to;
    size_t words = n / 8, bytes = n % 8;
    // SAFETY: the caller vouches for n bytes at both; DF is clear by the ABI.
    __asm__ volatile("rep movsq; mov %3, %2; rep movsb"
                     : "+&D"(to), "+&S"(from), "+&c"(words)
                     : "r"(bytes)
                     : "memory");
    return result;
}

void *memmove(void *to, const void *from, size_t n)
{
    if ((uintptr_t)to - (uintptr_t)from >= n)
        return memcpy(to, from, n);
    uint8_t *last_to = (uint8_t *)to + n - 1;
    const uint8_t *last_from = (const uint8_t *)from + n - 1;
    // SAFETY: as memcpy, backwards; DF is clear again afterwards.
    __asm__ volatile("std; rep movsb; cld" : "+D"(last_to), "+S"(last_from), "+c"(n) : : "memory");
    return to;
}

void *memset(void *to, int value, size_t n)
{
    void *result = to;
    size_t words = n / 8, bytes = n % 8;
    uint64_t pattern = (uint8_t)value * 0x0101010101010101ull;
    // SAFETY: the caller vouches for n bytes; DF is clear by the ABI.
    __asm__ volatile("rep stosq; mov %3, %1; rep stosb"
                     : "+&D"(to), "+&c"(words)
                     : "a"(pattern), "r"(bytes)
                     : "memory");
    return result;
}

int memcmp(const void *left, const void *right, size_t n)
{
    const uint8_t *a = left, *b = right;
    for (size_t i = 0; i < n; i++) {
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

int bcmp(const void *left, const void *right, size_t n)
{
    return memcmp(left, right, n);
}

size_t strlen(const char *text)
{
    size_t n = 0;
    while (text[n])
        n++;
    return n;
}

void *__memcpy_chk(void *to, const void *from, size_t n, size_t room)
{
    if (n > room)
        port_panic("memcpy past the end of its object: bytes, room:", n, room);
    return memcpy(to, from, n);
}

void *__memmove_chk(void *to, const void *from, size_t n, size_t room)
{
    if (n > room)
        port_panic("memmove past the end of its object: bytes, room:", n, room);
    return memmove(to, from, n);
}

void *__memset_chk(void *to, int value, size_t n, size_t room)
{
    if (n > room)
        port_panic("memset past the end of its object: bytes, room:", n, room);
    return memset(to, value, n);
}

void __stack_chk_fail(void)
{
    port_panic("stack canary overwritten: caller:", (uintptr_t)__builtin_return_address(0), 0);
}
