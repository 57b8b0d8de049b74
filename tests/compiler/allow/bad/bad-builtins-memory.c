// Builtins that touch memory.
void touch(char *p, const char *q, int n)
{
	__builtin_memcpy(p, q, n); // expect-error:2: '__builtin_memcpy' is not in the dialect; use sd_mem_copy of <sd/mem.h>, or a struct assignment [builtin]
	__builtin_memset(p, 0, n); // expect-error:2: '__builtin_memset' is not in the dialect; use sd_mem_set of <sd/mem.h>, or = {0} [builtin]
	__builtin_memmove(p, q, n); // expect-error:2: '__builtin_memmove' is not in the dialect; use <sd/mem.h> [builtin]
	__builtin_strlen(q); // expect-error:2: '__builtin_strlen' is not in the dialect; use <sd/mem.h> [builtin]
	__builtin_alloca(n); // expect-error:2: '__builtin_alloca' is not in the dialect; use sd_new or sd_new_array [builtin]
	__builtin_add_overflow(n, 1, &n); // expect-error:2: '__builtin_add_overflow' is not in the dialect; compare before the operation, or use a wider type [builtin]
	__builtin_prefetch(p); // expect-error:2: '__builtin_prefetch' is not in the dialect; it is outside the list of docs/rules/builtin.md [builtin]
}
