// Functions of the C library that clang knows by name, each with what to write
// instead.
#include <stddef.h>

void *memcpy(void *to, const void *from, size_t n);
void *memset(void *to, int value, size_t n);
void *memmove(void *to, const void *from, size_t n);
void bcopy(const void *from, void *to, size_t n);
void bzero(void *to, size_t n);
void *malloc(size_t n);
void *calloc(size_t n, size_t size);
void *realloc(void *old, size_t n);
void *aligned_alloc(size_t alignment, size_t n);
void free(void *p);
size_t strlen(const char *s);
int printf(const char *format, ...);
int scanf(const char *format, ...);
_Noreturn void abort(void);
_Noreturn void exit(int status);
_Noreturn void _Exit(int status);

void use(char *p, char *q, size_t n)
{
	memcpy(p, q, n); // expect-error:2: 'memcpy' is not in the dialect; use sd_mem_copy of <sd/mem.h>, or a struct assignment [builtin]
	memset(p, 0, n); // expect-error:2: 'memset' is not in the dialect; use sd_mem_set of <sd/mem.h>, or = {0} [builtin]
	memmove(p, q, n); // expect-error:2: 'memmove' is not in the dialect; use <sd/mem.h> [builtin]
	bcopy(p, q, n); // expect-error:2: 'bcopy' is not in the dialect; use <sd/mem.h> [builtin]
	bzero(p, n); // expect-error:2: 'bzero' is not in the dialect; use <sd/mem.h>, or = {0} [builtin]
	malloc(n); // expect-error:2: 'malloc' is not in the dialect; use sd_new or sd_new_array, or sd_try_new where it may fail [builtin]
	calloc(n, 1); // expect-error:2: 'calloc' is not in the dialect; use sd_new_array, or sd_try_new_array where it may fail [builtin]
	realloc(p, n); // expect-error:2: 'realloc' is not in the dialect; make a new array, copy, and free the old one [builtin]
	aligned_alloc(8, n); // expect-error:2: 'aligned_alloc' is not in the dialect; use sd_new or sd_new_array [builtin]
	free(p); // expect-error:2: 'free' is not in the dialect; use sd_free [builtin]
	strlen(q); // expect-error:2: 'strlen' is not in the dialect; text is a pointer and its length: <sd/str.h>, or a view of your own [builtin]
	printf("%d", 1); // expect-error:2: 'printf' is not in the dialect; use sd_print [builtin]
	scanf("%d", 1); // expect-error:2: 'scanf' is not in the dialect; read the characters in a loop [builtin]
	if (n == 1)
		abort(); // expect-error:3: 'abort' is not in the dialect; use sd_fault [builtin]
	if (n == 2)
		exit(1); // expect-error:3: 'exit' is not in the dialect; return a status, or use sd_fault [builtin]
	_Exit(2); // expect-error:2: '_Exit' is not in the dialect; return a status, or use sd_fault [builtin]
}
