// Address spaces.
int __attribute__((address_space(256))) *through_gs; // expect-error:20: attribute 'address_space' is not in the dialect; layouts are those of plain C [attribute]

int read(void)
{
	int *plain = (int *)through_gs; // expect-error:15: casts are not in the dialect; declare the operand as 'int *' [cast]
	return *through_gs; // expect-error:9: qualifier 'address_space' is not in the dialect; const and _Atomic are [type-qualifier]
}
