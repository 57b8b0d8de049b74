/* A RISC-V machine: RV32IM (The RISC-V Instruction Set Manual, volume I,
 * 20191213) with one MiB of memory and two system calls of Linux, write(1) and
 * exit.
 *
 * The input is a program's memory image, loaded and entered at 0x10000. The
 * output is what it writes; then, if it ends otherwise than by exit(0), a line
 * that says how. */
#include "tool.h"

#include <stdbool.h>

enum {
    memory_bytes = 1 << 20,
    base = 0x10000,
    call_write = 64,
    call_exit = 93,
};

enum state { RUNNING, EXITED, BAD_ACCESS, BAD_INSTRUCTION, TOO_LONG };

struct machine {
    uint32_t x[32];
    uint32_t pc;
    enum state state;
    uint8_t *__owned _Nullable memory __counted_by(size);
    size_t size;
};

/* Little-endian, of 1, 2 or 4 bytes. */
static uint32_t load(struct machine *m, uint32_t address, uint32_t bytes) {
    const uint8_t *memory = m->memory;
    uint32_t at = address - base;
    if (!memory || at >= m->size || m->size - at < bytes) {
        m->state = BAD_ACCESS;
        return 0;
    }
    uint32_t word = 0;
    for (uint32_t i = 0; i < bytes; i++)
        word |= sd_as(uint32_t, memory[at + i]) << i * 8;
    return word;
}

static void store(struct machine *m, uint32_t address, uint32_t bytes, uint32_t word) {
    uint8_t *memory = m->memory;
    uint32_t at = address - base;
    if (!memory || at >= m->size || m->size - at < bytes) {
        m->state = BAD_ACCESS;
        return;
    }
    for (uint32_t i = 0; i < bytes; i++)
        memory[at + i] = sd_as(uint8_t, word >> i * 8);
}

/* The low `bits` bits as a signed number. */
static int32_t signed_bits(uint32_t word, unsigned bits) {
    return sd_as(int32_t, word << (32 - bits)) >> (32 - bits);
}

static uint32_t multiply(uint32_t a, uint32_t b, uint32_t operation) {
    int64_t sa = sd_as(int32_t, a), sb = sd_as(int32_t, b);
    switch (operation) {
    case 0: /* mul */
        return a * b;
    case 1: /* mulh */
        return sd_as(uint32_t, sd_as(uint64_t, sa * sb) >> 32);
    case 2: /* mulhsu */
        return sd_as(uint32_t, sd_as(uint64_t, sa * sd_as(int64_t, b)) >> 32);
    default: /* mulhu */
        return sd_as(uint32_t, sd_as(uint64_t, a) * b >> 32);
    }
}

/* Division by zero and overflow have results (7.2). */
static uint32_t divide(uint32_t a, uint32_t b, uint32_t operation) {
    bool is_signed = operation == 4 || operation == 6, is_quotient = operation < 6;
    if (b == 0)
        return is_quotient ? UINT32_MAX : a;
    if (!is_signed)
        return is_quotient ? a / b : a % b;
    if (a == 0x80000000 && b == UINT32_MAX)
        return is_quotient ? a : 0;
    int32_t sa = sd_as(int32_t, a), sb = sd_as(int32_t, b);
    return sd_as(uint32_t, is_quotient ? sa / sb : sa % sb);
}

static uint32_t compute(struct machine *m, uint32_t a, uint32_t b, uint32_t operation,
                        bool is_alternate) {
    switch (operation) {
    case 0:
        return is_alternate ? a - b : a + b;
    case 1:
        return a << (b & 31);
    case 2:
        return sd_as(int32_t, a) < sd_as(int32_t, b);
    case 3:
        return a < b;
    case 4:
        return a ^ b;
    case 5:
        return is_alternate ? sd_as(uint32_t, sd_as(int32_t, a) >> (b & 31)) : a >> (b & 31);
    case 6:
        return a | b;
    case 7:
        return a & b;
    }
    m->state = BAD_INSTRUCTION;
    return 0;
}

static bool is_taken(struct machine *m, uint32_t a, uint32_t b, uint32_t operation) {
    switch (operation) {
    case 0:
        return a == b;
    case 1:
        return a != b;
    case 4:
        return sd_as(int32_t, a) < sd_as(int32_t, b);
    case 5:
        return sd_as(int32_t, a) >= sd_as(int32_t, b);
    case 6:
        return a < b;
    case 7:
        return a >= b;
    }
    m->state = BAD_INSTRUCTION;
    return false;
}

static uint32_t load_extended(struct machine *m, uint32_t address, uint32_t operation) {
    switch (operation) {
    case 0:
        return sd_as(uint32_t, signed_bits(load(m, address, 1), 8));
    case 1:
        return sd_as(uint32_t, signed_bits(load(m, address, 2), 16));
    case 2:
        return load(m, address, 4);
    case 4:
        return load(m, address, 1);
    case 5:
        return load(m, address, 2);
    }
    m->state = BAD_INSTRUCTION;
    return 0;
}

static void system_call(struct machine *m, struct output *out) {
    uint32_t number = m->x[17];
    if (number == call_exit) {
        m->state = EXITED;
    } else if (number == call_write && m->x[10] == 1) {
        for (uint32_t i = 0; i < m->x[12] && m->state == RUNNING; i++)
            output_byte(out, sd_as(uint8_t, load(m, m->x[11] + i, 1)));
        m->x[10] = m->x[12];
    } else {
        m->state = BAD_INSTRUCTION;
    }
}

/* The immediate operands (2.3). */
static uint32_t immediate_i(uint32_t word) { return sd_as(uint32_t, signed_bits(word >> 20, 12)); }

static uint32_t immediate_s(uint32_t word) {
    return sd_as(uint32_t, signed_bits(word >> 25 << 5 | (word >> 7 & 31), 12));
}

static uint32_t immediate_b(uint32_t word) {
    uint32_t bits = word >> 31 << 12 | (word >> 7 & 1) << 11 | (word >> 25 & 63) << 5 |
                    (word >> 8 & 15) << 1;
    return sd_as(uint32_t, signed_bits(bits, 13));
}

static uint32_t immediate_j(uint32_t word) {
    uint32_t bits = word >> 31 << 20 | (word >> 12 & 255) << 12 | (word >> 20 & 1) << 11 |
                    (word >> 21 & 1023) << 1;
    return sd_as(uint32_t, signed_bits(bits, 21));
}

static void step(struct machine *m, struct output *out) {
    uint32_t word = load(m, m->pc, 4), next = m->pc + 4, result = 0;
    if (m->state != RUNNING)
        return;
    uint32_t a = m->x[word >> 15 & 31], b = m->x[word >> 20 & 31];
    uint32_t operation = word >> 12 & 7, variant = word >> 25;
    bool has_result = true;
    switch (word & 127) {
    case 0x37: /* lui */
        result = word & 0xfffff000;
        break;
    case 0x17: /* auipc */
        result = m->pc + (word & 0xfffff000);
        break;
    case 0x6f: /* jal */
        result = next;
        next = m->pc + immediate_j(word);
        break;
    case 0x67: /* jalr */
        result = next;
        next = (a + immediate_i(word)) & 0xfffffffe;
        break;
    case 0x63: /* branches */
        has_result = false;
        if (is_taken(m, a, b, operation))
            next = m->pc + immediate_b(word);
        break;
    case 0x03: /* loads */
        result = load_extended(m, a + immediate_i(word), operation);
        break;
    case 0x23: /* stores */
        has_result = false;
        if (operation > 2)
            m->state = BAD_INSTRUCTION;
        else
            store(m, a + immediate_s(word), sd_as(uint32_t, 1) << operation, b);
        break;
    case 0x13: /* with an immediate; shifts say in their upper bits which */
        result = compute(m, a, immediate_i(word), operation, operation == 5 && variant == 32);
        break;
    case 0x33: /* between registers */
        if (variant == 1)
            result = operation < 4 ? multiply(a, b, operation) : divide(a, b, operation);
        else
            result = compute(m, a, b, operation, variant == 32);
        break;
    case 0x0f: /* fence */
        has_result = false;
        break;
    case 0x73: /* ecall */
        has_result = false;
        system_call(m, out);
        break;
    default:
        m->state = BAD_INSTRUCTION;
        return;
    }
    if (m->state != RUNNING)
        return; /* pc stays at what went wrong */
    uint32_t target = word >> 7 & 31;
    if (has_result && target != 0)
        m->x[target] = result;
    m->pc = next;
}

static void report(const struct machine *m, struct output *out) {
    switch (m->state) {
    case EXITED:
        if (m->x[10] == 0)
            return;
        OUTPUT_LITERAL(out, "exit ");
        output_number(out, m->x[10]);
        break;
    case BAD_ACCESS:
        OUTPUT_LITERAL(out, "bad access at ");
        output_hex(out, m->pc, 8);
        break;
    case BAD_INSTRUCTION:
        OUTPUT_LITERAL(out, "bad instruction at ");
        output_hex(out, m->pc, 8);
        break;
    case TOO_LONG:
    case RUNNING:
        OUTPUT_LITERAL(out, "too long");
    }
    OUTPUT_LITERAL(out, "\n");
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    if (n > memory_bytes)
        return 1;
    struct machine m = {.pc = base,
                        .memory = sd_new_array(uint8_t, memory_bytes),
                        .size = memory_bytes};
    uint8_t *memory = m.memory;
    for (size_t i = 0; memory && i < n; i++)
        memory[i] = input[i];
    m.x[2] = base + memory_bytes; /* the stack */
    uint64_t steps = 0;
    while (m.state == RUNNING) {
        step(&m, out);
        if (++steps == 500000000)
            m.state = TOO_LONG;
    }
    report(&m, out);
    sd_free(sd_take(m.memory));
    return m.state == EXITED && m.x[10] == 0 ? 0 : 1;
}
