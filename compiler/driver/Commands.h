// The sub-commands: 'lint' and 'port' are in compiler/lint, 'link' is declared
// in Pipeline.h. Each takes its own name as argv[0] and returns an ExitStatus.
#ifndef SDC_DRIVER_COMMANDS_H
#define SDC_DRIVER_COMMANDS_H

#include "driver/SdkPaths.h"

namespace sdc {

int lintMain(int argc, const char *const *argv, const SdkPaths &Sdk);
int portMain(int argc, const char *const *argv, const SdkPaths &Sdk);
int explainMain(int argc, const char *const *argv, const SdkPaths &Sdk);
int printHelp();
int printVersion();

} // namespace sdc

#endif
