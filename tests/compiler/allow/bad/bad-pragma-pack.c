// Pragmas about layout.
#pragma pack(1)
struct s { // expect-error:8: attribute 'MaxFieldAlignment' is not in the dialect; layouts are those of plain C [attribute]
	char c;
};
// expect-error@2:1: #pragma pack is not in the dialect; only once, mark, region and endregion are [pragma]
