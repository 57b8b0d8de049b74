/* LZ4: one frame in the format of lz4(1) with independent blocks.
 *
 * Input that begins with a frame's magic number is decompressed, anything else
 * is compressed (lz4_Frame_format and lz4_Block_format, github.com/lz4/lz4). */
#include "tool.h"

#include <stdbool.h>

enum {
    magic = 0x184d2204,
    block_bytes = 64 * 1024,
    min_match = 4,
    last_literals = 5, /* a block ends with at least as many */
    match_limit = 12,  /* no match begins nearer to a block's end */
    hash_bits = 12,
};

static uint32_t read_le32(const uint8_t bytes[4]) {
    return sd_as(uint32_t, bytes[0]) | sd_as(uint32_t, bytes[1]) << 8 |
           sd_as(uint32_t, bytes[2]) << 16 | sd_as(uint32_t, bytes[3]) << 24;
}

static void write_le32(struct output *out, uint32_t n) {
    for (unsigned i = 0; i < 4; i++)
        output_byte(out, sd_as(uint8_t, n >> i * 8));
}

/* XXH32 with seed 0 (github.com/Cyan4973/xxHash, doc/xxhash_spec.md). */

static const uint32_t prime1 = 2654435761, prime2 = 2246822519, prime3 = 3266489917,
                      prime4 = 668265263, prime5 = 374761393;

static uint32_t rotate_left(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }

static uint32_t xxh_round(uint32_t lane, uint32_t word) {
    return rotate_left(lane + word * prime2, 13) * prime1;
}

static uint32_t xxh32(const uint8_t *bytes __counted_by(n), size_t n) {
    uint32_t hash = prime5;
    size_t at = 0;
    if (n >= 16) {
        uint32_t lanes[4] = {prime1 + prime2, prime2, 0, 0 - prime1};
        for (; n - at >= 16; at += 16)
            for (size_t i = 0; i < 4; i++)
                lanes[i] = xxh_round(lanes[i], read_le32(&bytes[at + 4 * i]));
        hash = rotate_left(lanes[0], 1) + rotate_left(lanes[1], 7) + rotate_left(lanes[2], 12) +
               rotate_left(lanes[3], 18);
    }
    hash += sd_as(uint32_t, n);
    for (; n - at >= 4; at += 4)
        hash = rotate_left(hash + read_le32(&bytes[at]) * prime3, 17) * prime4;
    for (; at < n; at++)
        hash = rotate_left(hash + bytes[at] * prime5, 11) * prime1;
    hash = (hash ^ hash >> 15) * prime2;
    hash = (hash ^ hash >> 13) * prime3;
    return hash ^ hash >> 16;
}

/* --- compression ------------------------------------------------------------- */

/* The part of a length above what its four bits of the token hold. */
static void write_length(struct output *out, size_t n) {
    for (; n >= 255; n -= 255)
        output_byte(out, 255);
    output_byte(out, sd_as(uint8_t, n));
}

/* match_bytes 0: the last sequence, of literals alone. */
static void write_sequence(struct output *out, const uint8_t *literals __counted_by(n), size_t n,
                           size_t distance, size_t match_bytes) {
    size_t extra = match_bytes ? match_bytes - min_match : 0;
    size_t high = n < 15 ? n : 15, low = extra < 15 ? extra : 15;
    output_byte(out, sd_as(uint8_t, high << 4 | low));
    if (high == 15)
        write_length(out, n - 15);
    output_bytes(out, literals, n);
    if (match_bytes == 0)
        return;
    output_byte(out, sd_as(uint8_t, distance));
    output_byte(out, sd_as(uint8_t, distance >> 8));
    if (low == 15)
        write_length(out, extra - 15);
}

static size_t hash_of(uint32_t word) { return word * prime1 >> (32 - hash_bits); }

static void compress_block(const uint8_t *block __counted_by(n), size_t n, struct output *out) {
    /* Where a group of four bytes was last seen, plus one; 0 is nowhere. */
    uint32_t seen[1 << hash_bits] = {0};
    size_t literals = 0, at = 0;
    while (at + match_limit <= n) {
        uint32_t word = read_le32(&block[at]);
        size_t slot = hash_of(word), candidate = seen[slot];
        seen[slot] = sd_as(uint32_t, at + 1);
        if (candidate == 0 || at - (candidate - 1) > 65535 ||
            read_le32(&block[candidate - 1]) != word) {
            at++;
            continue;
        }
        candidate--;
        size_t match = min_match;
        while (at + match < n - last_literals && block[candidate + match] == block[at + match])
            match++;
        write_sequence(out, &block[literals], at - literals, at - candidate, match);
        at += match;
        literals = at;
    }
    write_sequence(out, &block[literals], n - literals, 0, 0);
}

static void compress(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    static const uint8_t descriptor[2] = {0x60, 0x40}; /* independent, 64 KiB */
    write_le32(out, magic);
    output_bytes(out, descriptor, 2);
    output_byte(out, sd_as(uint8_t, xxh32(descriptor, 2) >> 8));
    for (size_t at = 0; at < n; at += block_bytes) {
        size_t size = n - at < block_bytes ? n - at : block_bytes;
        struct output block = {0};
        compress_block(&input[at], size, &block);
        const uint8_t *bytes = block.bytes;
        if (bytes && block.used < size) {
            write_le32(out, sd_as(uint32_t, block.used));
            output_bytes(out, bytes, block.used);
        } else {
            write_le32(out, sd_as(uint32_t, size | 0x80000000));
            output_bytes(out, &input[at], size);
        }
        sd_free(sd_take(block.bytes));
    }
    write_le32(out, 0);
}

/* --- decompression ----------------------------------------------------------- */

struct reader {
    size_t at;
    bool is_bad;
};

static uint8_t read_byte(struct reader *from, const uint8_t *input __counted_by(n), size_t n) {
    if (from->at < n)
        return input[from->at++];
    from->is_bad = true;
    return 0;
}

static size_t read_length(struct reader *from, const uint8_t *input __counted_by(n), size_t n,
                          size_t length) {
    if (length < 15)
        return length;
    uint8_t more = 255;
    while (more == 255 && !from->is_bad) {
        more = read_byte(from, input, n);
        length += more;
    }
    return length;
}

/* `start` is where matches may reach back to. */
static bool decompress_block(const uint8_t *block __counted_by(n), size_t n, struct output *out,
                             size_t start) {
    struct reader from = {0};
    while (from.at < n) {
        uint8_t token = read_byte(&from, block, n);
        size_t literals = read_length(&from, block, n, token >> 4);
        if (from.is_bad || literals > n - from.at)
            return false;
        output_bytes(out, &block[from.at], literals);
        from.at += literals;
        if (from.at == n)
            return true;
        size_t distance = read_byte(&from, block, n);
        distance |= sd_as(size_t, read_byte(&from, block, n)) << 8;
        size_t match = read_length(&from, block, n, token & 15) + min_match;
        if (from.is_bad || distance == 0 || distance > out->used - start)
            return false;
        output_repeat(out, distance, match);
    }
    return false;
}

struct frame {
    bool is_independent, has_block_checksum, has_size, has_checksum;
};

/* The number of bytes of the header; 0 if it is not one that is read here. */
static size_t read_header(const uint8_t *input __counted_by(n), size_t n,
                          struct frame *__out frame) {
    *frame = (struct frame){0};
    if (n < 7 || input[4] >> 6 != 1 || input[4] & 3)
        return 0;
    frame->is_independent = input[4] >> 5 & 1;
    frame->has_block_checksum = input[4] >> 4 & 1;
    frame->has_size = input[4] >> 3 & 1;
    frame->has_checksum = input[4] >> 2 & 1;
    size_t end = frame->has_size ? 14 : 6;
    if (n <= end || input[end] != (xxh32(&input[4], end - 4) >> 8 & 255))
        return 0;
    return end + 1;
}

/* The end of the frame in the input; 0 if the input is bad. */
static size_t decompress(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    struct frame frame;
    size_t at = read_header(input, n, &frame), frame_start = out->used;
    if (at == 0)
        return 0;
    for (;;) {
        if (n - at < 4)
            return 0;
        uint32_t word = read_le32(&input[at]);
        at += 4;
        if (word == 0)
            break;
        size_t size = word & 0x7fffffff, after = frame.has_block_checksum ? 4 : 0;
        if (n - at < size || n - at - size < after)
            return 0;
        if (word >> 31)
            output_bytes(out, &input[at], size);
        else if (!decompress_block(&input[at], size, out,
                                   frame.is_independent ? out->used : frame_start))
            return 0;
        if (after && read_le32(&input[at + size]) != xxh32(&input[at], size))
            return 0;
        at += size + after;
    }
    if (!frame.has_checksum)
        return at;
    uint32_t hash = xxh32(input, 0);
    const uint8_t *bytes = out->bytes;
    if (bytes)
        hash = xxh32(&bytes[frame_start], out->used - frame_start);
    return n - at >= 4 && read_le32(&input[at]) == hash ? at + 4 : 0;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    if (n < 4 || read_le32(input) != magic) {
        compress(input, n, out);
        return 0;
    }
    for (size_t at = 0; at < n;) {
        if (n - at < 4 || read_le32(&input[at]) != magic)
            return 1;
        size_t used = decompress(&input[at], n - at, out);
        if (used == 0)
            return 1;
        at += used;
    }
    return 0;
}
