// _Atomic integers, read, written and stepped.
static _Atomic int visits;
static _Atomic(unsigned long) bytes;

int visit(int n)
{
	visits++;
	visits += n;
	bytes = 5;
	return visits;
}
