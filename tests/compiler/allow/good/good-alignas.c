// _Alignas up to the alignment that every object's place has.
struct block {
	_Alignas(16) unsigned char bytes[16];
	_Alignas(long) int n;
};

unsigned char first(struct block b)
{
	return b.bytes[0];
}
