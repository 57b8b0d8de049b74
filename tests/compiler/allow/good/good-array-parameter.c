// An array parameter of constant size is a pointer that covers so many.
int third(const int row[4])
{
	return row[2];
}
