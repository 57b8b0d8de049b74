#include "sha256.h"

/* FIPS 180-4, 4.2.2. */
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate_right(uint32_t x, uint32_t n) { return (x >> n) | (x << (32 - n)); }

static uint32_t load_be32(const uint8_t *bytes __counted_by(4)) {
    return sd_as(uint32_t, bytes[0]) << 24 | sd_as(uint32_t, bytes[1]) << 16 |
           sd_as(uint32_t, bytes[2]) << 8 | bytes[3];
}

static void store_be32(uint8_t *bytes __counted_by(4), uint32_t value) {
    bytes[0] = sd_as(uint8_t, value >> 24);
    bytes[1] = sd_as(uint8_t, value >> 16);
    bytes[2] = sd_as(uint8_t, value >> 8);
    bytes[3] = sd_as(uint8_t, value);
}

static void mix(uint32_t state[8], const uint8_t block[SHA256_BLOCK_BYTES]) {
    uint32_t w[64] = {0};
    for (size_t i = 0; i < 16; i++)
        w[i] = load_be32(&block[4 * i]);
    for (size_t i = 16; i < 64; i++) {
        uint32_t s0 = rotate_right(w[i - 15], 7) ^ rotate_right(w[i - 15], 18) ^ (w[i - 15] >> 3);
        uint32_t s1 = rotate_right(w[i - 2], 17) ^ rotate_right(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (size_t i = 0; i < 64; i++) {
        uint32_t s1 = rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
        uint32_t choice = (e & f) ^ (~e & g);
        uint32_t t1 = h + s1 + choice + round_constants[i] + w[i];
        uint32_t s0 = rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22);
        uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + s0 + majority;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

void sha256_begin(struct sha256 *sha) {
    *sha = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                     0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(struct sha256 *sha, const uint8_t *bytes __counted_by(n), size_t n) {
    size_t used = sha->length_bytes % SHA256_BLOCK_BYTES;
    sha->length_bytes += n;
    size_t i = 0;
    while (i < n) {
        if (used == 0 && n - i >= SHA256_BLOCK_BYTES) {
            mix(sha->state, &bytes[i]);
            i += SHA256_BLOCK_BYTES;
            continue;
        }
        sha->block[used] = bytes[i];
        used++;
        i++;
        if (used == SHA256_BLOCK_BYTES) {
            mix(sha->state, sha->block);
            used = 0;
        }
    }
}

void sha256_end(struct sha256 *sha, uint8_t digest[SHA256_BYTES]) {
    uint64_t length_bits = sha->length_bytes * 8;
    size_t used = sha->length_bytes % SHA256_BLOCK_BYTES;
    sha->block[used] = 0x80;
    used++;
    if (used > SHA256_BLOCK_BYTES - 8) {
        for (; used < SHA256_BLOCK_BYTES; used++)
            sha->block[used] = 0;
        mix(sha->state, sha->block);
        used = 0;
    }
    for (; used < SHA256_BLOCK_BYTES - 8; used++)
        sha->block[used] = 0;
    store_be32(&sha->block[SHA256_BLOCK_BYTES - 8], sd_as(uint32_t, length_bits >> 32));
    store_be32(&sha->block[SHA256_BLOCK_BYTES - 4], sd_as(uint32_t, length_bits));
    mix(sha->state, sha->block);
    for (size_t i = 0; i < 8; i++)
        store_be32(&digest[4 * i], sha->state[i]);
}
