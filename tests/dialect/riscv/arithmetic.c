/* Every arithmetic instruction with signs and corner cases. */
#include "linux.h"

static const unsigned values[] = {0,          1,          2,          7,          31,        32,
                                  0x7fffffff, 0x80000000, 0x80000001, 0xffffffff, 0xfffffff9, 12345};

int main(void) {
    unsigned hash = 1;
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++)
        for (unsigned k = 0; k < sizeof values / sizeof *values; k++) {
            unsigned a = values[i], b = values[k], results[16];
            __asm__("div %0,%1,%2" : "=r"(results[0]) : "r"(a), "r"(b));
            __asm__("divu %0,%1,%2" : "=r"(results[1]) : "r"(a), "r"(b));
            __asm__("rem %0,%1,%2" : "=r"(results[2]) : "r"(a), "r"(b));
            __asm__("remu %0,%1,%2" : "=r"(results[3]) : "r"(a), "r"(b));
            __asm__("mul %0,%1,%2" : "=r"(results[4]) : "r"(a), "r"(b));
            __asm__("mulh %0,%1,%2" : "=r"(results[5]) : "r"(a), "r"(b));
            __asm__("mulhsu %0,%1,%2" : "=r"(results[6]) : "r"(a), "r"(b));
            __asm__("mulhu %0,%1,%2" : "=r"(results[7]) : "r"(a), "r"(b));
            __asm__("sll %0,%1,%2" : "=r"(results[8]) : "r"(a), "r"(b));
            __asm__("srl %0,%1,%2" : "=r"(results[9]) : "r"(a), "r"(b));
            __asm__("sra %0,%1,%2" : "=r"(results[10]) : "r"(a), "r"(b));
            __asm__("slt %0,%1,%2" : "=r"(results[11]) : "r"(a), "r"(b));
            __asm__("sltu %0,%1,%2" : "=r"(results[12]) : "r"(a), "r"(b));
            __asm__("xor %0,%1,%2" : "=r"(results[13]) : "r"(a), "r"(b));
            __asm__("srai %0,%1,5" : "=r"(results[14]) : "r"(a));
            __asm__("slti %0,%1,-7" : "=r"(results[15]) : "r"(a));
            for (unsigned r = 0; r < 16; r++) {
                hash = hash * 16777619 ^ results[r];
                print_number(results[r]);
            }
        }
    print_number(hash);
    return 0;
}
