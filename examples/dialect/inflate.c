/* gzip -d: RFC 1952 around DEFLATE (RFC 1951), with its checksum. */
#include "tool.h"

#include <stdbool.h>

enum { max_code_length = 15, literal_codes = 288, distance_codes = 30 };

/* A canonical Huffman code: how many codes of each length, and their symbols
 * in order (RFC 1951, 3.2.2). */
struct code {
    uint16_t count[max_code_length + 1];
    uint16_t symbol[literal_codes];
};

struct __view inflate {
    const uint8_t *const input __counted_by(size);
    const size_t size;
    size_t at;        /* next byte of the input */
    uint32_t held;    /* bits read and not used, the next one lowest */
    unsigned held_bits;
    bool is_bad;      /* the input ended, or says something impossible */
};

static const uint16_t length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10,  11,  13,
                                         15, 17, 19, 23, 27, 31, 35, 43,  51,  59,
                                         67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                         2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distance_base[30] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,
                                           33,  49,  65,  97,  129, 193,  257,  385,  513,  769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                           6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
/* The order in which a block gives the lengths of the code of lengths. */
static const uint8_t length_order[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                         11, 4,  12, 3, 13, 2, 14, 1, 15};

/* The next `n` bits, at most 16. */
static uint32_t take_bits(struct inflate *state, unsigned n) {
    while (state->held_bits < n) {
        if (state->at == state->size) {
            state->is_bad = true;
            return 0;
        }
        state->held |= sd_as(uint32_t, state->input[state->at++]) << state->held_bits;
        state->held_bits += 8;
    }
    uint32_t bits = state->held & ((sd_as(uint32_t, 1) << n) - 1);
    state->held >>= n;
    state->held_bits -= n;
    return bits;
}

/* False: the lengths promise more codes than there are, or leave some unused
 * where that is not allowed (a single code of one bit is). */
static bool build_code(struct code *__out code, const uint8_t *lengths __counted_by(n), size_t n) {
    *code = (struct code){0};
    for (size_t i = 0; i < n; i++)
        code->count[lengths[i]]++;
    int left = 1; /* codes of this length that are still free */
    for (size_t length = 1; length <= max_code_length; length++) {
        left = left * 2 - code->count[length];
        if (left < 0)
            return false;
    }
    uint16_t next[max_code_length + 1] = {0};
    for (size_t length = 1; length < max_code_length; length++)
        next[length + 1] = next[length] + code->count[length];
    for (size_t i = 0; i < n; i++)
        if (lengths[i])
            code->symbol[next[lengths[i]]++] = sd_as(uint16_t, i);
    bool is_complete = left == 0;
    bool has_one_code = sd_as(size_t, code->count[0]) + 1 == n && code->count[1] == 1;
    return is_complete || has_one_code || code->count[0] == n;
}

/* One symbol, bit by bit: `first` is the first code of this length. */
static unsigned decode(struct inflate *state,
                       const struct code *code) {
    int value = 0, first = 0, index = 0;
    for (size_t length = 1; length <= max_code_length; length++) {
        value |= sd_as(int, take_bits(state, 1));
        if (state->is_bad)
            return 0;
        int count = code->count[length];
        if (value - count < first)
            return code->symbol[index + (value - first)];
        index += count;
        first = (first + count) * 2;
        value *= 2;
    }
    state->is_bad = true;
    return 0;
}

static void inflate_codes(struct inflate *state, const struct code *literals, const struct code *distances,
                          struct output *out, size_t start) {
    for (;;) {
        unsigned symbol = decode(state, literals);
        if (state->is_bad || symbol == 256)
            return;
        if (symbol < 256) {
            output_byte(out, sd_as(uint8_t, symbol));
            continue;
        }
        symbol -= 257;
        if (symbol >= 29)
            break;
        size_t length = length_base[symbol] + take_bits(state, length_extra[symbol]);
        symbol = decode(state, distances);
        if (symbol >= distance_codes)
            break;
        size_t distance =
            distance_base[symbol] + take_bits(state, distance_extra[symbol]);
        if (state->is_bad || distance > out->used - start)
            break;
        output_repeat(out, distance, length);
    }
    state->is_bad = true;
}

static void inflate_stored(struct inflate *state, struct output *out) {
    state->held = 0; /* the rest of the byte is skipped */
    state->held_bits = 0;
    if (state->size - state->at < 4) {
        state->is_bad = true;
        return;
    }
    size_t at = state->at;
    uint32_t length = state->input[at] | state->input[at + 1] << 8;
    uint32_t inverse = state->input[at + 2] | state->input[at + 3] << 8;
    at += 4;
    if (length != (inverse ^ 0xffff) || state->size - at < length) {
        state->is_bad = true;
        return;
    }
    output_bytes(out, &state->input[at], length);
    state->at = at + length;
}

static void inflate_fixed(struct inflate *state, struct output *out, size_t start) {
    uint8_t lengths[literal_codes] = {0};
    for (size_t i = 0; i < literal_codes; i++)
        lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    struct code literals, distances;
    build_code(&literals, lengths, literal_codes);
    for (size_t i = 0; i < distance_codes; i++)
        lengths[i] = 5;
    build_code(&distances, lengths, distance_codes);
    inflate_codes(state, &literals, &distances, out, start);
}

/* The lengths of both codes of a dynamic block, run-length coded. */
static bool read_lengths(struct inflate *state, const struct code *code,
                         uint8_t *lengths __counted_by(wanted), size_t wanted) {
    for (size_t i = 0; i < wanted;) {
        unsigned symbol = decode(state, code);
        if (state->is_bad)
            return false;
        if (symbol < 16) {
            lengths[i++] = sd_as(uint8_t, symbol);
            continue;
        }
        if (symbol == 16 && i == 0)
            return false;
        uint8_t repeated = symbol == 16 ? lengths[i - 1] : 0;
        size_t times = symbol == 16   ? 3 + take_bits(state, 2)
                       : symbol == 17 ? 3 + take_bits(state, 3)
                                      : 11 + take_bits(state, 7);
        if (state->is_bad || times > wanted - i)
            return false;
        while (times--)
            lengths[i++] = repeated;
    }
    return true;
}

static void inflate_dynamic(struct inflate *state, struct output *out, size_t start) {
    size_t literals_used = 257 + take_bits(state, 5);
    size_t distances_used = 1 + take_bits(state, 5);
    size_t lengths_used = 4 + take_bits(state, 4);
    if (state->is_bad || literals_used > 286 || distances_used > distance_codes) {
        state->is_bad = true;
        return;
    }
    uint8_t lengths[286 + distance_codes] = {0};
    for (size_t i = 0; i < lengths_used; i++)
        lengths[length_order[i]] = sd_as(uint8_t, take_bits(state, 3));
    struct code of_lengths, literals, distances;
    if (!build_code(&of_lengths, lengths, 19) ||
        !read_lengths(state, &of_lengths, lengths, literals_used + distances_used) ||
        lengths[256] == 0 || !build_code(&literals, lengths, literals_used) ||
        !build_code(&distances, &lengths[literals_used], distances_used)) {
        state->is_bad = true;
        return;
    }
    inflate_codes(state, &literals, &distances, out, start);
}

static void inflate(struct inflate *state,
                    struct output *out) {
    size_t start = out->used;
    bool is_last = false;
    while (!is_last && !state->is_bad) {
        is_last = take_bits(state, 1);
        switch (take_bits(state, 2)) {
        case 0:
            inflate_stored(state, out);
            break;
        case 1:
            inflate_fixed(state, out, start);
            break;
        case 2:
            inflate_dynamic(state, out, start);
            break;
        default:
            state->is_bad = true;
        }
    }
}

static uint32_t crc32(const uint8_t *bytes __counted_by(n), size_t n) {
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < n; i++) {
        crc ^= bytes[i];
        for (int k = 0; k < 8; k++)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return ~crc;
}

static uint32_t read_le32(const uint8_t bytes[4]) {
    return sd_as(uint32_t, bytes[0]) | sd_as(uint32_t, bytes[1]) << 8 |
           sd_as(uint32_t, bytes[2]) << 16 | sd_as(uint32_t, bytes[3]) << 24;
}

/* Past the zero-terminated text at `at`; the size if it does not end. */
static size_t skip_text(const uint8_t *input __counted_by(size), size_t size, size_t at) {
    while (at < size && input[at] != 0)
        at++;
    return at < size ? at + 1 : size;
}

/* Past a member's header; 0 if there is none. */
static size_t skip_header(const uint8_t *input __counted_by(size), size_t size, size_t at) {
    if (size - at < 18 || input[at] != 0x1f || input[at + 1] != 0x8b || input[at + 2] != 8)
        return 0;
    uint8_t flags = input[at + 3];
    if (flags & 0xe0)
        return 0;
    at += 10;
    if (flags & 4) {
        size_t extra = input[at] | input[at + 1] << 8;
        if (size - at - 2 < extra)
            return 0;
        at += 2 + extra;
    }
    if (flags & 8)
        at = skip_text(input, size, at);
    if (flags & 16)
        at = skip_text(input, size, at);
    if (flags & 2)
        at += 2;
    return at < size ? at : 0;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    size_t at = 0;
    do {
        size_t start = out->used;
        struct inflate state = {.input = input, .size = n, .at = skip_header(input, n, at)};
        if (state.at == 0)
            return 1;
        inflate(&state, out);
        if (state.is_bad || n - state.at < 8)
            return 1;
        uint32_t crc = 0;
        const uint8_t *bytes = out->bytes;
        if (bytes)
            crc = crc32(&bytes[start], out->used - start);
        uint32_t length = sd_as(uint32_t, out->used - start);
        if (crc != read_le32(&input[state.at]) || length != read_le32(&input[state.at + 4]))
            return 1;
        at = state.at + 8;
    } while (at < n);
    return 0;
}
