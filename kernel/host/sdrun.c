/* sdrun: runs a system image in this process.
 *
 *   sdrun SYSTEM.IMG [--file NAME=PATH]...
 *
 * Files are read once, before anything is verified. Exit status: that of the
 * main export; 1 when the system was refused; 2 when a file could not be read
 * or the command line is wrong. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arch/linux/host.h"
#include "arch/arch.h"
#include "core/core.h"
#include "read_file.h"

enum { EXIT_USAGE = 2 };

static const char usage_text[] = "usage: sdrun SYSTEM.IMG [--file NAME=PATH]...\n";

static int usage(void)
{
    fputs(usage_text, stderr);
    return EXIT_USAGE;
}

static int help(void)
{
    fputs(usage_text, stdout);
    fputs("\nRuns a signed system image in this process.\n"
          "  --file NAME=PATH  a data file, before one of the same name in the image\n"
          "  --help, --version\n"
          "\nExit status: that of the system's main program; 1 the system was refused;\n"
          "2 a file could not be read or the command line is wrong.\n",
          stdout);
    return 0;
}

static bool read_or_say(const char *path, struct file_bytes *out)
{
    if (read_file(path, out))
        return true;
    fprintf(stderr, "sdrun: cannot read %s: %s\n", path, strerror(errno));
    return false;
}

static bool add_file(char *argument)
{
    char *separator = strchr(argument, '=');
    struct file_bytes file;
    if (!separator || separator == argument) {
        fprintf(stderr, "sdrun: --file %s: expected NAME=PATH\n", argument);
        return false;
    }
    *separator = 0;
    if (!read_or_say(separator + 1, &file))
        return false;
    if (core_add_data(argument, file.bytes, file.n))
        return true;
    fprintf(stderr, "sdrun: --file %s: the name is too long, or there are too many files\n",
            argument);
    return false;
}

int main(int argc, char **argv)
{
    const char *image_path = 0;
    if (argc == 2 && !strcmp(argv[1], "--help"))
        return help();
    if (argc == 2 && !strcmp(argv[1], "--version")) {
        puts("sdrun " SUMAC_VERSION);
        return 0;
    }
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--file")) {
            if (i + 1 == argc) {
                fprintf(stderr, "sdrun: option '--file' needs NAME=PATH\n");
                return usage();
            }
            if (!add_file(argv[++i]))
                return EXIT_USAGE;
        } else if (argv[i][0] == '-') {
            fprintf(stderr, "sdrun: unknown option '%s'\n", argv[i]);
            return usage();
        } else if (image_path) {
            fprintf(stderr, "sdrun: one system image is run; '%s' is a second\n", argv[i]);
            return usage();
        } else {
            image_path = argv[i];
        }
    }
    struct file_bytes image;
    if (!image_path)
        return usage();
    if (!read_or_say(image_path, &image))
        return EXIT_USAGE;
    linux_init();
    core_boot(image.bytes, image.n);
    exit((int)(linux_wait_for_shutdown() & 0xff));
}
