// Unions, named, anonymous, nested, used in a sizeof only.
union word { // expect-error:7: unions are not accepted by this version of sdc; use a struct [union-type]
	int i;
	float f;
};

struct value {
	int kind;
	union { // expect-error:2: unions are not accepted by this version of sdc; use a struct [union-type]
		int i;
		int *p;
	} u;
};

unsigned long size(void)
{
	return sizeof(union { int a; long b; }); // expect-error:16: unions are not accepted by this version of sdc; use a struct [union-type]
}
