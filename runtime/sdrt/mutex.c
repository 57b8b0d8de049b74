/* sd/mutex.h, and the lock that this library itself takes in a concurrent
 * domain.
 *
 * A mutex is one word: 0, or the thread block of the thread that holds it, plus
 * 1 while somebody waits. Taking a free one and giving up one that nobody waits
 * for is one compare-and-swap; all else is the kernel's (core/mutex.c), which
 * also finds cycles of waits. A token is the address of its mutex. */
#include "sd/mutex.h"
#include "sdrt.h"

static uint64_t self_word(void) {
    uint64_t self;
    /* SAFETY: the kernel points %gs at the thread block of the running thread;
     * its first word is its own address and never changes. */
    __asm__("movq %%gs:%c1, %0" : "=r"(self) : "i"(SD_TB_SELF));
    return self;
}

static void acquire(uint64_t *word, const void *caller) {
    uint64_t nobody = 0;
    if (!__atomic_compare_exchange_n(word, &nobody, self_word(), 0, __ATOMIC_ACQUIRE,
                                     __ATOMIC_RELAXED) &&
        __sd_services->mutex_wait(word, (uintptr_t)caller) != 0)
        __builtin_trap(); /* a dead domain is not returned to */
}

static void give_up(uint64_t *word) {
    uint64_t self = self_word();
    if (!__atomic_compare_exchange_n(word, &self, 0, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        __sd_services->mutex_wake(word);
}

/* SAFETY: `sd_holder` is a word of that size, reached as an atomic only. */
struct sd_guard *sd_lock(struct sd_mutex *mutex) {
    acquire((uint64_t *)&mutex->sd_holder, __builtin_return_address(0));
    return (struct sd_guard *)mutex;
}

void sd_unlock(struct sd_guard *guard) {
    give_up((uint64_t *)&((struct sd_mutex *)guard)->sd_holder);
}

static uint64_t library_word;

void library_lock(void) {
    if (sd_is_concurrent)
        acquire(&library_word, __builtin_return_address(0));
}

void library_unlock(void) {
    if (sd_is_concurrent)
        give_up(&library_word);
}
