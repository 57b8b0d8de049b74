// float and double arithmetic.
float mean(float a, float b)
{
	double sum = a;
	sum += b;
	return sum / 2;
}
