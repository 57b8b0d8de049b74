# The first bytes of a program for examples/dialect/riscv.c and for qemu-riscv32.
    .globl _start
_start:
    call main
    li a7, 93
    ecall
