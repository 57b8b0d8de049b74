/* Faults, kills and ticks as signals, all on alternate stacks: the handler runs
 * also when a domain has used up its stack. SIGUSR1 is an interrupt that core
 * asked for, SIGUSR2 a tick of the thread's CPU clock.
 *
 * Handlers block the two, not the faults: a fault in a handler is a fault in
 * the kernel, and panics. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <ucontext.h>

#include "core/print.h"
#include "port.h"

enum {
    EFLAGS_DIRECTION = 1 << 10,
    EFLAGS_ALIGNMENT = 1 << 18,
    EFLAGS_TRAP = 1 << 8,
    TRAP_GENERAL_PROTECTION = 13,
};

struct arch_context {
    ucontext_t linux_context;
};

uintptr_t arch_context_pc(const struct arch_context *context)
{
    return (uintptr_t)context->linux_context.uc_mcontext.gregs[REG_RIP];
}

uintptr_t arch_context_sp(const struct arch_context *context)
{
    return (uintptr_t)context->linux_context.uc_mcontext.gregs[REG_RSP];
}

void arch_context_resume(struct arch_context *context, uintptr_t pc, uintptr_t sp, uint64_t value)
{
    mcontext_t *machine = &context->linux_context.uc_mcontext;
    machine->gregs[REG_RIP] = (greg_t)pc;
    machine->gregs[REG_RSP] = (greg_t)sp;
    machine->gregs[REG_RAX] = (greg_t)value;
    machine->gregs[REG_EFL] &= ~(EFLAGS_DIRECTION | EFLAGS_ALIGNMENT | EFLAGS_TRAP);
    machine->fpregs->mxcsr = 0x1f80; /* psABI: all exceptions masked, round to nearest */
    machine->fpregs->cwd = 0x37f;
    machine->fpregs->swd = 0;
    machine->fpregs->ftw = 0;
}

static enum arch_fault fault_of(int signal, const ucontext_t *context)
{
    switch (signal) {
    case SIGILL: return ARCH_FAULT_ILLEGAL;
    case SIGFPE: return ARCH_FAULT_DIVIDE;
    case SIGSEGV:
        if (context->uc_mcontext.gregs[REG_TRAPNO] == TRAP_GENERAL_PROTECTION)
            return ARCH_FAULT_PROTECTION;
        return ARCH_FAULT_MEMORY;
    case SIGBUS: return ARCH_FAULT_MEMORY;
    default: return ARCH_FAULT_OTHER;
    }
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
    enum arch_fault fault = fault_of(signal, context);
    uintptr_t address = fault == ARCH_FAULT_MEMORY ? (uintptr_t)info->si_addr : 0;
    // SAFETY: struct arch_context is a ucontext_t under core's name.
    core_fault(context, fault, address);
}

static void on_interrupt(int signal, siginfo_t *info, void *context)
{
    (void)info;
    // SAFETY: as above.
    core_interrupt(context, signal == SIGUSR2);
}

static void install(int signal, void (*handler)(int, siginfo_t *, void *), int flags)
{
    struct sigaction action = {.sa_sigaction = handler,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | flags};
    sigaddset(&action.sa_mask, SIGUSR1);
    sigaddset(&action.sa_mask, SIGUSR2);
    if (sigaction(signal, &action, 0))
        panic("linux: no handler for signal %d", signal);
}

void port_install_signals(void)
{
    install(SIGSEGV, on_fault, SA_NODEFER);
    install(SIGBUS, on_fault, SA_NODEFER);
    install(SIGILL, on_fault, SA_NODEFER);
    install(SIGFPE, on_fault, SA_NODEFER);
    install(SIGTRAP, on_fault, SA_NODEFER);
    install(SIGUSR1, on_interrupt, SA_RESTART);
    install(SIGUSR2, on_interrupt, SA_RESTART);
}
