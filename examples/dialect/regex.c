/* A regular expression matcher: the pattern becomes a program for a Pike-style
 * machine that runs all alternatives at once (Thompson, CACM 11(6), 1968; Pike;
 * Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009), so
 * the time is linear in the text.
 *
 * Patterns: literals, `.`, `[a-z]`, `[^...]`, `\` before any character, groups,
 * `|`, `*`, `+`, `?`, `^` and `$`. Input: the first line is the pattern; of the
 * other lines those with a match are printed, as grep -E does. */
#include "tool.h"

#include <stdbool.h>

enum operation { BYTE, ANY, CLASS, LINE_START, LINE_END, JUMP, SPLIT, MATCH };

enum { program_max = 512, classes_max = 32, depth_max = 60 };

struct instruction {
    enum operation operation;
    uint8_t byte;
    uint16_t class; /* CLASS */
    uint16_t x, y;  /* JUMP: x; SPLIT: both */
};

struct program {
    struct instruction code[program_max];
    size_t length;
    uint32_t classes[classes_max][8]; /* bit sets of bytes */
    size_t classes_used;
    bool is_bad;
};

/* --- compilation --------------------------------------------------------------- */

struct parser {
    size_t at;
    size_t depth;
};

static size_t emit(struct program *program, struct instruction instruction) {
    if (program->length == program_max) {
        program->is_bad = true;
        return 0;
    }
    program->code[program->length] = instruction;
    return program->length++;
}

/* Makes room for one instruction at `at`: jumps past it move along. */
static void insert(struct program *program, size_t at, struct instruction instruction) {
    emit(program, instruction);
    if (program->is_bad)
        return;
    for (size_t i = program->length - 1; i > at; i--)
        program->code[i] = program->code[i - 1];
    program->code[at] = instruction;
    for (size_t i = at + 1; i < program->length; i++) {
        struct instruction *moved = &program->code[i];
        if (moved->operation == JUMP || moved->operation == SPLIT) {
            moved->x += moved->x >= at;
            moved->y += moved->y >= at;
        }
    }
}

static void add_to_class(uint32_t set[8], uint8_t byte) {
    set[byte / 32] |= sd_as(uint32_t, 1) << byte % 32;
}

static bool is_in_class(const uint32_t set[8], uint8_t byte) {
    return set[byte / 32] >> byte % 32 & 1;
}

/* After the "[". */
static void parse_class(struct parser *p, const uint8_t *pattern __counted_by(n), size_t n,
                        struct program *program) {
    if (program->classes_used == classes_max) {
        program->is_bad = true;
        return;
    }
    uint32_t *set = program->classes[program->classes_used];
    bool is_negated = p->at < n && pattern[p->at] == '^';
    if (is_negated)
        p->at++;
    size_t start = p->at;
    while (p->at < n && (pattern[p->at] != ']' || p->at == start)) {
        uint8_t first = pattern[p->at++], last = first;
        if (n - p->at >= 2 && pattern[p->at] == '-' && pattern[p->at + 1] != ']') {
            last = pattern[p->at + 1];
            p->at += 2;
        }
        if (first > last)
            program->is_bad = true;
        for (unsigned byte = first; byte <= last; byte++)
            add_to_class(set, sd_as(uint8_t, byte));
    }
    if (p->at == n)
        program->is_bad = true;
    p->at++;
    for (size_t i = 0; is_negated && i < 8; i++)
        set[i] = ~set[i];
    uint16_t class = sd_as(uint16_t, program->classes_used++);
    emit(program, (struct instruction){.operation = CLASS, .class = class});
}

static void parse_alternatives(struct parser *p, const uint8_t *pattern __counted_by(n), size_t n,
                               struct program *program);

static void parse_atom(struct parser *p, const uint8_t *pattern __counted_by(n), size_t n,
                       struct program *program) {
    uint8_t c = pattern[p->at++];
    switch (c) {
    case '(':
        if (++p->depth > depth_max) {
            program->is_bad = true;
            break;
        }
        parse_alternatives(p, pattern, n, program);
        if (p->at >= n || pattern[p->at] != ')')
            program->is_bad = true;
        p->at++;
        p->depth--;
        break;
    case '[':
        parse_class(p, pattern, n, program);
        break;
    case '.':
        emit(program, (struct instruction){.operation = ANY});
        break;
    case '^':
        emit(program, (struct instruction){.operation = LINE_START});
        break;
    case '$':
        emit(program, (struct instruction){.operation = LINE_END});
        break;
    case '*': case '+': case '?':
        program->is_bad = true;
        break;
    case '\\':
        if (p->at == n) {
            program->is_bad = true;
            break;
        }
        c = pattern[p->at++];
        emit(program, (struct instruction){.operation = BYTE, .byte = c});
        break;
    default:
        emit(program, (struct instruction){.operation = BYTE, .byte = c});
    }
}

static void parse_repeated(struct parser *p, const uint8_t *pattern __counted_by(n), size_t n,
                           struct program *program) {
    size_t start = program->length;
    parse_atom(p, pattern, n, program);
    for (; p->at < n && !program->is_bad; p->at++) {
        uint16_t first = sd_as(uint16_t, start);
        uint8_t c = pattern[p->at];
        if (c == '*' || c == '?') {
            insert(program, start, (struct instruction){.operation = SPLIT});
            if (c == '*')
                emit(program, (struct instruction){.operation = JUMP, .x = first});
            program->code[start].x = first + 1;
            program->code[start].y = sd_as(uint16_t, program->length);
        } else if (c == '+') {
            uint16_t after = sd_as(uint16_t, program->length + 1);
            emit(program, (struct instruction){.operation = SPLIT, .x = first, .y = after});
        } else {
            return;
        }
    }
}

static void parse_sequence(struct parser *p, const uint8_t *pattern __counted_by(n), size_t n,
                           struct program *program) {
    while (p->at < n && pattern[p->at] != '|' && pattern[p->at] != ')' && !program->is_bad)
        parse_repeated(p, pattern, n, program);
}

static void parse_alternatives(struct parser *p, const uint8_t *pattern __counted_by(n), size_t n,
                               struct program *program) {
    size_t start = program->length;
    parse_sequence(p, pattern, n, program);
    if (p->at >= n || pattern[p->at] != '|' || program->is_bad)
        return;
    p->at++;
    insert(program, start, (struct instruction){.operation = SPLIT});
    size_t jump = emit(program, (struct instruction){.operation = JUMP});
    program->code[start].x = sd_as(uint16_t, start + 1);
    program->code[start].y = sd_as(uint16_t, program->length);
    parse_alternatives(p, pattern, n, program);
    program->code[jump].x = sd_as(uint16_t, program->length);
}

static bool compile(struct program *program, const uint8_t *pattern __counted_by(n), size_t n) {
    struct parser p = {0};
    parse_alternatives(&p, pattern, n, program);
    emit(program, (struct instruction){.operation = MATCH});
    return !program->is_bad && p.at == n;
}

/* --- matching ------------------------------------------------------------------ */

/* The instructions at which some thread stands, each once. */
struct threads {
    uint16_t at[program_max];
    size_t count;
    uint32_t seen[program_max]; /* the step in which it was added */
};

struct matcher {
    struct threads threads[2]; /* at this byte and at the next, in turns */
    uint32_t step;
};

/* Adds the thread at `start`, following jumps; each instruction is entered once
 * in a step, so the stack never holds more than the program is long. */
static void add_thread(const struct program *program, struct threads *threads, uint32_t step,
                       uint16_t start, bool is_at_start, bool is_at_end) {
    uint16_t stack[program_max + 1] = {start};
    size_t depth = 1;
    while (depth > 0) {
        uint16_t at = stack[--depth];
        if (threads->seen[at] == step)
            continue;
        threads->seen[at] = step;
        const struct instruction *instruction = &program->code[at];
        switch (instruction->operation) {
        case JUMP:
            stack[depth++] = instruction->x;
            break;
        case SPLIT:
            stack[depth++] = instruction->y;
            stack[depth++] = instruction->x;
            break;
        case LINE_START:
            if (is_at_start)
                stack[depth++] = at + 1;
            break;
        case LINE_END:
            if (is_at_end)
                stack[depth++] = at + 1;
            break;
        case BYTE:
        case ANY:
        case CLASS:
        case MATCH:
            threads->at[threads->count++] = at;
        }
    }
}

static bool takes(const struct program *program, const struct instruction *instruction,
                  uint8_t byte) {
    switch (instruction->operation) {
    case BYTE:
        return byte == instruction->byte;
    case ANY:
        return true;
    case CLASS:
        return is_in_class(program->classes[instruction->class], byte);
    default:
        return false;
    }
}

static bool matches(const struct program *program, struct matcher *matcher,
                    const uint8_t *line __counted_by(n), size_t n) {
    matcher->threads[0].count = 0;
    matcher->step++;
    for (size_t i = 0; i <= n; i++) {
        struct threads *now = &matcher->threads[i % 2], *next = &matcher->threads[(i + 1) % 2];
        /* A match may begin anywhere. */
        add_thread(program, now, matcher->step, 0, i == 0, i == n);
        matcher->step++;
        next->count = 0;
        for (size_t k = 0; k < now->count; k++) {
            const struct instruction *instruction = &program->code[now->at[k]];
            if (instruction->operation == MATCH)
                return true;
            if (i < n && takes(program, instruction, line[i]))
                add_thread(program, next, matcher->step, now->at[k] + 1, false, i + 1 == n);
        }
    }
    return false;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    size_t end = 0;
    while (end < n && input[end] != '\n')
        end++;
    struct program program = {0};
    if (!compile(&program, input, end))
        return 1;
    struct matcher matcher = {0};
    for (size_t at = end + 1; at < n; at = end + 1) {
        for (end = at; end < n && input[end] != '\n'; end++)
            continue;
        if (matches(&program, &matcher, &input[at], end - at)) {
            output_bytes(out, &input[at], end - at);
            output_byte(out, '\n');
        }
    }
    return 0;
}
