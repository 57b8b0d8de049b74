// A string literal names a constant array of characters.
static const char greeting[] = "hello";

char initial(void)
{
	return greeting[0];
}

char letter(unsigned i)
{
	return "abcdef"[i % 6];
}
