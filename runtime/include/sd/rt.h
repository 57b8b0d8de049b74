/* What sdc's `sd_*` forms are lowered to (libsdrt, trusted). Domain code never
 * spells these names: sdc refuses them outside its own predefines. */
#ifndef SD_RT_H
#define SD_RT_H

#include <stddef.h>

/* A zeroed, 16-aligned object of size_bytes * count bytes on the private heap.
 * 0: the product overflows or the domain's quota is used up. Never faults. */
void *__sd_rt_alloc(size_t size_bytes, size_t count);
/* Gives an object of __sd_rt_alloc back; 0 is allowed. */
void __sd_rt_free(void *object);

/* Writes text to the console as one piece. */
void __sd_rt_print(const char *text, size_t n);
/* %d %i %u %x %X %c %s %% with hh h l ll z, width, precision, flags `0` and `-`;
 * `*` for width and precision. sdc checks format and arguments. Returns the
 * number of bytes written. */
int __sd_rt_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A thread of this domain that runs entry(argument). enum sd_status. */
int __sd_rt_spawn(void (*entry)(void *), void *argument);

/* Where this thread's copy of the thread-local is whose initial value stands at
 * `variable`; 0: the domain's quota is used up. */
void *__sd_rt_thread_local(const void *variable);

#endif
