// Running clang's front end inside this process.
#ifndef SDC_DRIVER_JOB_H
#define SDC_DRIVER_JOB_H

#include "driver/Options.h"
#include "driver/SdkPaths.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace sdc {

class UnitListener;

/// Compiles or checks every input of Opts. Returns clang's exit status: 0, or
/// 1 if an input was refused. With a Listener nothing is printed.
int runJobs(const Options &Opts, const SdkPaths &Sdk,
            UnitListener *Listener = nullptr);

/// Compiles one C file that sdc itself generated from a judged IDL, without
/// the dialect's checks: clang's driver with Flags, in this process. Not
/// reachable from any command line; such objects carry no stamp.
bool compileTrusted(llvm::ArrayRef<std::string> Flags, llvm::StringRef Input,
                    llvm::StringRef Output, const SdkPaths &Sdk);

} // namespace sdc

#endif
