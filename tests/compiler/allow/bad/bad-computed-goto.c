// The address of a label, and a jump to it.
int dispatch(int n)
{
	static const int unused = 0;
	if (n)
		goto *&&out; // expect-error:3: the address of a label is not in the dialect; use switch [computed-goto]
	n += unused + sizeof(&&out);
out:
	return n;
}
// expect-error@7:22: 'void *' is not in the dialect; name the type pointed to [void-pointer]
// expect-error@7:23: the address of a label is not in the dialect; use switch [computed-goto]
