/* First instructions: from the two boot protocols into long mode.
 *
 *   PVH        `qemu -kernel`: the note names boot_pvh
 *   multiboot2 GRUB: the ELF entry point is boot_multiboot2
 *
 * There is no multiboot1 header: QEMU would try it first and refuse an ELF64.
 *
 * Hardware contract of both entries: 32-bit protected mode, flat segments,
 * paging and interrupts off, %ebx = physical address of the boot information
 * (multiboot2: %eax = 0x36d76289). No stack. The tables built here map the
 * first 4 GiB with 2 MiB pages, readable, writable and executable; they live
 * only until paging_start loads the kernel's own tables. */
#include "layout.h"

#define MULTIBOOT2_MAGIC 0xe85250d6
#define ARCHITECTURE_I386 0
#define COM1 0x3f8

    .section .boot.header, "a", @progbits
    .balign 8
multiboot2_header:
    .long MULTIBOOT2_MAGIC
    .long ARCHITECTURE_I386
    .long multiboot2_header_end - multiboot2_header
    .long -(MULTIBOOT2_MAGIC + ARCHITECTURE_I386 + (multiboot2_header_end - multiboot2_header))
    .short 0, 0                     /* end of tags */
    .long 8
multiboot2_header_end:

    .section .note.pvh, "a", @note
    .balign 4
    .long 4                         /* name bytes */
    .long 8                         /* description bytes */
    .long 18                        /* XEN_ELFNOTE_PHYS32_ENTRY */
    .asciz "Xen"
    .quad boot_pvh

    .text
    .code32
    .globl boot_pvh
boot_pvh:
    movl $BOOT_PVH, %ebp
    jmp enter_long_mode

    .globl boot_multiboot2
boot_multiboot2:
    movl $BOOT_MULTIBOOT2, %ebp

/* %ebp = protocol, %ebx = boot information. Uses all other registers. */
enter_long_mode:
    cli
    cld
    movl $boot_stack_top, %esp

    movl $0x80000000, %eax          /* is there long mode? */
    pushl %ebx
    cpuid
    cmpl $0x80000001, %eax
    jb no_long_mode
    movl $0x80000001, %eax
    cpuid
    btl $29, %edx
    jnc no_long_mode
    popl %ebx

    /* .bss is not trusted to be zero before this. */
    movl $boot_tables, %edi
    movl $(6 * 4096 / 4), %ecx
    xorl %eax, %eax
    rep stosl

    movl $(boot_tables + 0x1000 + 0x3), boot_tables
    movl $(boot_tables + 0x2000 + 0x3), boot_tables + 0x1000
    movl $(boot_tables + 0x3000 + 0x3), boot_tables + 0x1008
    movl $(boot_tables + 0x4000 + 0x3), boot_tables + 0x1010
    movl $(boot_tables + 0x5000 + 0x3), boot_tables + 0x1018
    movl $(boot_tables + 0x2000), %edi
    movl $0x83, %eax                /* present, writable, 2 MiB */
1:  movl %eax, (%edi)
    addl $8, %edi
    addl $0x200000, %eax
    jnc 1b                          /* until 4 GiB */

    movl $boot_tables, %eax
    movl %eax, %cr3
    movl $0x6a0, %eax               /* PAE, PGE, OSFXSR, OSXMMEXCPT */
    movl %eax, %cr4
    movl $0xc0000080, %ecx          /* EFER.LME */
    rdmsr
    orl $0x100, %eax
    wrmsr
    movl $0x80010033, %eax          /* PG, WP, NE, ET, MP, PE; EM and TS clear */
    movl %eax, %cr0
    lgdt boot_gdt_pointer
    ljmp $SELECTOR_CODE, $in_long_mode

no_long_mode:
    movl $no_long_mode_text, %esi
    movw $COM1, %dx
2:  lodsb
    testb %al, %al
    jz 3f
    outb %al, %dx
    jmp 2b
3:  hlt
    jmp 3b

    .code64
in_long_mode:
    movl $SELECTOR_DATA, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    xorl %eax, %eax
    movl %eax, %fs
    movl %eax, %gs
    leaq boot_stack_top(%rip), %rsp /* 16-aligned at the call */
    fninit
    movl %ebp, %edi
    movl %ebx, %esi
    xorl %ebp, %ebp
    call boot_main                  /* noreturn: boot_main(protocol, info) */
    ud2

    .section .rodata
    .balign 8
boot_gdt:
    .quad 0
    .quad 0x00af9b000000ffff        /* SELECTOR_CODE: 64-bit code */
    .quad 0x00cf93000000ffff        /* SELECTOR_DATA */
boot_gdt_pointer:
    .short boot_gdt_pointer - boot_gdt - 1
    .quad boot_gdt
no_long_mode_text:
    .asciz "sumac: this CPU has no 64-bit mode\n"

    .bss
    .balign 4096
boot_tables:
    .skip 6 * 4096

    /* The boot stack becomes the idle thread's. paging_start unmaps the page
     * below it. */
    .globl boot_stack_guard, boot_stack_top
    .balign 4096
boot_stack_guard:
    .skip 4096
    .skip 32768
boot_stack_top:

    .section .note.GNU-stack, "", @progbits
