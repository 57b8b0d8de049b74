/* The stubs behind abi/services.h, one per service.
 *
 * Contract: called by trusted code of a domain with the System V ABI; at most
 * six arguments, all in registers, which pass through untouched.
 * Entry state: on the domain stack, in_kernel 0, rsp = 8 mod 16.
 * Clobbers: the caller-saved registers.
 *
 *   domain stack                           kernel stack
 *   rsp -> return address <- service_rsp   kernel_stack_top: 0 mod 16
 *                                          -8 rbx  -16 alignment
 *
 * in_kernel is set before the stack is left and cleared after it is back, so a
 * fault anywhere between is the kernel's own (I10). The result waits in rbx
 * while service_leave runs. */
#include "call.h"

    .macro ENTER
    movq $1, %gs:SD_TB_IN_KERNEL
    mov %rsp, %gs:SD_TB_SERVICE_RSP
    mov %gs:SD_TB_KERNEL_STACK, %rsp
    .endm

    .macro LEAVE
    mov %gs:SD_TB_SERVICE_RSP, %rsp
    movq $0, %gs:SD_TB_IN_KERNEL
    ret
    .endm

    /* A service at whose end a dead or overdue domain is left for good. */
    .macro SERVICE name
    .globl stub_\name
    .type stub_\name, @function
stub_\name:
    ENTER
    push %rbx
    sub $8, %rsp                        /* alignment at both calls: 0 mod 16 */
    call service_\name
    mov %rax, %rbx
    call service_leave
    mov %rbx, %rax
    add $8, %rsp
    pop %rbx
    LEAVE
    .size stub_\name, . - stub_\name
    .endm

    /* A service that proxies call in the middle of their work: it returns
     * whatever happened meanwhile. */
    .macro PROXY_SERVICE name
    .globl stub_\name
    .type stub_\name, @function
stub_\name:
    ENTER
    call service_\name                  /* alignment: 0 mod 16 */
    LEAVE
    .size stub_\name, . - stub_\name
    .endm

    .text
    SERVICE print
    SERVICE pages_alloc
    SERVICE pages_free
    SERVICE rref_alloc
    SERVICE rref_free
    SERVICE rref_exchange
    PROXY_SERVICE rref_give
    PROXY_SERVICE monitor_enter
    PROXY_SERVICE monitor_leave
    PROXY_SERVICE return_to_dead
    SERVICE cap_export
    SERVICE cap_dup
    SERVICE cap_drop
    SERVICE cap_bind
    SERVICE thread_spawn
    SERVICE yield
    SERVICE sleep_ns
    SERVICE now_ns
    SERVICE data_count
    SERVICE data_name
    SERVICE data_size
    SERVICE data_read
    SERVICE domain_load
    SERVICE domain_unload
    SERVICE domain_list
    SERVICE memory
    SERVICE shutdown
    SERVICE mutex_wait
    SERVICE mutex_wake
    SERVICE thread_locals

    .section .note.GNU-stack, "", @progbits
