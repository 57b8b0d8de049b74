// See LintOptions.h. The words are those of docs/man/sdc-lint.1.
#include "lint/LintOptions.h"
#include "driver/Message.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/raw_ostream.h"

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

namespace {

class Words {
public:
  Words(Command What, llvm::ArrayRef<std::string> Args, LintOptions &Opts)
      : What(What), Args(Args), Opts(Opts) {}

  bool run();

private:
  bool word(StringRef Arg);
  bool option(StringRef Name, std::optional<StringRef> Joined);
  bool value(StringRef Name, std::optional<StringRef> Joined, std::string &To);
  bool number(StringRef Name, std::optional<StringRef> Joined, unsigned Least,
              unsigned Most, unsigned &To);
  StringRef name() const { return What == Command::Lint ? "lint" : "port report"; }

  Command What;
  llvm::ArrayRef<std::string> Args;
  LintOptions &Opts;
  size_t Next = 0;
};

} // namespace

bool Words::value(StringRef Name, std::optional<StringRef> Joined,
                  std::string &To) {
  if (Joined) {
    To = Joined->str();
  } else {
    if (Next + 1 >= Args.size() || Args[Next + 1] == "--")
      return complain("option '" + Name + "' needs a value");
    To = Args[++Next];
  }
  if (To.empty())
    return complain("option '" + Name + "' needs a value");
  return true;
}

bool Words::number(StringRef Name, std::optional<StringRef> Joined,
                   unsigned Least, unsigned Most, unsigned &To) {
  std::string Text;
  if (!value(Name, Joined, Text))
    return false;
  if (StringRef(Text).getAsInteger(10, To) || To < Least || To > Most)
    return complain("'" + Text + "' is no value of " + Name + "; it is a number from " +
                    llvm::Twine(Least) + " to " + llvm::Twine(Most));
  return true;
}

bool Words::option(StringRef Name, std::optional<StringRef> Joined) {
  auto Flag = [&](bool &To) {
    if (Joined)
      return complain("option '" + Name + "' takes no value");
    To = true;
    return true;
  };
  std::string Text;
  if (Name == "-p")
    return value(Name, Joined, Opts.Build);
  if (Name == "-j")
    return number(Name, Joined, 1, 1024, Opts.Limits.Workers);
  if (Name == "-o")
    return value(Name, Joined, Opts.Output);
  if (Name == "--help")
    return Flag(Opts.Help);
  if (Name == "--hosted")
    return Flag(Opts.Hosted);
  if (Name == "--root")
    return value(Name, Joined, Opts.Root);
  if (Name == "--timeout")
    return number(Name, Joined, 1, 86400, Opts.Limits.Seconds);
  if (Name == "--memory")
    return number(Name, Joined, 0, 1u << 20, Opts.Limits.MebiBytes);
  if (Name == "--json" && What == Command::PortReport) {
    Opts.Form = Format::Json;
    return Joined ? complain("option '--json' takes no value") : true;
  }
  if (What != Command::Lint)
    return complain(name() + " does not know '" + Name +
                    "'; compiler flags stand after '--'");
  if (Name == "--changed")
    return value(Name, Joined, Opts.Changed);
  if (Name == "--baseline")
    return value(Name, Joined, Opts.Baseline);
  if (Name == "--update-baseline") {
    Opts.UpdateBaseline = true;
    return !Joined || value(Name, Joined, Opts.Baseline);
  }
  if (Name == "--fix")
    return Flag(Opts.Fix);
  if (Name == "--all-errors")
    return Flag(Opts.AllErrors);
  if (Name == "--kinds")
    return Flag(Opts.ListKinds);
  if (Name == "--format") {
    if (!value(Name, Joined, Text))
      return false;
    auto F = llvm::StringSwitch<std::optional<Format>>(Text)
                 .Case("text", Format::Text)
                 .Case("json", Format::Json)
                 .Case("sarif", Format::Sarif)
                 .Case("github", Format::GitHub)
                 .Case("html", Format::Html)
                 .Default(std::nullopt);
    if (!F)
      return complain("there is no format '" + Text +
                      "'; formats are text, json, sarif, github and html");
    Opts.Form = *F;
    return true;
  }
  if (Name == "--fail-on") {
    if (!value(Name, Joined, Text))
      return false;
    auto F = llvm::StringSwitch<std::optional<FailOn>>(Text)
                 .Case("error", FailOn::Error)
                 .Case("warning", FailOn::Warning)
                 .Case("never", FailOn::Never)
                 .Default(std::nullopt);
    if (!F)
      return complain("'" + Text + "' is no value of --fail-on; they are "
                      "error, warning and never");
    Opts.Fails = *F;
    return true;
  }
  if (Name == "--color" || Name == "--colour") {
    if (!value(Name, Joined, Text))
      return false;
    if (Text != "auto" && Text != "always" && Text != "never")
      return complain("'" + Text + "' is no value of " + Name +
                      "; they are auto, always and never");
    if (Text != "auto")
      Opts.Colour = Text == "always";
    return true;
  }
  return complain("lint does not know '" + Name +
                  "'; compiler flags stand after '--'");
}

bool Words::word(StringRef Arg) {
  if (!Arg.starts_with("-") || Arg == "-") {
    Opts.Files.push_back(Arg.str());
    return true;
  }
  if (Arg.starts_with("--")) {
    auto [Name, Value] = Arg.split('=');
    return option(Name, Arg.contains('=') ? std::optional(Value) : std::nullopt);
  }
  // -j4 and -pDIR, as make and clang-tidy take them.
  for (StringRef Short : {"-p", "-j", "-o"})
    if (StringRef Rest = Arg; Rest.consume_front(Short)) {
      Rest.consume_front("=");
      return option(Short, Arg.size() == 2 ? std::nullopt : std::optional(Rest));
    }
  return option(Arg, std::nullopt);
}

bool Words::run() {
  for (; Next < Args.size(); ++Next) {
    if (Args[Next] == "--") {
      Opts.Flags.emplace(Args.begin() + Next + 1, Args.end());
      break;
    }
    if (!word(Args[Next]))
      return false;
  }
  if (Opts.Help)
    return true;
  if (Opts.Files.empty() && Opts.Build.empty())
    return What == Command::Lint
               ? complain("lint needs files: sdc lint FILES [-- FLAGS], or a "
                          "build folder: sdc lint -p BUILD")
               : complain("port report needs files or a build folder: sdc port "
                          "report -p BUILD -o FOLDER");
  if (!Opts.Build.empty() && Opts.Flags)
    return complain("flags come from '-p " + Opts.Build +
                    "' or stand after '--', not both");
  if (Opts.UpdateBaseline && !Opts.Changed.empty())
    return complain("--update-baseline needs the findings of all files; leave "
                    "--changed out");
  if (Opts.ListKinds && Opts.Form != Format::Text)
    return complain("--kinds prints text; leave --format out");
  if (What == Command::PortReport && Opts.Output.empty() &&
      Opts.Form != Format::Json)
    return complain("port report needs -o FOLDER, or --json");
  return true;
}

bool lint::parseLintOptions(Command What, llvm::ArrayRef<std::string> Args,
                            LintOptions &Opts) {
  Opts.What = What;
  Opts.Limits.Workers = defaultWorkers();
  return Words(What, Args, Opts).run();
}

void lint::printLintHelp() {
  llvm::outs() << R"(usage: sdc lint [OPTIONS] FILES [-- FLAGS]
       sdc lint [OPTIONS] -p BUILD [FILES]

Judges C without making code. FLAGS are compiler flags. Without '--' and -p, the
flags of a FILE come from the nearest compile_commands.json above it, if one has
them.

Which code:
  -p BUILD             the units of BUILD/compile_commands.json; FILES restrict
                       them
  --hosted             the files are ordinary C: system headers can be read, what
                       they contain is not reported, and each function is judged
                       as far as is sound. Units of a compile_commands.json are
                       judged so unless their compiler is sdc
  --changed REV        only findings in files changed against the git revision
                       REV, or not yet in git
  --baseline FILE      leave out the findings that FILE knows
  --update-baseline[=FILE]
                       write today's findings to FILE (with --baseline: to that;
                       default: sdc-baseline.json in the root)
  --root FOLDER        paths in reports are relative to it (default: the nearest
                       folder above that has a .git, else the current one)

What to do:
  --fix                apply the fixes that findings offer, until none is left
  --format FORMAT      text (default), json, sarif, github, html
  -o FILE              write the report to FILE (default: text to standard error,
                       the others to standard output)
  --fail-on LEVEL      error (default), warning, never: from which level on the
                       exit status is 1
  --all-errors         do not stop at 20 errors in a file (other formats, --hosted
                       and -p never do)
  --color WHEN         auto (default), always, never
  --kinds              print the syntax kinds met

How:
  -j N                 units at a time (default: the number of processors)
  --timeout SECONDS    for one unit (default 60)
  --memory MIB         of address space for one unit (default 4096; 0: no limit)

Exit status: 0 nothing found at the level of --fail-on, 1 something found, 2 could
not judge (usage, files, time, memory), 3 a defect of sdc.
)";
}

void lint::printPortHelp() {
  llvm::outs() << R"(usage: sdc port report [OPTIONS] -o FOLDER|--json FILES [-- FLAGS]
       sdc port report [OPTIONS] -o FOLDER|--json -p BUILD [FILES]

Says what keeps each file and each function of a code base from being Domain C,
by rule and by count, and which share conforms already. Writes index.html and
report.json to FOLDER, or JSON to standard output.

Options: -p --hosted --root -j --timeout --memory, as in 'sdc lint --help'. FILES
without a build folder are judged as ordinary C.

Exit status: 0 the report was made, 2 not all could be judged, 3 a defect of sdc.
)";
}
