// 'sdc lint': finds the units, judges each in a process of its own, fixes if
// asked, and reports what is new.
#include "driver/Commands.h"
#include "driver/Message.h"
#include "driver/Options.h"
#include "driver/WriteFile.h"
#include "lint/Baseline.h"
#include "lint/Changed.h"
#include "lint/Fix.h"
#include "lint/LintOptions.h"
#include "lint/Report.h"
#include "lint/Run.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include <algorithm>
#include <unistd.h>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

namespace {

constexpr unsigned MaxFixRounds = 50;

class Session {
public:
  Session(const LintOptions &Lint, const SdkPaths &Sdk, const Paths &Where)
      : Lint(Lint), Sdk(Sdk), Where(Where), TextOut(Text) {}

  int run();

private:
  bool prepare();
  void take(const Unit &U, UnitResult R);
  void show(const Finding &F);
  bool fix();
  bool isElsewhere(const Finding &F) const;
  std::vector<Finding> fixable(const std::vector<UnitResult> &All) const;
  bool finish();
  bool writeReport();

  const LintOptions &Lint;
  const SdkPaths &Sdk;
  const Paths &Where;
  RunSettings Settings;
  UnitList Units;
  std::set<std::string> Changed;
  Baseline Known;
  std::string BaselineFile;
  llvm::StringSet<> Seen; // findings of headers come with each unit
  std::vector<Finding> All; // for --update-baseline
  Report Out;
  std::string Text; // of -o with text
  llvm::raw_string_ostream TextOut;
  bool LacksHeader = false; // some unit of Domain C asks for one
  int Status = ExitAccepted;
};

} // namespace

/// Before any unit is judged: what can go wrong at once does.
bool Session::prepare() {
  bool IsTerminal = llvm::sys::Process::StandardErrHasColors();
  Settings.Limits = Lint.Limits;
  Settings.InColour = Lint.Colour.value_or(IsTerminal && Lint.Output.empty());
  Settings.ShowsProgress = IsTerminal && isatty(STDERR_FILENO);
  BaselineFile = Lint.Baseline;
  if (BaselineFile.empty() && Lint.UpdateBaseline)
    BaselineFile = Where.root() + "/sdc-baseline.json";
  if (!BaselineFile.empty() && !Lint.UpdateBaseline && !Known.read(BaselineFile))
    return false;
  if (!Lint.Changed.empty() && !changedFiles(Lint.Changed, Changed))
    return false;
  if (!findUnits(Lint, Where, Units))
    return false;
  for (const std::string &Flag : Units.Ignored)
    llvm::errs() << "sdc: note: flag '" << Flag
                 << "' of the compile commands is left out\n";
  return true;
}

bool Session::isElsewhere(const Finding &F) const {
  return !Lint.Changed.empty() && F.Rule != ToolFailure &&
         !Changed.count(F.At.File);
}

void Session::show(const Finding &F) {
  if (Lint.Form != Format::Text || Lint.UpdateBaseline)
    return;
  if (!Lint.Output.empty()) {
    TextOut << F.Rendered;
    return;
  }
  clearProgress();
  llvm::errs() << F.Rendered;
}

void Session::take(const Unit &U, UnitResult R) {
  ++Out.Units;
  if (!U.Opts.Hosted)
    LacksHeader |= llvm::any_of(R.Findings, [](const Finding &F) {
      return F.Rule == ClangError &&
             StringRef(F.Text).ends_with("' file not found");
    });
  for (Finding &F : R.Findings) {
    std::string Key = F.Rule + '\0' + F.At.File + '\0' +
                      std::to_string(F.At.Line) + ':' +
                      std::to_string(F.At.Column) + '\0' + F.Text;
    if (!Seen.insert(Key).second)
      continue;
    if (Lint.UpdateBaseline) {
      All.push_back(F);
      if (F.Rule != ToolFailure)
        continue;
    }
    if (isElsewhere(F)) {
      ++Out.Elsewhere;
      continue;
    }
    if (Known.takes(F)) {
      ++Out.Known;
      continue;
    }
    show(F);
    ++(F.Level == Severity::Error ? Out.Errors : Out.Warnings);
    Out.Failures += F.Rule == ToolFailure;
    Out.Findings.push_back(std::move(F));
  }
}

/// What --fix may work on, each finding once.
std::vector<Finding>
Session::fixable(const std::vector<UnitResult> &Results) const {
  std::vector<Finding> Found;
  std::set<std::tuple<std::string, std::string, unsigned, unsigned>> Met;
  Baseline Left = Known;
  for (const UnitResult &R : Results)
    for (const Finding &F : R.Findings)
      if (Met.insert({F.Rule, F.At.File, F.At.Line, F.At.Column}).second &&
          !isElsewhere(F) && !Left.takes(F))
        Found.push_back(F);
  return Found;
}

/// Rounds of judging and editing until nothing is offered any more; the last
/// results are what take() reports.
bool Session::fix() {
  std::vector<UnitResult> Results(Units.Units.size());
  std::set<std::string> Own; // the units themselves, wherever they are
  for (const Unit &U : Units.Units)
    Own.insert(realPathOf(U.File));
  std::string Include = Sdk.Include + "/";
  Fixer Fix([&](const std::string &File) {
    return !StringRef(File).starts_with(Include) &&
           (Own.count(File) || Where.isInRoot(File));
  });
  bool Ok = true;
  // Judges the units that read one of Files; null: all.
  auto Judge = [&](const std::set<std::string> *Files) {
    std::vector<Unit> Some;
    std::vector<size_t> Index;
    for (size_t I = 0; I != Results.size(); ++I)
      if (!Files || llvm::any_of(Results[I].Files, [&](const std::string &F) {
            return Files->count(F) != 0;
          })) {
        Some.push_back(Units.Units[I]);
        Index.push_back(I);
      }
    size_t Next = 0;
    return runUnits(Some, Sdk, Where, Settings,
                    [&](const Unit &, UnitResult R) {
                      Results[Index[Next++]] = std::move(R);
                    });
  };
  Status = Judge(nullptr);
  for (unsigned Round = 0; Round != MaxFixRounds; ++Round) {
    std::vector<Finding> Before = fixable(Results);
    std::vector<UnitResult> Kept = Results;
    std::set<std::string> Written = Fix.apply(Before, Ok);
    if (Written.empty())
      break;
    Status = std::max<int>(Status, Judge(&Written));
    std::set<std::string> Back = Fix.takeBack(Before, fixable(Results), Ok);
    if (!Back.empty()) {
      Results = std::move(Kept);
      Judge(&Written);
    }
  }
  clearProgress();
  for (size_t I = 0; I != Results.size(); ++I)
    take(Units.Units[I], std::move(Results[I]));
  for (const std::string &File : Fix.refusedFiles())
    llvm::errs() << "sdc: note: the fixes of '" << Where.shown(File)
                 << "' would not compile; it is left as it was\n";
  if (Fix.addedHeader())
    llvm::errs() << "sdc: note: <sdc.h> is included now; other compilers find it "
                    "with -I " << Sdk.Include << '\n';
  llvm::errs() << "sdc: fixed " << Fix.fixedCount() << " finding"
               << (Fix.fixedCount() == 1 ? "" : "s") << " in "
               << Fix.changedFiles().size() << " file"
               << (Fix.changedFiles().size() == 1 ? "" : "s") << '\n';
  return Ok;
}

bool Session::writeReport() {
  std::string Made;
  llvm::raw_string_ostream Stream(Made);
  switch (Lint.Form) {
  case Format::Text:
    Stream << Text;
    break;
  case Format::Json:
    writeJson(Out, Where, Stream);
    break;
  case Format::Sarif:
    writeSarif(Out, Where, Stream);
    break;
  case Format::GitHub:
    writeGitHub(Out, Where, Stream);
    break;
  case Format::Html:
    writeHtml(Out, Where, Stream);
    break;
  }
  Stream.flush();
  if (!Lint.Output.empty())
    return writeAtomically(Lint.Output, Made);
  llvm::outs() << Made;
  llvm::outs().flush();
  return true;
}

bool Session::finish() {
  std::set<StringRef> Files;
  for (const Finding &F : Out.Findings)
    Files.insert(F.At.File);
  Out.Files = Files.size();
  Out.Pages = Sdk.Rules;
  Out.IsComplete = Status == ExitAccepted;
  // Total: take() lets no two findings through that agree in all of these.
  std::sort(Out.Findings.begin(), Out.Findings.end(),
            [](const Finding &A, const Finding &B) {
              return std::tie(A.At.File, A.At.Line, A.At.Column, A.Rule, A.Text) <
                     std::tie(B.At.File, B.At.Line, B.At.Column, B.Rule, B.Text);
            });
  TextOut.flush();
  bool IsText = Lint.Form == Format::Text && Lint.Output.empty();
  if (!IsText && !Lint.UpdateBaseline && !writeReport())
    return false;
  if (Lint.UpdateBaseline) {
    for (const Finding &F : Out.Findings) // only files that were not finished
      llvm::errs() << F.Rendered;
    if (!Out.IsComplete)
      return complain("no baseline is written, because not every file was judged");
    if (!Baseline::write(BaselineFile, All, Where))
      return false;
    llvm::errs() << "sdc: wrote " << All.size() << " finding"
                 << (All.size() == 1 ? "" : "s") << " to '"
                 << Where.shown(BaselineFile) << "'\n";
    return true;
  }
  if (LacksHeader)
    llvm::errs() << "sdc: note: Domain C has the SDK's headers alone; --hosted "
                    "judges ordinary C\n";
  if (Out.Errors || Out.Warnings || Out.Known || Out.Elsewhere)
    llvm::errs() << "sdc: " << summary(Out) << '\n';
  bool IsWhole = Lint.Files.empty() && Lint.Changed.empty() && Out.IsComplete;
  if (size_t Gone = IsWhole ? Known.left() : 0)
    llvm::errs() << "sdc: " << Gone << " finding" << (Gone == 1 ? "" : "s")
                 << " of the baseline " << (Gone == 1 ? "is" : "are")
                 << " gone; --update-baseline forgets "
                 << (Gone == 1 ? "it" : "them") << '\n';
  return true;
}

int Session::run() {
  if (!prepare())
    return ExitUnjudged;
  bool Ok = true;
  if (Lint.Fix)
    Ok = fix();
  else
    Status = runUnits(Units.Units, Sdk, Where, Settings,
                      [&](const Unit &U, UnitResult R) { take(U, std::move(R)); });
  if (!finish() || !Ok)
    return std::max<int>(Status, ExitUnjudged);
  if (Status != ExitAccepted || Lint.UpdateBaseline)
    return Status;
  bool Fails = (Lint.Fails != FailOn::Never && Out.Errors) ||
               (Lint.Fails == FailOn::Warning && Out.Warnings);
  return Fails ? ExitRefused : ExitAccepted;
}

int sdc::lintMain(int argc, const char *const *argv, const SdkPaths &Sdk) {
  std::vector<std::string> Args;
  LintOptions Lint;
  if (!expandResponseFiles({argv + 1, static_cast<size_t>(argc - 1)}, Args) ||
      !parseLintOptions(Command::Lint, Args, Lint))
    return ExitUnjudged;
  if (Lint.Help) {
    printLintHelp();
    return ExitAccepted;
  }
  if (Sdk.Include.empty()) {
    complain("the SDK's headers are not beside '" + Sdk.Binary + "'");
    return ExitUnjudged;
  }
  if (!Lint.Root.empty() && !llvm::sys::fs::is_directory(Lint.Root)) {
    complain("--root names '" + Lint.Root + "', which is no folder");
    return ExitUnjudged;
  }
  Paths Where(Lint.Root);
  return Session(Lint, Sdk, Where).run();
}
