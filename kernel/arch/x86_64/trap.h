/* What interrupted code looks like, and the tables that lead to trap.S. */
#ifndef X86_TRAP_H
#define X86_TRAP_H

#include <stdint.h>

/* All general registers of interrupted code; offsets TF_* of layout.h. It is
 * the port's struct arch_context. */
struct trap_frame {
    uint64_t r15, r14, r13, r12, r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx, rcx, rax;
    uint64_t vector, error;
    uint64_t rip, cs, rflags, rsp, ss;
};

/* Loads GDT, IDT and TSS of the boot CPU; vectors work afterwards. Returns
 * with the FS and GS bases at zero. */
void segments_start(void);
void segments_load(const void *gdt_pointer, const void *idt_pointer);

/* Called by trap.S on an IST stack with interrupts off. */
void trap_dispatch(struct trap_frame *frame);

/* Lowest address of the IST stacks' array: each of the IST_COUNT elements
 * starts with a page that paging_start unmaps. */
extern uint8_t ist_stacks[];
#define IST_ELEMENT_BYTES (4096 + IST_STACK_BYTES)

#endif
