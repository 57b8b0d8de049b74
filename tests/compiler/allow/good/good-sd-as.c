// sd_as spells an arithmetic conversion.
#include <sdc.h>

unsigned char low_byte(unsigned long n)
{
	return sd_as(unsigned char, n & 0xff);
}
