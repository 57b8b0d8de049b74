// __extension__ only silences.
int quiet(void)
{
	return __extension__ 1; // expect-error:9: __extension__ is not in the dialect; leave it out [expression-kind]
}
