/* Preemption, parking, joining, and what a switch keeps. */
#include "test_core.h"

#include "test_offsets.h"

struct spin {
    uint64_t pattern;
    volatile uint64_t count;
    volatile uint32_t stop;
    uint32_t damage;
    uint32_t mxcsr;
    uint16_t fpu_control;
};
static_assert(offsetof(struct spin, pattern) == SPIN_PATTERN);
static_assert(offsetof(struct spin, count) == SPIN_COUNT);
static_assert(offsetof(struct spin, stop) == SPIN_STOP);
static_assert(offsetof(struct spin, damage) == SPIN_DAMAGE);
static_assert(offsetof(struct spin, mxcsr) == SPIN_MXCSR);
static_assert(offsetof(struct spin, fpu_control) == SPIN_FPU_CONTROL);

void spin_with_state(struct spin *spin);

static void spin_main(void *spin)
{
    spin_with_state(spin);
}

static void test_preemption(void)
{
    struct spin spins[3] = {
        { 0x1111222233334444, 0, 0, 0, 0x1f80, 0x37f },
        { 0xaaaabbbbccccdddd, 0, 0, 0, 0x7f80, 0x27f },
        { 0x0123456789abcdef, 0, 0, 0, 0x3f80, 0x77f },
    };
    struct thread *threads[3];
    for (int i = 0; i < 3; i++)
        threads[i] = test_start(spin_main, &spins[i]);
    uint64_t start = arch_now_ns();
    while (arch_now_ns() - start < 200000000)
        ; /* never yields: only the tick lets the others run */
    bool have_run = spins[0].count && spins[1].count && spins[2].count;
    uint64_t middle[3];
    for (int i = 0; i < 3; i++)
        middle[i] = spins[i].count;
    arch_park(arch_now_ns() + 100000000);
    for (int i = 0; i < 3; i++) {
        have_run = have_run && spins[i].count > middle[i];
        spins[i].stop = 1;
    }
    for (int i = 0; i < 3; i++)
        test_finish(threads[i]);
    EXPECT("threads that never yield all run", have_run);
    EXPECT("a switch keeps SSE and FPU state",
           !spins[0].damage && !spins[1].damage && !spins[2].damage);
}

static void test_park(void)
{
    struct thread *self = arch_current();
    uint64_t start = arch_now_ns();
    EXPECT("park times out", !arch_park(start + 20000000));
    uint64_t slept = arch_now_ns() - start;
    EXPECT("park lasts to its deadline", slept >= 20000000 && slept < 2000000000);
    EXPECT("park past its deadline returns", !arch_park(arch_now_ns() - 1));
    arch_unpark(self);
    arch_unpark(self);
    EXPECT("unpark leaves a permit", arch_park(UINT64_MAX));
    EXPECT("unpark leaves one permit at most", !arch_park(arch_now_ns() + 5000000));
    arch_unpark(self);
    EXPECT("a permit wins over a past deadline", arch_park(0));
}

#define ROUNDS 2000

struct pair {
    struct thread *other;
    volatile uint32_t turn; /* 0: main, 1: other */
    uint32_t rounds;
};

static void partner(void *argument)
{
    struct pair *pair = argument;
    for (int i = 0; i < ROUNDS; i++) {
        while (pair->turn != 1)
            arch_park(UINT64_MAX);
        pair->rounds++;
        pair->turn = 0;
        arch_unpark(pair->other);
    }
}

static void test_ping_pong(void)
{
    struct pair pair = { arch_current(), 0, 0 };
    struct thread *other = test_start(partner, &pair);
    for (int i = 0; i < ROUNDS; i++) {
        pair.turn = 1;
        arch_unpark(other);
        while (pair.turn != 0)
            arch_park(i % 2 ? UINT64_MAX : arch_now_ns() + 1000000000);
    }
    test_finish(other);
    EXPECT("two threads park and unpark each other", pair.rounds == ROUNDS);
}

static void count_up(void *counter)
{
    for (int i = 0; i < 10; i++) {
        __atomic_fetch_add((uint32_t *)counter, 1, __ATOMIC_RELAXED);
        arch_yield();
    }
}

static void test_join(void)
{
    uint32_t counter = 0;
    size_t before = arch_count_mapped_pages();
    for (int round = 0; round < 50; round++) {
        struct thread *threads[4];
        for (int i = 0; i < 4; i++)
            threads[i] = test_start(count_up, &counter);
        for (int i = 3; i >= 0; i--)
            test_finish(threads[i]);
    }
    EXPECT("every thread ran to its end", counter == 50 * 4 * 10);
    EXPECT("threads give their memory back", arch_count_mapped_pages() == before);
}

static uint32_t shared_counter;
static struct arch_lock counter_lock;

static void count_locked(void *rounds)
{
    for (uintptr_t i = 0; i < (uintptr_t)rounds; i++) {
        arch_lock(&counter_lock);
        uint32_t value = *(volatile uint32_t *)&shared_counter;
        for (int j = 0; j < 20; j++)
            __builtin_ia32_pause();
        *(volatile uint32_t *)&shared_counter = value + 1;
        arch_unlock(&counter_lock);
    }
}

static void test_locks(void)
{
    struct thread *a = test_start(count_locked, (void *)20000);
    struct thread *b = test_start(count_locked, (void *)20000);
    test_finish(a);
    test_finish(b);
    EXPECT("locks exclude", shared_counter == 40000);
}

void test_threads(void)
{
    uint64_t canary;
    // SAFETY: reads the word that stack protectors read.
    __asm__("movq %%fs:0x28, %0" : "=r"(canary));
    EXPECT("the stack canary is set, its first byte zero", canary && !(canary & 0xff));
    test_preemption();
    test_park();
    test_ping_pong();
    test_join();
    test_locks();
}
