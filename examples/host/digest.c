/* SHA-256 of the domain `digest` as a filter: standard input to hex digits. */
#include "sha256.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    static uint8_t piece[65536];
    size_t piece_bytes = argc > 1 ? strtoul(argv[1], 0, 10) : sizeof piece;
    if (piece_bytes < 1 || piece_bytes > sizeof piece) {
        fprintf(stderr, "digest: the piece size must be from 1 to %zu\n", sizeof piece);
        return 2;
    }
    struct sha256 sha;
    sha256_begin(&sha);
    size_t n;
    while ((n = fread(piece, 1, piece_bytes, stdin)) > 0)
        sha256_add(&sha, piece, n);
    uint8_t digest[SHA256_BYTES];
    sha256_end(&sha, digest);
    for (size_t i = 0; i < SHA256_BYTES; i++)
        printf("%02x", digest[i]);
    printf("\n");
    return ferror(stdin) || fflush(stdout) ? 2 : 0;
}
