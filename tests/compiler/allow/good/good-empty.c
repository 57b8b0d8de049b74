// Empty statements and an empty declaration.
;
void nothing(void)
{
	;
}
