// Arrays of constant size, with and without initialisers.
int middle(void)
{
	int row[4] = {1, 2, 3};
	int ranged[4] = {[0] = 1, [1 ... 2] = 5};
	return row[1] + ranged[2];
}
