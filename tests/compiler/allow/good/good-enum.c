// An enum and its constants.
enum colour { RED, GREEN = 5, BLUE };

int is_warm(enum colour c)
{
	return c == RED || c == BLUE - 1;
}
