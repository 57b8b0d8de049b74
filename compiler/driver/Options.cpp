// Judging the command line; see Options.h for why nothing passes by default.
#include "driver/Options.h"
#include "driver/MacroNames.h"
#include "driver/Message.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace sdc;
using llvm::StringRef;

namespace {

constexpr StringRef Standards[] = {"c11",   "gnu11", "c17",   "gnu17",
                                   "c2x",   "gnu2x", "c23",   "gnu23",
                                   "iso9899:2011", "iso9899:2017"};

constexpr StringRef Levels[] = {"-O", "-O0", "-O1", "-O2", "-O3", "-Os", "-Oz",
                                "-Og"};

constexpr StringRef DebugFlags[] = {
    "-g",        "-g0",        "-g1",        "-g2",
    "-g3",       "-ggdb",      "-gdwarf",    "-gdwarf-4",
    "-gdwarf-5", "-gline-tables-only"};

constexpr StringRef DependencyFlags[] = {"-M",  "-MM", "-MD",
                                         "-MMD", "-MP", "-MG"};
constexpr StringRef DependencyValues[] = {"-MF", "-MT", "-MQ"};

class Judge {
public:
  Judge(llvm::ArrayRef<std::string> Args, Options &Opts)
      : Args(Args), Opts(Opts) {}

  bool run() {
    for (; Next < Args.size(); ++Next)
      if (!judge(Args[Next]))
        return false;
    return finish();
  }

private:
  bool judge(StringRef Arg);
  bool judgeMode(StringRef Arg, bool &Taken);
  bool macro(StringRef Flag, StringRef Text);
  bool input(StringRef Path);
  bool finish();

  bool pass(StringRef Arg) {
    Opts.Clang.push_back(Arg.str());
    return true;
  }
  bool refuse(StringRef Arg, const llvm::Twine &Why) {
    return complain("option '" + Arg + "' is not accepted; " + Why);
  }
  /// The value of an option that may be joined ("-Idir") or stand alone.
  bool value(StringRef Flag, StringRef Arg, StringRef &Value) {
    Value = Arg.drop_front(Flag.size());
    if (!Value.empty())
      return true;
    if (++Next == Args.size())
      return complain("option '" + Flag + "' needs a value");
    Value = Args[Next];
    return true;
  }

  llvm::ArrayRef<std::string> Args;
  Options &Opts;
  size_t Next = 0;
  bool SawMode = false;
};

} // namespace

bool Judge::judgeMode(StringRef Arg, bool &Taken) {
  auto Mode = llvm::StringSwitch<std::optional<Output>>(Arg)
                  .Case("-c", Output::Object)
                  .Case("-S", Output::Assembly)
                  .Case("-E", Output::Preprocessed)
                  .Cases("-M", "-MM", Output::Dependencies)
                  .Default(std::nullopt);
  Taken = Mode.has_value();
  if (!Mode)
    return true;
  // clang's rule: -E and -M win over -S, which wins over -c.
  if (!SawMode || static_cast<int>(*Mode) > static_cast<int>(Opts.Kind))
    Opts.Kind = *Mode;
  SawMode = true;
  return *Mode == Output::Dependencies ? pass(Arg) : true;
}

bool Judge::macro(StringRef Flag, StringRef Text) {
  StringRef Name = Text.take_until([](char C) { return C == '=' || C == '('; });
  if (isReservedMacroName(Name))
    return refuse((Flag + Text).str(),
                  "'" + Name + "' is reserved to sdc and its SDK");
  if (Text.contains('\n'))
    return refuse(Flag, "a macro's text is one line");
  return pass((Flag + Text).str());
}

bool Judge::input(StringRef Path) {
  if (Path == "-")
    return complain("standard input is not accepted; name a file");
  if (!Path.ends_with(".c"))
    return complain("'" + Path +
                    "' is not a C file; sdc compiles files named *.c, and "
                    "'sdc link' links their objects");
  Opts.Inputs.push_back(Path.str());
  return true;
}

bool Judge::judge(StringRef Arg) {
  if (!Arg.starts_with("-") || Arg == "-")
    return input(Arg);
  bool Taken = false;
  if (!judgeMode(Arg, Taken) || Taken)
    return true;

  StringRef Value;
  if (Arg.starts_with("-o") && !Arg.starts_with("-objc")) {
    if (!value("-o", Arg, Value))
      return false;
    Opts.OutputFile = Value.str();
    return true;
  }
  if (Arg.starts_with("-D") || Arg.starts_with("-U")) {
    StringRef Flag = Arg.take_front(2);
    return value(Flag, Arg, Value) && macro(Flag, Value);
  }
  if (Arg.starts_with("-I")) {
    if (!value("-I", Arg, Value))
      return false;
    if (Value == "-")
      return refuse("-I-", "name a folder");
    return pass(("-I" + Value).str());
  }
  if (Arg.consume_front("-std=")) {
    if (!llvm::is_contained(Standards, Arg))
      return refuse(("-std=" + Arg).str(),
                    "the dialect is C17 or later: c11, c17, c23, or their gnu "
                    "forms");
    return pass(("-std=" + Arg).str());
  }
  if (Arg.starts_with("-O")) {
    if (!llvm::is_contained(Levels, Arg))
      return refuse(Arg, "levels are -O0 -O1 -O2 -O3 -Os -Oz -Og");
    return pass(Arg);
  }
  if (llvm::is_contained(DebugFlags, Arg)) {
    Opts.KeepDebugInfo = Arg != "-g0";
    // -g0 would take away the line tables that the trap table is made from.
    return Arg == "-g0" ? true : pass(Arg);
  }
  if (llvm::is_contained(DependencyFlags, Arg))
    return pass(Arg);
  for (StringRef Flag : DependencyValues)
    if (Arg.starts_with(Flag))
      return value(Flag, Arg, Value) && pass(Flag) && pass(Value);
  if (Arg.starts_with("-Wl,") || Arg.starts_with("-Wa,") ||
      Arg.starts_with("-Wp,"))
    return refuse(Arg, "it would hand words to another tool");
  if (Arg.starts_with("-W") && Arg.size() > 2)
    return pass(Arg);
  if (Arg == "-###") {
    Opts.PrintJob = true;
    return true;
  }
  if (Arg == "--overflow=wrap" || Arg == "--overflow=trap") {
    Opts.OnOverflow = Arg.ends_with("trap") ? Overflow::Trap : Overflow::Wrap;
    return true;
  }
  if (Arg == "--concurrent") {
    Opts.Concurrent = true;
    return true;
  }
  if (Arg == "--stats") {
    Opts.Statistics = true;
    return true;
  }
  return refuse(Arg, "see 'sdc --help' for those that are");
}

bool Judge::finish() {
  if (Opts.Inputs.empty())
    return complain("no input files; name the C files to compile");
  if (!SawMode && !Opts.CheckOnly)
    return complain("sdc does not link here; compile with -c, then use 'sdc "
                    "link --manifest M -o X.domain FILES'");
  if (!Opts.OutputFile.empty() && Opts.Inputs.size() > 1)
    return complain("-o names one file, but there are " +
                    llvm::Twine(Opts.Inputs.size()) + " inputs");
  if (Opts.OutputFile == "-" && Opts.Kind == Output::Object)
    return complain("an object is written to a file, not to standard output");
  if (!Opts.OutputFile.empty() && llvm::sys::fs::is_directory(Opts.OutputFile))
    return complain("-o names '" + Opts.OutputFile + "', which is a folder");
  for (const std::string &Path : Opts.Inputs) {
    if (llvm::sys::fs::is_directory(Path))
      return complain("'" + Path + "' is a folder, not a C file");
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    if (!Buffer)
      return complain("cannot read '" + Path +
                      "': " + Buffer.getError().message());
  }
  return true;
}

bool sdc::parseOptions(llvm::ArrayRef<std::string> Args, Options &Opts) {
  return Judge(Args, Opts).run();
}

bool sdc::expandResponseFiles(llvm::ArrayRef<const char *> Args,
                              std::vector<std::string> &Out) {
  llvm::BumpPtrAllocator Memory;
  llvm::cl::ExpansionContext Context(Memory, llvm::cl::TokenizeGNUCommandLine);
  llvm::SmallVector<const char *, 32> Words(Args.begin(), Args.end());
  if (llvm::Error E = Context.expandResponseFiles(Words))
    return complain(llvm::toString(std::move(E)));
  for (const char *Word : Words) {
    if (!Word)
      continue;
    if (Word[0] == '@')
      return complain("cannot read response file '" +
                      llvm::Twine(Word + 1) + "'");
    Out.push_back(Word);
  }
  return true;
}

/// Ordinary C: what clang says beside errors is silenced, and what gcc lets
/// pass is left to the allow-list.
static std::vector<std::string> hostedFlags() {
  return {"--no-default-config", "--target=x86_64-unknown-linux-gnu",
          "-w", "-Wno-int-conversion",
          "-Wno-incompatible-function-pointer-types", "-Wno-return-mismatch",
          "-ferror-limit=0"};
}

std::vector<std::string> sdc::fixedFlags(const Options &Opts) {
  if (Opts.Hosted)
    return hostedFlags();
  std::vector<std::string> Flags = {
      "--no-default-config",
      "--target=x86_64-unknown-linux-gnu",
      "-march=x86-64-v2",
      "-ffreestanding",
      "-nostdinc",
      "-fPIC",
      "-fvisibility=hidden",
      "-mno-red-zone",
      "-fno-finite-loops",
      "-fno-strict-float-cast-overflow",
      "-ftrivial-auto-var-init=zero",
      "-fno-delete-null-pointer-checks",
      "-fcf-protection",
      "-fstack-clash-protection",
      "-fno-common",
      "-fstrict-flex-arrays=3",
      "-ffp-contract=off",
      "-fno-stack-protector",
      "-fno-ident",
      // What no warning may decide is decided by sdc; these three only turn
      // clang's silence about words it drops into an error.
      // A plain pointer is never null here; sdc judges what may be.
      "-Wno-nullability-completeness",
      "-Wno-incompatible-pointer-types-discards-qualifiers",
      "-Werror=unknown-attributes",
      "-Werror=ignored-attributes",
      "-Werror=implicit-function-declaration",
      // 'return;' where a value is due, whatever -W says.
      "-Werror=return-mismatch",
  };
  std::string Sanitize = "-fsanitize=shift-exponent,integer-divide-by-zero,"
                         "return,unreachable,bool,enum,builtin";
  if (Opts.OnOverflow == Overflow::Trap)
    Sanitize += ",signed-integer-overflow";
  else
    Flags.push_back("-fwrapv");
  Flags.push_back(Sanitize);
  Flags.push_back("-fsanitize-trap=all");
  if (!Opts.KeepDebugInfo)
    Flags.push_back("-gline-tables-only");
  Flags.push_back(Opts.AllErrors ? "-ferror-limit=0" : "-ferror-limit=20");
  return Flags;
}
