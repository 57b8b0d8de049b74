// An array whose size is not constant.
int sum(int n)
{
	int row[n]; // expect-error:9: an array's size is a constant; allocate with sd_new_array, or give a parameter a count: T p[n] [variable-length-array]
	row[0] = 1;
	return row[0] + sizeof(int[n]); // expect-error:28: an array's size is a constant; allocate with sd_new_array, or give a parameter a count: T p[n] [variable-length-array]
}
