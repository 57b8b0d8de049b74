// A pragma that makes a function of a block.
int twice(int n)
{
#pragma clang __debug captured
	{
		n++;
	}
	return n;
}
// expect-error@4:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@5:2: attribute 'CapturedRecord' is not in the dialect; write the block itself [attribute]
// expect-error@5:2: a captured statement is not in the dialect; write the block itself [declaration-kind]
// expect-error@5:2: a captured statement is not in the dialect; write the block itself [statement-kind]
