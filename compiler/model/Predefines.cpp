// Text behind clang's predefined macros (driver/Pipeline.h).
#include "driver/Pipeline.h"

std::string sdc::predefines() { return "#define __SDC__ 1\n"; }
