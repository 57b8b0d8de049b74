// Text as a view.
#include <sd/str.h>
#include <sdc.h>

int words(sd_str line)
{
	int n = 0;
	while (line.len) {
		sd_str word = sd_str_first(line, sd_str_find(line, ' '));
		n += word.len && !sd_str_equal(word, SD_STR("--"));
		sd_print("%s|%.*s\n", word.ptr, sd_str_width(word), word.ptr);
		line = sd_str_from(line, word.len + 1);
	}
	return n;
}

int some(void)
{
	return words(SD_STR("one -- two"));
}
