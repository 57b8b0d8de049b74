/* Faults. Whatever the CPU reports, the PC decides first: a trapping instruction
 * that sdc placed has an entry with its rule, file and line. */
#include "core/fault.h"

#include "core/chain.h"
#include "core/domain.h"
#include "core/enter.h"
#include "core/kill.h"
#include "core/location.h"
#include "core/print.h"
#include "core/stack.h"
#include "core/unwind.h"
#include "status.h"

enum { NULL_PAGES_END = 65536 };

static const char *rule_name(uint32_t rule)
{
    switch (rule) {
#define FAULT_RULE(number, id, name) \
    case number: return name;
#include "fault_rules.def"
#undef FAULT_RULE
    default: return "unknown-rule";
    }
}

static const char *rule_text(uint32_t rule)
{
    switch (rule) {
    case FAULT_BOUNDS: return "index or access is outside the object";
    case FAULT_DIV_ZERO: return "division by zero";
    case FAULT_DIV_OVERFLOW: return "quotient does not fit";
    case FAULT_SHIFT_RANGE: return "shift count is not less than the width";
    case FAULT_INT_OVERFLOW: return "signed result does not fit";
    case FAULT_QUOTA: return "a quota is used up";
    case FAULT_FREE_FULL: return "freed object still owns another";
    case FAULT_STACK_OVERFLOW: return "the stack is used up";
    case FAULT_TIMEOUT: return "the call took longer than it may";
    case FAULT_KILLED: return "killed";
    case FAULT_BOUND_OVERFLOW: return "the bound of a pointer overflows";
    case FAULT_COUNT_MISMATCH: return "count and array disagree";
    case FAULT_ARRAY_NOT_EMPTY: return "element or array that still owns an object would be lost";
    case FAULT_BAD_BOOL: return "value is no bool";
    case FAULT_BAD_ENUM: return "value is no enumerator";
    case FAULT_NO_RETURN: return "function ends without returning a value";
    case FAULT_UNREACHABLE: return "code that must not be reached was reached";
    case FAULT_POINTER_DIFFERENCE: return "pointers into different objects are subtracted or ordered";
    case FAULT_DEADLOCK: return "waiting for this lock would never end";
    case FAULT_USER: return "the domain gave up";
    case FAULT_MEMORY: return "access to memory that is not mapped so";
    case FAULT_ILLEGAL: return "trap without an entry in the table";
    case FAULT_GENERAL_PROTECTION: return "instruction or address is not allowed";
    case FAULT_NULL_POINTER: return "null pointer used";
    default: return "the image names a rule that this kernel does not know";
    }
}

static void report(const struct instance *instance, uint32_t rule, const struct location *at)
{
    struct image_text name = instance->domain ? instance->domain->name : (struct image_text){"?", 1};
    kprintf("fault: domain %.*s: %s: %s:%u: %s%s%s\n", (int)name.n, name.bytes, rule_name(rule),
            at->file, at->line, rule_text(rule), at->function[0] ? " in " : "", at->function);
}

/* A CPU fault at an address that no trap entry explains. */
static enum fault_rule rule_of(const struct thread *thread, enum arch_fault fault,
                               uintptr_t address, uintptr_t sp)
{
    switch (fault) {
    case ARCH_FAULT_ILLEGAL: return FAULT_ILLEGAL;
    case ARCH_FAULT_DIVIDE: return FAULT_DIV_ZERO;
    case ARCH_FAULT_MEMORY:
        if (stack_is_overflow(thread, address, sp))
            return FAULT_STACK_OVERFLOW;
        return address < NULL_PAGES_END ? FAULT_NULL_POINTER : FAULT_MEMORY;
    case ARCH_FAULT_PROTECTION:
    case ARCH_FAULT_OTHER: break;
    }
    return FAULT_GENERAL_PROTECTION;
}

static void kill_running(struct thread *thread)
{
    const struct sd_frame *frame = thread->block.frame;
    kill_instance(chain_running(frame), chain_running_generation(frame));
}

void fault_at_function(struct thread *thread, enum fault_rule rule, uintptr_t pc)
{
    struct instance *instance = chain_running(thread->block.frame);
    struct location at = location_of_function(&instance->image, pc);
    report(instance, rule, &at);
    kill_running(thread);
}

bool fault_is_overdue(const struct thread *thread)
{
    const struct sd_frame *frame = thread->block.frame;
    if (frame->ticks == ENTER_UNTIMED || frame->state == SD_FRAME_PREPARED)
        return false;
    uint64_t limit_ms = instance_of(frame->callee)->quotas.call_timeout_ms;
    return limit_ms && frame->ticks * arch_tick_ns() > limit_ms * 1000000;
}

void core_fault(struct arch_context *context, enum arch_fault fault, uintptr_t address)
{
    struct thread *thread = arch_current();
    uintptr_t pc = arch_context_pc(context), sp = arch_context_sp(context);
    const struct sd_frame *frame = thread ? thread->block.frame : 0;
    struct instance *instance = frame ? chain_running(frame) : 0;
    if (!instance || thread->block.in_kernel || !instance->domain)
        panic("I10: fault %u in the kernel at 0x%lx, address 0x%lx, sp 0x%lx", fault, pc, address, sp);
    __atomic_store_n(&thread->block.in_kernel, 1, __ATOMIC_RELEASE);
    struct location at;
    uint32_t rule;
    if (!instance_is_live(&instance->shared, chain_running_generation(frame))) {
        ; /* another thread inside was first, and has said why */
    } else if (location_of_trap(&instance->image, pc, &at, &rule)) {
        report(instance, rule, &at);
        kill_running(thread);
    } else {
        fault_at_function(thread, rule_of(thread, fault, address, sp), pc);
    }
    unwind_interrupted(thread, context, SD_CRASHED);
}
