// What a unit may say to the preprocessor (driver/Pipeline.h).
#include "driver/Pipeline.h"

void sdc::watchPreprocessor(clang::Preprocessor &, Diagnostics &,
                            const Trust &) {}
