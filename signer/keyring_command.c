/* keyring init, add, revoke, minimum, show. A change is made to a keyring that
 * the same root key signed, and raises its epoch by one. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "file.h"
#include "judge.h"
#include "key.h"
#include "ring.h"

static const char usage[] =
    "usage: sdsign keyring init    --key ROOT -o RING\n"
    "       sdsign keyring add     --key ROOT --public KEY --name NAME... RING\n"
    "       sdsign keyring revoke  --key ROOT RING KEY-ID\n"
    "       sdsign keyring minimum --key ROOT [--compiler-level N] RING [DOMAIN N]\n"
    "       sdsign keyring show    [--root KEY] RING\n"
    "\n"
    "  init     an empty keyring of epoch 1, signed by the root key\n"
    "  add      lets KEY sign the domains NAME; a NAME may end in '*'\n"
    "  revoke   for ever; KEY-ID is what show prints, or its first digits\n"
    "  minimum  refuses rollback numbers of DOMAIN below N, or compilers below\n"
    "           a level\n"
    "  show     prints the keyring; with --root it is verified first\n"
    "\n"
    "ROOT is a private key: a PEM file or a pkcs11: URI. Each change raises the\n"
    "epoch. Minimums only rise.\n";

/* A keyring under change, and the key that signs it. */
struct session {
    struct key *root;
    struct ring *ring;
};

static enum outcome open_session(struct session *session, const char *root_source,
                                 const char *path)
{
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    struct buffer file;
    struct keyring keyring;
    enum outcome outcome = key_load_private(root_source, &session->root);

    if (outcome != DONE)
        return outcome;
    key_point(session->root, point);
    outcome = keyring_load(path, point, &file, &keyring);
    if (outcome != DONE) {
        key_free(session->root);
        return outcome;
    }
    session->ring = ring_from(&keyring);
    buffer_free(&file);
    return DONE;
}

/* Saves when the change is done, and ends the session. */
static enum outcome close_session(struct session *session, enum outcome outcome, const char *path)
{
    if (outcome == DONE && session->ring->epoch == UINT32_MAX)
        outcome = refused("the epoch cannot rise any further");
    session->ring->epoch++;
    if (outcome == DONE)
        outcome = ring_save(session->ring, session->root, path);
    key_free(session->root);
    free(session->ring);
    return outcome;
}

static enum outcome init(int argc, char **argv)
{
    const char *root_source = 0, *path = 0;
    const struct option_spec options[] = {{"--key", .value = &root_source, .is_required = true},
                                          {"-o", .value = &path, .is_required = true},
                                          {0}};
    const struct command_spec spec = {usage, options, 0, 0};
    const struct keyring nothing = {0};
    struct session session;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    if (file_exists(path))
        return unable("%s: exists already; change it with 'sdsign keyring add'", path);
    enum outcome outcome = key_load_private(root_source, &session.root);
    if (outcome != DONE)
        return outcome;
    session.ring = ring_from(&nothing);
    return close_session(&session, DONE, path);
}

static enum outcome add(int argc, char **argv)
{
    const char *root_source = 0, *key_source = 0;
    struct option_values names = {0};
    const struct option_spec options[] = {{"--key", .value = &root_source, .is_required = true},
                                          {"--public", .value = &key_source, .is_required = true},
                                          {"--name", .values = &names, .is_required = true},
                                          {0}};
    const struct command_spec spec = {usage, options, 1, 1};
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    struct session session;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    enum outcome outcome = key_load_point(key_source, point);
    if (outcome == DONE)
        outcome = open_session(&session, root_source, argv[0]);
    if (outcome != DONE)
        return outcome;
    outcome = ring_add(session.ring, point, names.count, names.values);
    return close_session(&session, outcome, argv[0]);
}

static enum outcome revoke(int argc, char **argv)
{
    const char *root_source = 0;
    const struct option_spec options[] = {{"--key", .value = &root_source, .is_required = true},
                                          {0}};
    const struct command_spec spec = {usage, options, 2, 2};
    struct session session;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    enum outcome outcome = open_session(&session, root_source, argv[0]);
    if (outcome != DONE)
        return outcome;
    outcome = ring_revoke(session.ring, argv[1]);
    return close_session(&session, outcome, argv[0]);
}

static enum outcome minimum(int argc, char **argv)
{
    const char *root_source = 0, *level_text = 0;
    const struct option_spec options[] = {{"--key", .value = &root_source, .is_required = true},
                                          {"--compiler-level", .value = &level_text},
                                          {0}};
    const struct command_spec spec = {usage, options, 1, 3};
    struct session session;
    unsigned level = 0, rollback = 0;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    if (count == 2 || (count == 1 && !level_text))
        return unable("give a domain and its lowest rollback number, or --compiler-level\n%s",
                      usage);
    if (level_text && !number_read(level_text, &level))
        return unable("--compiler-level %s: not a number", level_text);
    if (count == 3 && !number_read(argv[2], &rollback))
        return unable("%s: not a rollback number", argv[2]);
    enum outcome outcome = open_session(&session, root_source, argv[0]);
    if (outcome != DONE)
        return outcome;
    if (level_text)
        outcome = ring_raise_level(session.ring, level);
    if (outcome == DONE && count == 3)
        outcome = ring_raise_rollback(session.ring, argv[1], rollback);
    return close_session(&session, outcome, argv[0]);
}

static void print_ring(const struct keyring *ring)
{
    printf("epoch %u\nminimum compiler level %u\n", ring->epoch, ring->minimum_compiler_level);
    for (uint32_t i = 0; i < ring->key_count; i++) {
        struct keyring_key key = keyring_key_at(ring, i);
        char id[KEY_ID_TEXT_BYTES];
        key_id_text(key.point, id);
        printf("key %s%s", id, key.is_revoked ? " revoked" : " signs");
        for (uint32_t p = 0; p < key.pattern_count && !key.is_revoked; p++) {
            struct image_text pattern = keyring_pattern_at(&key, p);
            printf(" %.*s", (int)pattern.n, pattern.bytes);
        }
        putchar('\n');
    }
    for (uint32_t i = 0; i < ring->minimum_count; i++) {
        struct image_text domain;
        uint32_t rollback;
        keyring_minimum_at(ring, i, &domain, &rollback);
        printf("minimum %.*s %u\n", (int)domain.n, domain.bytes, rollback);
    }
}

/* Without the root key the contents are shown, and said to be unverified. */
static enum outcome show_unverified(const char *path)
{
    struct image_signed file;
    struct image_verdict verdict;
    struct keyring ring;
    struct buffer bytes;
    enum outcome outcome = file_read(path, &bytes);

    if (outcome != DONE)
        return outcome;
    if (image_signed_open(bytes.bytes, bytes.n, SD_SIGNED_KEYRING, &file, &verdict) &&
        keyring_parse(file.body, file.body_bytes, &ring, &verdict)) {
        puts("signature not checked (no --root)");
        print_ring(&ring);
    } else {
        outcome = print_refusal(stdout, path, &verdict);
    }
    buffer_free(&bytes);
    return outcome;
}

static enum outcome show(int argc, char **argv)
{
    const char *root_source = 0;
    const struct option_spec options[] = {{"--root", .value = &root_source}, {0}};
    const struct command_spec spec = {usage, options, 1, 1};
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    struct keyring ring;
    struct buffer bytes;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    if (!root_source)
        return show_unverified(argv[0]);
    enum outcome outcome = key_load_point(root_source, point);
    if (outcome == DONE)
        outcome = keyring_load(argv[0], point, &bytes, &ring);
    if (outcome != DONE)
        return outcome;
    puts("signed by the root key");
    print_ring(&ring);
    buffer_free(&bytes);
    return DONE;
}

enum outcome command_keyring(int argc, char **argv)
{
    static const struct {
        const char *name;
        enum outcome (*run)(int argc, char **argv);
    } commands[] = {
        {"init", init}, {"add", add}, {"revoke", revoke}, {"minimum", minimum}, {"show", show}};
    static const struct option_spec no_options[] = {{0}};
    const struct command_spec spec = {usage, no_options, 1, 1};

    for (size_t i = 0; argc > 0 && i < sizeof commands / sizeof commands[0]; i++)
        if (!strcmp(argv[0], commands[i].name))
            return commands[i].run(argc - 1, argv + 1);

    int count;
    READ_ARGUMENTS(&spec, argc > 1 ? 1 : argc, argv, &count);
    return unable("unknown command keyring %s\n%s", argv[0], usage);
}
