// Alignment as an attribute: it would be a promise about every pointer.
typedef int wide __attribute__((aligned(64))); // expect-error:33: attribute 'aligned' is not in the dialect; use _Alignas [attribute]
int n __attribute__((aligned)); // expect-error:22: attribute 'aligned' is not in the dialect; use _Alignas [attribute]
struct __attribute__((aligned(8))) s { // expect-error:23: attribute 'aligned' is not in the dialect; use _Alignas [attribute]
	int a;
};
