// Where the SDK is: found beside the running binary, never from the
// environment, so that what is judged does not depend on who runs it.
#ifndef SDC_DRIVER_SDKPATHS_H
#define SDC_DRIVER_SDKPATHS_H

#include <string>

namespace sdc {

struct SdkPaths {
  std::string Binary;  // absolute path of sdc
  std::string BinDir;  // its folder
  std::string Include; // <sdc.h> and the contract headers
  std::string Rules;   // the rules' pages
  std::string LibDir;  // libsdrt.a and its digest: <bindir>/../lib/sdrt
};

/// Paths of the build tree (<bindir>/../sdk/include) or of an installation
/// (<bindir>/../share/sumac/include). Include is empty if neither exists.
SdkPaths findSdk(const char *Argv0);

} // namespace sdc

#endif
