/* The smallest program with every part that a domain image has: code, constants,
 * pointers that need relocation (RELRO and writable), data and bss. */
static const char first[] = "first", second[] = "second";
const char *const names[] = {first, second};
const char *current = first;
int counter = 7;
char scratch[9000];

__attribute__((visibility("default"))) const void *sd_start(const void *services)
{
    scratch[counter++ & 63] = current[0];
    current = names[counter & 1];
    return services ? (const void *)names : (const void *)scratch;
}
