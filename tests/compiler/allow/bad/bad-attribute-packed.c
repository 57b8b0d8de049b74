// Layouts other than plain C's.
struct __attribute__((packed)) s { // expect-error:23: attribute 'packed' is not in the dialect; layouts are those of plain C [attribute]
	char c;
	int n;
};
struct t {
	char c;
	int n __attribute__((packed)); // expect-error:23: attribute 'packed' is not in the dialect; layouts are those of plain C [attribute]
};
typedef int alias __attribute__((may_alias)); // expect-error:34: attribute 'may_alias' is not in the dialect; layouts are those of plain C [attribute]
typedef int byte __attribute__((mode(QI))); // expect-error:33: attribute 'mode' is not in the dialect; layouts are those of plain C [attribute]
