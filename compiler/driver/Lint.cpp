// 'sdc lint FILES [-- FLAGS]': judge without making code.
#include "driver/Commands.h"
#include "driver/Job.h"
#include "driver/Message.h"
#include "driver/Pipeline.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

using namespace sdc;

/// Splits "FILES and lint's own options -- FLAGS".
static bool parse(llvm::ArrayRef<std::string> Args, Options &Opts) {
  std::vector<std::string> Words;
  size_t I = 0;
  for (; I != Args.size() && Args[I] != "--"; ++I) {
    llvm::StringRef Arg = Args[I];
    if (Arg == "--all-errors")
      Opts.AllErrors = true;
    else if (Arg == "--kinds")
      Opts.ListKinds = true;
    else if (Arg.starts_with("-"))
      return complain("lint does not know '" + Arg +
                      "'; compiler flags stand after '--'");
    else
      Words.push_back(Arg.str());
  }
  if (Words.empty())
    return complain("lint needs files: sdc lint FILES [-- FLAGS]");
  if (I != Args.size())
    Words.insert(Words.end(), Args.begin() + I + 1, Args.end());
  return parseOptions(Words, Opts);
}

int sdc::lintMain(int argc, const char *const *argv, const SdkPaths &Sdk) {
  std::vector<std::string> Args;
  Options Opts;
  Opts.CheckOnly = true;
  if (argc == 2 && llvm::StringRef(argv[1]) == "--help") {
    llvm::outs() << "usage: sdc lint [--all-errors] [--kinds] FILES [-- FLAGS]\n\n"
                    "Judges C files without making code. FLAGS are compiler flags.\n"
                    "Exit status: 0 accepted, 1 refused, 2 could not judge.\n";
    return ExitAccepted;
  }
  if (!expandResponseFiles({argv + 1, static_cast<size_t>(argc - 1)}, Args) ||
      !parse(Args, Opts))
    return ExitUnjudged;
  if (Sdk.Include.empty()) {
    complain("the SDK's headers are not beside '" + Sdk.Binary + "'");
    return ExitUnjudged;
  }
  Opts.Kind = Output::Object; // a mode among FLAGS has no say in lint
  Opts.OutputFile.clear();
  return runJobs(Opts, Sdk);
}
