/* Every vector arrives here (trap.S) with interrupts off, on an IST stack.
 * Faults of a thread go to core, which decides who dies; a fault without a
 * thread is a defect of the kernel. Thread switches happen only here, on the
 * way out of VECTOR_TIMER and VECTOR_SWITCH. */
#include "trap.h"

#include "cpu.h"
#include "layout.h"
#include "port.h"

static_assert(offsetof(struct trap_frame, r15) == TF_R15);
static_assert(offsetof(struct trap_frame, r14) == TF_R14);
static_assert(offsetof(struct trap_frame, r13) == TF_R13);
static_assert(offsetof(struct trap_frame, r12) == TF_R12);
static_assert(offsetof(struct trap_frame, r11) == TF_R11);
static_assert(offsetof(struct trap_frame, r10) == TF_R10);
static_assert(offsetof(struct trap_frame, r9) == TF_R9);
static_assert(offsetof(struct trap_frame, r8) == TF_R8);
static_assert(offsetof(struct trap_frame, rdi) == TF_RDI);
static_assert(offsetof(struct trap_frame, rsi) == TF_RSI);
static_assert(offsetof(struct trap_frame, rbp) == TF_RBP);
static_assert(offsetof(struct trap_frame, rbx) == TF_RBX);
static_assert(offsetof(struct trap_frame, rdx) == TF_RDX);
static_assert(offsetof(struct trap_frame, rcx) == TF_RCX);
static_assert(offsetof(struct trap_frame, rax) == TF_RAX);
static_assert(offsetof(struct trap_frame, vector) == TF_VECTOR);
static_assert(offsetof(struct trap_frame, error) == TF_ERROR);
static_assert(offsetof(struct trap_frame, rip) == TF_RIP);
static_assert(offsetof(struct trap_frame, cs) == TF_CS);
static_assert(offsetof(struct trap_frame, rflags) == TF_RFLAGS);
static_assert(offsetof(struct trap_frame, rsp) == TF_RSP);
static_assert(offsetof(struct trap_frame, ss) == TF_SS);
static_assert(sizeof(struct trap_frame) == TF_BYTES && TF_BYTES % 16 == 0);

/* core names the frame struct arch_context and never looks inside. */
static struct arch_context *context_of(struct trap_frame *frame)
{
    // SAFETY: arch_context is declared, never defined; only frame_of undoes it.
    return (struct arch_context *)frame;
}

static struct trap_frame *frame_of(struct arch_context *context)
{
    // SAFETY: every arch_context comes from context_of.
    return (struct trap_frame *)context;
}

uintptr_t arch_context_pc(const struct arch_context *context)
{
    // SAFETY: as frame_of.
    return ((const struct trap_frame *)context)->rip;
}

uintptr_t arch_context_sp(const struct arch_context *context)
{
    // SAFETY: as frame_of.
    return ((const struct trap_frame *)context)->rsp;
}

void arch_context_resume(struct arch_context *context, uintptr_t pc, uintptr_t sp, uint64_t value)
{
    struct trap_frame *frame = frame_of(context);
    frame->rip = pc;
    frame->rsp = sp;
    frame->rax = value;
    frame->rflags = RFLAGS_FIXED | RFLAGS_IF;
    uint32_t mxcsr = MXCSR_DEFAULT;
    // SAFETY: the live FPU state is the interrupted thread's: handlers do not
    // use it, and the scheduler has loaded it before it delivers.
    __asm__ volatile("fninit; ldmxcsr %0" : : "m"(mxcsr));
}

static enum arch_fault fault_of(uint64_t vector)
{
    switch (vector) {
    case VECTOR_DIVIDE: return ARCH_FAULT_DIVIDE;
    case VECTOR_ILLEGAL: return ARCH_FAULT_ILLEGAL;
    case VECTOR_STACK:
    case VECTOR_PAGE: return ARCH_FAULT_MEMORY;
    case VECTOR_PROTECTION: return ARCH_FAULT_PROTECTION;
    default: return ARCH_FAULT_OTHER;
    }
}

static void handle_fault(struct trap_frame *frame)
{
    uint64_t address = frame->vector == VECTOR_PAGE ? cr2_read() : 0;
    if (frame->vector == VECTOR_NMI || frame->vector == VECTOR_DOUBLE_FAULT ||
        frame->vector == VECTOR_MACHINE_CHECK)
        port_panic("vector, pc of an event that no thread can answer for:", frame->vector,
                   frame->rip);
    if (!arch_current())
        port_panic("fault outside all threads: pc, address:", frame->rip, address);
    core_fault(context_of(frame), fault_of(frame->vector), address);
}

void trap_dispatch(struct trap_frame *frame)
{
    if (frame->vector < VECTOR_FIRST_IRQ) {
        handle_fault(frame);
        return;
    }
    switch (frame->vector) {
    case VECTOR_TIMER:
        clock_end_of_interrupt();
        scheduler_wake_expired();
        if (arch_current())
            core_interrupt(context_of(frame), true);
        scheduler_switch(frame);
        break;
    case VECTOR_SWITCH:
        scheduler_switch(frame);
        break;
    case VECTOR_DELIVER:
        break;
    case VECTOR_SPURIOUS:
        return;
    default:
        /* The PIC's lines are masked, its spurious ones want no answer; any
         * other came through the local APIC from a device nobody drives. */
        if (frame->vector < VECTOR_PIC || frame->vector >= VECTOR_PIC + 16)
            clock_end_of_interrupt();
        return;
    }
    if (scheduler_take_pending())
        core_interrupt(context_of(frame), false);
}
