/* Written by idlc --skeleton from shapes.idl, to be completed by hand. */
#include "shapes.idl.h"
