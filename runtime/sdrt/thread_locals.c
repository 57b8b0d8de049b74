/* The thread-locals of a domain. sdc puts their initial values into the section
 * `sd_tls`; each thread has a copy of it, which the kernel keeps and which the
 * thread block remembers for the domain that asked last. The section and a copy
 * are aligned as any object may be. */
#include "sd/rt.h"
#include "sdrt.h"

#pragma GCC visibility push(hidden)
extern const char __start_sd_tls[], __stop_sd_tls[];
#pragma GCC visibility pop

static struct sd_thread_block *this_thread(void) {
    struct sd_thread_block *self;
    /* SAFETY: as in mutex.c. */
    __asm__("movq %%gs:%c1, %0" : "=r"(self) : "i"(SD_TB_SELF));
    return self;
}

static char *first_use(void) {
    size_t bytes = (size_t)(__stop_sd_tls - __start_sd_tls);
    int is_new = 0;
    char *block = __sd_services->thread_locals(bytes, &is_new);
    if (block && is_new)
        __builtin_memcpy(block, __start_sd_tls, bytes);
    return block;
}

void *__sd_rt_thread_local(const void *variable) {
    const struct sd_thread_block *self = this_thread();
    /* In domain text the innermost frame names this instance (abi/call.h). */
    char *block = self->locals_generation == self->frame->generation ? self->locals : first_use();
    /* SAFETY: sdc passes addresses inside the section only. */
    return block ? block + ((const char *)variable - __start_sd_tls) : 0;
}
