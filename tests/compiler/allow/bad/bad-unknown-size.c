// Arrays of unknown size, declared and pointed to.
extern int row[]; // expect-error:12: an array of unknown size is not in the dialect; give it its size [type-kind]

int element(int (*p)[], int i) // expect-error:19: an array of unknown size is not in the dialect; give it its size [type-kind]
{
	return (*p)[i] + row[i];
}
