/* shell: runs the commands of the data file `script`, once. */
#include "shell.h"

/* From creation until the program runs. */
static struct shell_imports kept;

enum sd_status shell_create(struct shell_imports *imports, struct shell_exports *__out exports) {
    sd_swap(kept.files, imports->files);
    sd_swap(kept.words, imports->words);
    sd_swap(kept.digest, imports->digest);
    sd_swap(kept.witness, imports->witness);
    exports->program = Program_export();
    return SD_OK;
}

static void drop(struct ports *ports) {
    struct Files *__cap _Nullable files = sd_take(ports->files);
    if (files)
        Files_drop(files);
    struct Words *__cap _Nullable words = sd_take(ports->words);
    if (words)
        Words_drop(words);
    struct Digest *__cap _Nullable digest = sd_take(ports->digest);
    if (digest)
        Digest_drop(digest);
    struct Witness *__cap _Nullable witness = sd_take(ports->witness);
    if (witness)
        Witness_drop(witness);
}

enum sd_status Program_serve_run(void) {
    struct ports *__owned ports = sd_new(struct ports);
    ports->files = sd_take(kept.files);
    ports->words = sd_take(kept.words);
    ports->digest = sd_take(kept.digest);
    ports->witness = sd_take(kept.witness);
    bool is_success = script_run(ports);
    drop(ports);
    sd_free(ports);
    return is_success ? SD_OK : SD_INVALID;
}
