/* The runtime under which pieces of the sample run as ordinary programs: the
 * few functions that the forms of <sdc.h> stand for, over the C library. */
#include <sd/mutex.h>
#include <sd/rt.h>

#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void *__sd_rt_alloc(size_t size_bytes, size_t count) {
    return calloc(count ? count : 1, size_bytes);
}

void __sd_rt_free(void *object) { free(object); }

int __sd_rt_printf(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vprintf(format, arguments);
    va_end(arguments);
    return n;
}

/* A mutex is the address of something that each thread has one of. */
static _Thread_local char self;

struct sd_guard *sd_lock(struct sd_mutex *m) {
    uint64_t nobody = 0, me = (uintptr_t)&self;
    while (!__atomic_compare_exchange_n(&m->sd_holder, &nobody, me, 0, __ATOMIC_ACQUIRE,
                                        __ATOMIC_RELAXED)) {
        if (nobody == me)
            abort(); /* a domain would end with the fault `deadlock` */
        nobody = 0;
        sched_yield();
    }
    return (struct sd_guard *)m;
}

void sd_unlock(struct sd_guard *guard) {
    __atomic_store_n(&((struct sd_mutex *)guard)->sd_holder, 0, __ATOMIC_RELEASE);
}
