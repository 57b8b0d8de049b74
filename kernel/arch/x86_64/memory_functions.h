/* The part of <string.h> that a freestanding kernel has. */
#ifndef X86_MEMORY_FUNCTIONS_H
#define X86_MEMORY_FUNCTIONS_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *to, int value, size_t n);
int memcmp(const void *left, const void *right, size_t n);
int bcmp(const void *left, const void *right, size_t n);
size_t strlen(const char *text);

void *__memcpy_chk(void *to, const void *from, size_t n, size_t room);
void *__memmove_chk(void *to, const void *from, size_t n, size_t room);
void *__memset_chk(void *to, int value, size_t n, size_t room);
[[noreturn]] void __stack_chk_fail(void);

#endif
