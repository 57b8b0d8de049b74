// goto out of a block ends the scope of what the block declared.
int first_multiple(int n)
{
	int found = 0;
	for (int i = 1; i < n; i++) {
		int square = i * i;
		if (square % 7 == 0) {
			found = square;
			goto done;
		}
	}
done:
	return found;
}
