// A domain of one file: it counts how often it was asked.
#include "greet.idl.h"

static uint64_t total;

enum sd_status Greeter_serve_greet(uint32_t times, uint64_t *__out result)
{
	total += times;
	*result = total;
	return SD_OK;
}

enum sd_status greet_create(struct greet_imports *imports, struct greet_exports *__out exports)
{
	exports->main = Greeter_export();
	return exports->main ? SD_OK : SD_QUOTA;
}
