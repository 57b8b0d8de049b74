/* <stddef.h> of the dialect, also for freestanding trusted code. NULL is 0:
 * there is no `void *` to cast to.
 *
 * Every other compiler gets its own header, so that a program's host build may
 * include the whole C library beside this folder. */
#if !defined __SDC__ && __STDC_HOSTED__
#include_next <stddef.h>
#else
#ifndef SD_STDDEF_H
#define SD_STDDEF_H

typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
typedef __WCHAR_TYPE__ wchar_t;

#define NULL 0
#define offsetof(type, member) __builtin_offsetof(type, member)

#endif
#endif
