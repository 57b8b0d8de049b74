/* Ticks, requested interrupts, and leaving code from interrupt context. */
#include "test_core.h"

void spin_with_dirty_flags(void *unused);
uint64_t flags_now(void);
uint32_t mxcsr_now(void);

struct victim {
    volatile bool has_started;
    uint64_t result, flags;
    uint32_t mxcsr;
};

static void victim_main(void *argument)
{
    struct victim *victim = argument;
    victim->has_started = true;
    victim->result = probe(spin_with_dirty_flags, 0);
    victim->flags = flags_now();
    victim->mxcsr = mxcsr_now();
}

static void test_resume_from_interrupt(void)
{
    struct victim victim = { 0 };
    struct thread *thread = test_start(victim_main, &victim);
    while (!victim.has_started || !thread->recover_sp)
        arch_yield();
    arch_park(arch_now_ns() + 20000000);
    thread->resume_with = 4711;
    arch_interrupt(thread);
    test_finish(thread);
    EXPECT("an interrupted loop is left with the value", victim.result == 4711);
    EXPECT("DF and AC are clear afterwards", (victim.flags & 0x40400) == 0);
    EXPECT("mxcsr is the default afterwards", victim.mxcsr == 0x1f80);
}

struct sleeper {
    volatile bool has_parked, has_returned;
    bool result;
};

static void sleeper_main(void *argument)
{
    struct sleeper *sleeper = argument;
    sleeper->has_parked = true;
    sleeper->result = arch_park(UINT64_MAX);
    sleeper->has_returned = true;
}

static void test_parked(void)
{
    struct sleeper sleeper = { 0 };
    struct thread *thread = test_start(sleeper_main, &sleeper);
    while (!sleeper.has_parked)
        arch_yield();
    arch_park(arch_now_ns() + 20000000);
    arch_interrupt(thread);
    arch_park(arch_now_ns() + 20000000);
    EXPECT("an interrupt does not wake a parked thread", !sleeper.has_returned);
    arch_unpark(thread);
    while (!sleeper.has_returned)
        arch_yield();
    EXPECT("the request is delivered when it wakes", thread->interrupt_count == 1);
    test_finish(thread);
    EXPECT("park reports the unpark", sleeper.result);
}

static void test_self(void)
{
    struct thread *self = arch_current();
    uint64_t before = self->interrupt_count;
    arch_interrupt(self);
    EXPECT("a thread interrupts itself at once", self->interrupt_count == before + 1);
}

static void leave_for_good(void *argument)
{
    (void)argument;
    arch_resume((uintptr_t)probe_recover, arch_current()->recover_sp, 42);
}

static void test_clock(void)
{
    struct thread *self = arch_current();
    uint64_t ticks = self->tick_count, start = arch_now_ns(), last = start;
    bool is_monotonic = true;
    while (last - start < 200000000) {
        uint64_t now = arch_now_ns();
        is_monotonic = is_monotonic && now >= last;
        last = now;
    }
    ticks = self->tick_count - ticks;
    uint64_t expected = 200000000 / arch_tick_ns();
    EXPECT("time does not go back", is_monotonic);
    EXPECT("a tick is 10 ms or less", arch_tick_ns() <= 10000000);
    /* A busy host may swallow ticks; it cannot add any. */
    EXPECT("ticks come at their rate", ticks > expected / 4 && ticks <= expected + expected / 4);
}

void test_interrupts(void)
{
    test_clock();
    test_self();
    test_resume_from_interrupt();
    test_parked();
    EXPECT("ordinary code is left with the value", probe(leave_for_good, 0) == 42);
    arch_barrier_all();
}
