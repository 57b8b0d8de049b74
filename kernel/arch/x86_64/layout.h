/* Numbers that C and assembly of this port share: selectors, vectors, stacks,
 * offsets of the trap frame. The offsets are asserted against the C struct in
 * trap.c, so that neither side can drift. */
#ifndef X86_LAYOUT_H
#define X86_LAYOUT_H

#define SELECTOR_CODE 0x08
#define SELECTOR_DATA 0x10
#define SELECTOR_TSS 0x18

/* Interrupt stack table: one stack per class of event, so that no event of one
 * class lands on the stack of another. No vector runs on the interrupted
 * stack: it may be overflowed, and library code keeps a red zone below rsp. */
#define IST_FAULT 1
#define IST_NMI 2
#define IST_DOUBLE_FAULT 3
#define IST_IRQ 4
#define IST_COUNT 4
#define IST_STACK_BYTES 16384

#define VECTOR_DIVIDE 0
#define VECTOR_NMI 2
#define VECTOR_ILLEGAL 6
#define VECTOR_DOUBLE_FAULT 8
#define VECTOR_STACK 12
#define VECTOR_PROTECTION 13
#define VECTOR_PAGE 14
#define VECTOR_MACHINE_CHECK 18
#define VECTOR_FIRST_IRQ 32 /* below: faults */
#define VECTOR_PIC 0x20     /* 16 lines, all masked; a spurious one may come */
#define VECTOR_TIMER 0x40
#define VECTOR_SWITCH 0x80  /* int: the scheduler picks a thread */
#define VECTOR_DELIVER 0x81 /* int: only the pending core_interrupt */
#define VECTOR_SPURIOUS 0xff
#define VECTOR_COUNT 256

/* struct trap_frame, low address first; the CPU pushes from TF_SS downwards to
 * TF_RIP (and TF_ERROR for vectors that have one). */
#define TF_R15 0
#define TF_R14 8
#define TF_R13 16
#define TF_R12 24
#define TF_R11 32
#define TF_R10 40
#define TF_R9 48
#define TF_R8 56
#define TF_RDI 64
#define TF_RSI 72
#define TF_RBP 80
#define TF_RBX 88
#define TF_RDX 96
#define TF_RCX 104
#define TF_RAX 112
#define TF_VECTOR 120
#define TF_ERROR 128
#define TF_RIP 136
#define TF_CS 144
#define TF_RFLAGS 152
#define TF_RSP 160
#define TF_SS 168
#define TF_BYTES 176

#define RFLAGS_FIXED 0x2
#define RFLAGS_IF 0x200

#define MXCSR_DEFAULT 0x1f80

/* Which boot protocol entered (boot.S to boot_main). */
#define BOOT_PVH 0
#define BOOT_MULTIBOOT2 1

#endif
