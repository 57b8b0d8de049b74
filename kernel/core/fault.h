/* The end of a domain by its own fault. */
#ifndef CORE_FAULT_H
#define CORE_FAULT_H

#include "core/thread.h"

enum fault_rule {
#define FAULT_RULE(number, id, name) FAULT_##id = number,
#include "fault_rules.def"
#undef FAULT_RULE
};

/* Prints "fault: domain NAME: RULE: FILE:LINE: text" for the instance that runs
 * in `thread`, at the function that holds pc, and kills it. The caller unwinds. */
void fault_at_function(struct thread *thread, enum fault_rule rule, uintptr_t pc);

/* Whether the innermost call has used up the time that its callee may take. */
bool fault_is_overdue(const struct thread *thread);

#endif
