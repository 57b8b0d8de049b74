#include "judge.h"

#include "file.h"

enum outcome print_refusal(FILE *to, const char *name, const struct image_verdict *verdict)
{
    char line[IMAGE_DETAIL_BYTES + 1024];

    image_verdict_line(verdict, name, line, sizeof line);
    fprintf(to, "%s\n", line);
    return REFUSED;
}

enum outcome keyring_load(const char *path, const uint8_t root[SD_PUBLIC_POINT_BYTES],
                          struct buffer *file, struct keyring *ring)
{
    struct image_verdict verdict;
    enum outcome outcome = file_read(path, file);

    if (outcome != DONE)
        return outcome;
    if (keyring_open(file->bytes, file->n, root, 0, ring, &verdict))
        return DONE;
    buffer_free(file);
    return print_refusal(stderr, path, &verdict);
}
