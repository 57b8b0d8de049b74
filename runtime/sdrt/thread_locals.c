/* The thread-locals of a domain. sdc puts their initial values into the section
 * `sd_tls`, and those that start as zero into `sd_tls_zero`. Each thread has a
 * copy of both, one behind the other, which the kernel keeps and which the
 * thread block remembers for the domain that asked last. */
#include "sd/rt.h"
#include "sdrt.h"

#pragma GCC visibility push(hidden)
extern const char __start_sd_tls[], __stop_sd_tls[];
extern const char __start_sd_tls_zero[], __stop_sd_tls_zero[];
#pragma GCC visibility pop

#define ALIGNMENT 16u /* of both sections, and of all objects */

static struct sd_thread_block *this_thread(void) {
    struct sd_thread_block *self;
    /* SAFETY: as in mutex.c. */
    __asm__("movq %%gs:%c1, %0" : "=r"(self) : "i"(SD_TB_SELF));
    return self;
}

static size_t set_bytes(void) {
    return ((size_t)(__stop_sd_tls - __start_sd_tls) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static char *first_use(void) {
    size_t bytes = set_bytes() + (size_t)(__stop_sd_tls_zero - __start_sd_tls_zero);
    int is_new = 0;
    char *block = __sd_services->thread_locals(bytes, &is_new);
    if (block && is_new)
        __builtin_memcpy(block, __start_sd_tls, (size_t)(__stop_sd_tls - __start_sd_tls));
    return block;
}

void *__sd_rt_thread_local(const void *variable) {
    const struct sd_thread_block *self = this_thread();
    /* In domain text the innermost frame names this instance (abi/call.h). */
    char *block = self->locals_generation == self->frame->generation ? self->locals : first_use();
    /* SAFETY: sdc passes addresses inside one of the sections only. */
    uintptr_t at = (uintptr_t)variable, start = (uintptr_t)__start_sd_tls;
    if (at < start || at >= (uintptr_t)__stop_sd_tls) {
        start = (uintptr_t)__start_sd_tls_zero;
        block = block ? block + set_bytes() : 0;
    }
    return block ? block + (at - start) : 0;
}
