// 'sdc link' (driver/Pipeline.h).
#include "driver/Message.h"
#include "driver/Pipeline.h"

int sdc::linkMain(int, const char *const *, const SdkPaths &) {
  complain("this build of sdc cannot link");
  return ExitUnjudged;
}
