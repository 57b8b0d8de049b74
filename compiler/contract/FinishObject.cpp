// What is added to an object once it is written (driver/Pipeline.h).
#include "driver/Pipeline.h"

bool sdc::finishObject(const std::string &, const Options &, const SdkPaths &,
                       std::string &) {
  return true;
}
