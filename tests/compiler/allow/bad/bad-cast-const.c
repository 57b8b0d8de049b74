// A cast that drops const.
void clear(const int *p)
{
	*(int *)p = 0; // expect-error:3: casts are not in the dialect; declare the operand as 'int *' [cast]
}
