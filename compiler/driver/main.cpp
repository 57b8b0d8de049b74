// sdc: the compiler of Domain C. Driver mode by default, so that it can stand
// where CC stands; the first word may name a sub-command instead.
#include "driver/Commands.h"
#include "driver/Job.h"
#include "driver/Message.h"
#include "driver/Pipeline.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cstdlib>
#include <unistd.h>

using namespace sdc;

/// What a file is judged by is on the command line and nowhere else: clang's
/// driver would read these too.
static void forgetEnvironment() {
  for (const char *Name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
        "GCC_EXEC_PREFIX", "COMPILER_PATH", "LIBRARY_PATH",
        "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES", "CC_PRINT_OPTIONS",
        "CC_PRINT_HEADERS", "CC_LOG_DIAGNOSTICS", "CC_PRINT_PROC_STAT",
        "CCC_OVERRIDE_OPTIONS", "CCC_ADD_ARGS", "RC_DEBUG_OPTIONS"})
    unsetenv(Name);
}

/// A crash is a defect of sdc, whatever the input was.
static void reportDefect(void *) {
  static constexpr char Text[] =
      "sdc: this is a defect of sdc; please report it with the input\n";
  (void)!write(STDERR_FILENO, Text, sizeof Text - 1);
  _exit(ExitDefect);
}

static int run(int argc, const char **argv) {
  SdkPaths Sdk = findSdk(argv[0]);
  llvm::StringRef First = argc > 1 ? argv[1] : "";
  if (First == "lint")
    return lintMain(argc - 1, argv + 1, Sdk);
  if (First == "port")
    return portMain(argc - 1, argv + 1, Sdk);
  if (First == "explain")
    return explainMain(argc - 1, argv + 1, Sdk);
  if (First == "link")
    return linkMain(argc - 1, argv + 1, Sdk);
  if (First == "--help" || First == "-h")
    return printHelp();
  if (First == "--version")
    return printVersion();

  std::vector<std::string> Args;
  Options Opts;
  if (!expandResponseFiles({argv + 1, static_cast<size_t>(argc - 1)}, Args) ||
      !parseOptions(Args, Opts))
    return ExitRefused;
  return runJobs(Opts, Sdk);
}

int main(int argc, const char **argv) {
  llvm::InitLLVM Setup(argc, argv);
  llvm::sys::AddSignalHandler(reportDefect, nullptr);
  forgetEnvironment();
  int Status = run(argc, argv);
  // Output that could not be written is no output.
  llvm::outs().flush();
  if (!llvm::outs().has_error())
    return Status;
  complain("cannot write to standard output: " + llvm::outs().error().message());
  llvm::outs().clear_error();
  return std::max<int>(Status, ExitUnjudged);
}
