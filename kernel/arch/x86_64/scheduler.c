/* Threads: one run queue, round robin, preempted by the tick.
 *
 * There is one way to leave the CPU: a vector (the tick or `int VECTOR_SWITCH`)
 * stores the whole register state in the thread, FPU and SSE included, and
 * returns into another thread's state. So a thread preempted in domain code
 * and one parked in a service look alike.
 *
 * `scheduler_lock` guards all fields of all port_threads except `frame` and
 * `fpu`, which belong to the CPU that runs or switches the thread. A thread
 * that parks stays `on_cpu` until its state is stored; waking it before only
 * takes the parking back. */
#include "cpu.h"
#include "cpu_block.h"
#include "layout.h"
#include "memory_functions.h"
#include "port.h"
#include "trap.h"

#include "call.h"

enum thread_state { THREAD_RUNNABLE, THREAD_PARKED, THREAD_JOINING, THREAD_EXITED };

struct port_thread {
    struct trap_frame frame;
    [[gnu::aligned(16)]] uint8_t fpu[512]; /* fxsave */
    struct thread *thread;                 /* 0: the idle context */
    uintptr_t gs_base;
    /* scheduler_lock: */
    enum thread_state state;
    bool on_cpu;
    bool has_permit;
    bool was_unparked;     /* how the last park ended */
    bool has_pending;      /* arch_interrupt asked */
    uint64_t deadline_ns;  /* while on the sleepers' list */
    struct port_thread *next_runnable;
    struct port_thread *next_sleeper;
    struct port_thread *joiner;
};
static_assert(sizeof(struct port_thread) <= ARCH_THREAD_BYTES);

static struct arch_lock scheduler_lock;
static struct port_thread *run_first, *run_last; /* scheduler_lock */
static struct port_thread *sleepers;             /* scheduler_lock */

static struct cpu_block boot_cpu;
static struct port_thread boot_idle;
static struct sd_thread_block idle_block; /* self == 0: no thread */
static uint8_t fpu_at_start[512] __attribute__((aligned(16)));

static struct port_thread *port_of(struct thread *thread)
{
    return core_thread_port_state(thread);
}

struct thread *arch_current(void)
{
    struct thread *thread;
    // SAFETY: GS base is the current thread block's address, whose first word
    // points to itself, and core's struct thread starts with the block.
    __asm__ volatile("mov %%gs:0, %0" : "=r"(thread));
    return thread;
}

static void fpu_save(uint8_t *to)
{
    // SAFETY: 512 bytes, 16-aligned.
    __asm__ volatile("fxsave64 (%0)" : : "r"(to) : "memory");
}

static void fpu_load(const uint8_t *from)
{
    // SAFETY: written by fpu_save.
    __asm__ volatile("fxrstor64 (%0)" : : "r"(from) : "memory");
}

static void enqueue(struct port_thread *thread)
{
    thread->next_runnable = 0;
    if (run_first)
        run_last->next_runnable = thread;
    else
        run_first = thread;
    run_last = thread;
}

static void make_runnable(struct port_thread *thread)
{
    thread->state = THREAD_RUNNABLE;
    if (!thread->on_cpu)
        enqueue(thread);
}

static void forget_deadline(struct port_thread *thread)
{
    for (struct port_thread **link = &sleepers; *link; link = &(*link)->next_sleeper) {
        if (*link == thread) {
            *link = thread->next_sleeper;
            return;
        }
    }
}

void scheduler_start(void)
{
    uint32_t mxcsr = MXCSR_DEFAULT;
    // SAFETY: nothing of value is in the FPU before the first thread.
    __asm__ volatile("fninit; ldmxcsr %0" : : "m"(mxcsr));
    fpu_save(fpu_at_start);

    boot_idle.state = THREAD_RUNNABLE;
    boot_idle.on_cpu = true;
    boot_idle.gs_base = (uintptr_t)&idle_block;
    boot_cpu = (struct cpu_block){
        .self = &boot_cpu,
        .current = &boot_idle,
        .idle = &boot_idle,
        .stack_canary = tsc_read() * 0x9e3779b97f4a7c15ull & ~0xffull, /* a zero byte first */
    };
    msr_write(MSR_FS_BASE, (uintptr_t)&boot_cpu);
    msr_write(MSR_GS_BASE, boot_idle.gs_base);
}

void scheduler_idle(void)
{
    for (;;) {
        arch_yield();
        // SAFETY: sti takes effect after hlt has begun, so no wake-up is lost.
        __asm__ volatile("sti; hlt" : : : "memory");
    }
}

void scheduler_switch(struct trap_frame *frame)
{
    struct cpu_block *cpu = this_cpu();
    struct port_thread *from = cpu->current;

    arch_lock(&scheduler_lock);
    if (from->state == THREAD_RUNNABLE && !run_first) {
        arch_unlock(&scheduler_lock);
        return;
    }
    struct port_thread *to = run_first ? run_first : cpu->idle;
    if (run_first)
        run_first = run_first->next_runnable;

    from->frame = *frame;
    fpu_save(from->fpu);
    from->on_cpu = false;
    if (from->state == THREAD_RUNNABLE && from != cpu->idle)
        enqueue(from);
    if (from->state == THREAD_EXITED && from->joiner)
        make_runnable(from->joiner);

    to->on_cpu = true;
    cpu->current = to;
    arch_unlock(&scheduler_lock);

    *frame = to->frame;
    fpu_load(to->fpu);
    msr_write(MSR_GS_BASE, to->gs_base);
}

void scheduler_wake_expired(void)
{
    uint64_t now = arch_now_ns();
    arch_lock(&scheduler_lock);
    for (struct port_thread **link = &sleepers; *link;) {
        struct port_thread *thread = *link;
        if (thread->deadline_ns > now) {
            link = &thread->next_sleeper;
            continue;
        }
        *link = thread->next_sleeper;
        thread->was_unparked = false;
        make_runnable(thread);
    }
    arch_unlock(&scheduler_lock);
}

bool scheduler_take_pending(void)
{
    struct port_thread *thread = this_cpu()->current;
    arch_lock(&scheduler_lock);
    bool has_pending = thread->has_pending;
    thread->has_pending = false;
    arch_unlock(&scheduler_lock);
    return has_pending;
}

bool arch_thread_start(struct thread *thread)
{
    struct port_thread *port = port_of(thread);
    port->thread = thread;
    port->gs_base = (uintptr_t)thread;
    port->frame = (struct trap_frame){
        .rdi = (uintptr_t)thread,
        .rip = (uintptr_t)core_thread_main,
        .cs = SELECTOR_CODE,
        .rflags = RFLAGS_FIXED | RFLAGS_IF,
        /* As after a call: the return address is 0, core_thread_main ends in
         * arch_thread_exit. */
        .rsp = core_thread_stack_top(thread) - 8,
        .ss = SELECTOR_DATA,
    };
    memcpy(port->fpu, fpu_at_start, sizeof port->fpu);
    arch_lock(&scheduler_lock);
    make_runnable(port);
    arch_unlock(&scheduler_lock);
    return true;
}

static void leave_cpu(void)
{
    // SAFETY: the vector keeps all registers; interrupts are on, so no lock of
    // this kernel is held.
    __asm__ volatile("int %0" : : "i"(VECTOR_SWITCH) : "memory");
}

void arch_thread_exit(void)
{
    struct port_thread *self = port_of(arch_current());
    arch_lock(&scheduler_lock);
    self->state = THREAD_EXITED;
    arch_unlock(&scheduler_lock);
    leave_cpu();
    port_panic("an exited thread ran again", 0, 0);
}

void arch_thread_join(struct thread *thread)
{
    struct port_thread *port = port_of(thread);
    struct port_thread *self = port_of(arch_current());
    arch_lock(&scheduler_lock);
    while (port->state != THREAD_EXITED || port->on_cpu) {
        port->joiner = self;
        self->state = THREAD_JOINING;
        arch_unlock(&scheduler_lock);
        leave_cpu();
        arch_lock(&scheduler_lock);
    }
    arch_unlock(&scheduler_lock);
}

bool arch_park(uint64_t deadline_ns)
{
    struct port_thread *self = port_of(arch_current());
    arch_lock(&scheduler_lock);
    if (self->has_permit) {
        self->has_permit = false;
        arch_unlock(&scheduler_lock);
        return true;
    }
    if (deadline_ns != UINT64_MAX) {
        if (deadline_ns <= arch_now_ns()) {
            arch_unlock(&scheduler_lock);
            return false;
        }
        self->deadline_ns = deadline_ns;
        self->next_sleeper = sleepers;
        sleepers = self;
    }
    self->state = THREAD_PARKED;
    arch_unlock(&scheduler_lock);
    leave_cpu();
    return self->was_unparked;
}

void arch_unpark(struct thread *thread)
{
    struct port_thread *port = port_of(thread);
    arch_lock(&scheduler_lock);
    if (port->state == THREAD_PARKED) {
        forget_deadline(port);
        port->was_unparked = true;
        make_runnable(port);
    } else {
        port->has_permit = true;
    }
    arch_unlock(&scheduler_lock);
}

void arch_yield(void)
{
    leave_cpu();
}

void arch_interrupt(struct thread *thread)
{
    struct port_thread *port = port_of(thread);
    arch_lock(&scheduler_lock);
    port->has_pending = true;
    bool is_self = thread == arch_current();
    arch_unlock(&scheduler_lock);
    /* Another thread is not on the one CPU: it finds the request when the
     * scheduler returns to it. */
    if (is_self && interrupts_are_on())
        // SAFETY: the vector keeps all registers; no lock is held.
        __asm__ volatile("int %0" : : "i"(VECTOR_DELIVER) : "memory");
}

void arch_barrier_all(void)
{
    /* The one CPU that runs has no other to wait for. */
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
