// Bit-fields.
struct flags {
	unsigned ready : 1;
	unsigned level : 3;
	int : 4;
	int delta : 5;
};

unsigned raise(struct flags f)
{
	f.level = 5;
	return f.level + f.ready;
}
