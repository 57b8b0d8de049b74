// __func__ is a constant array of characters.
char first_letter(void)
{
	return __func__[0];
}
