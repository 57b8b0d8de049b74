/* What a compiler for a bare machine expects to find anyway, for headers that
 * include <string.h>. */
#ifndef IMAGE_FREESTANDING_STRING_H
#define IMAGE_FREESTANDING_STRING_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *to, int byte, size_t n);
int memcmp(const void *a, const void *b, size_t n);
size_t strlen(const char *text);

#endif
