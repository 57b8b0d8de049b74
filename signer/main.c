/* sdsign: keys, signatures, keyrings and system images.
 *
 * Layers: commands (main.c, *_command.c), formats that it writes (ring.c,
 * system_*.c, container.c), keys and files (key.c, file.c). What it reads back
 * it reads with the loader's own code (image/). */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "version.h"

static const char usage[] =
    "usage: sdsign COMMAND [OPTION]... [OPERAND]...\n"
    "\n"
    "  keygen   make a private key\n"
    "  pubkey   print the public half of a key\n"
    "  sign     check a domain image and sign it\n"
    "  verify   judge a signed image as the loader does\n"
    "  inspect  show what is in an image or in a system image\n"
    "  keyring  make, change or show a keyring\n"
    "  pack     check a system file and pack everything a machine boots\n"
    "\n"
    "sdsign COMMAND --help tells more. Exit status: 0 done or accepted, 1 judged\n"
    "and refused, 2 could not judge, 3 a defect of sdsign.\n";

static const struct {
    const char *name;
    enum outcome (*run)(int argc, char **argv);
} commands[] = {
    {"keygen", command_keygen},   {"pubkey", command_pubkey},   {"sign", command_sign},
    {"verify", command_verify},   {"inspect", command_inspect}, {"keyring", command_keyring},
    {"pack", command_pack},
};

/* Output that could not be written is no output: a full disk must not look
 * like success. */
static enum outcome finish(enum outcome outcome)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return unable("cannot write to standard output");
    return outcome;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs(usage, stderr);
        return UNABLE;
    }
    if (!strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return finish(DONE);
    }
    if (!strcmp(argv[1], "--version")) {
        puts("sdsign " SUMAC_VERSION);
        return finish(DONE);
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (!strcmp(argv[1], commands[i].name))
            return finish(commands[i].run(argc - 2, argv + 2));
    return unable("unknown command %s\n%s", argv[1], usage);
}
