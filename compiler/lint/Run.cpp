// See Run.h.
#include "lint/Run.h"
#include "driver/Job.h"
#include "driver/Message.h"
#include "lint/Collect.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <optional>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

namespace {

bool HasProgress = false;

void showProgress(size_t Done, size_t All, StringRef File) {
  std::string Line = "[" + std::to_string(Done) + "/" + std::to_string(All) +
                     "] " + File.str();
  winsize Size;
  size_t Width = 80;
  if (!ioctl(STDERR_FILENO, TIOCGWINSZ, &Size) && Size.ws_col > 8)
    Width = Size.ws_col;
  if (Line.size() >= Width)
    Line.resize(Width - 1);
  llvm::errs() << '\r' << Line << "\033[K";
  HasProgress = true;
}

/// In the worker: judge, and write down what was found. Of a unit that cannot be
/// read the complaint is what is found.
void judge(const Unit &U, const SdkPaths &Sdk, bool InColour, bool OnlyAllow,
           llvm::raw_ostream &Out) {
  if (!U.Unreadable.empty()) {
    complain(U.Unreadable);
    Out << toJson(UnitResult());
    return;
  }
  Collector Heard(U.Opts.Hosted, InColour, OnlyAllow);
  runJobs(U.Opts, Sdk, &Heard);
  llvm::errs().flush();
  Out << toJson(Heard.take());
}

Finding failure(const Unit &U, StringRef Why) {
  Finding F;
  F.Rule = ToolFailure;
  F.At = {realPathOf(U.File), 1, 1, 1, 2};
  F.Text = "sdc did not finish this file: " + Why.str();
  F.Rendered = U.File + ":1:1: error: " + F.Text + " [" + F.Rule + "]\n";
  return F;
}

/// The first line of what a worker said that names an error.
std::string complaintIn(StringRef Said) {
  for (StringRef Rest = Said; !Rest.empty();) {
    auto [Line, Next] = Rest.split('\n');
    if (size_t At = Line.find("error: "); At != StringRef::npos)
      return Line.drop_front(At + 7).str();
    Rest = Next;
  }
  return "";
}

class Run {
public:
  Run(const std::vector<Unit> &Units, const SdkPaths &Sdk, const Paths &Where,
      const RunSettings &Settings,
      llvm::function_ref<void(const Unit &, UnitResult)> Next)
      : Units(Units), Sdk(Sdk), Where(Where), Settings(Settings), Next(Next),
        Results(Units.size()), Printed(Units.size()) {}

  int run();

private:
  void done(size_t I, Outcome O);
  void addAllowed(size_t I, UnitResult &R);

  const std::vector<Unit> &Units;
  const SdkPaths &Sdk;
  const Paths &Where;
  const RunSettings &Settings;
  llvm::function_ref<void(const Unit &, UnitResult)> Next;
  std::vector<std::optional<UnitResult>> Results;
  std::vector<std::string> Printed; // by --kinds
  size_t HandedOn = 0, Done = 0;
  int Status = ExitAccepted;
};

} // namespace

void lint::clearProgress() {
  if (HasProgress)
    llvm::errs() << "\r\033[K";
  HasProgress = false;
}

/// A later stage crashed on ordinary C: what the allow-list finds is told yet.
void Run::addAllowed(size_t I, UnitResult &R) {
  runPool(
      1, Settings.Limits,
      [&](size_t, llvm::raw_ostream &Out) {
        judge(Units[I], Sdk, Settings.InColour, /*OnlyAllow=*/true, Out);
      },
      [&](size_t, Outcome O) {
        UnitResult Allowed;
        if (O.How != Outcome::Finished || !fromJson(O.Result, Allowed))
          return;
        for (Finding &F : Allowed.Findings)
          R.Findings.push_back(std::move(F));
        R.Functions = std::move(Allowed.Functions);
        R.Files = std::move(Allowed.Files);
      });
}

void Run::done(size_t I, Outcome O) {
  UnitResult R;
  auto Fail = [&](StringRef Why, int Exit) {
    R = UnitResult();
    R.IsParsed = false;
    R.Findings.push_back(failure(Units[I], Why));
    Status = std::max(Status, Exit);
  };
  std::string Complaint = complaintIn(O.Said);
  if (O.How == Outcome::Crashed) {
    Fail(Complaint.empty() ? O.Detail : Complaint, ExitDefect);
    if (Units[I].Opts.Hosted)
      addAllowed(I, R);
  } else if (O.How != Outcome::Finished)
    Fail(O.Detail, ExitUnjudged);
  else if (!fromJson(O.Result, R))
    Fail("its result cannot be read", ExitDefect);
  else if (R.Findings.empty() && !Complaint.empty())
    Fail(Complaint, ExitUnjudged);
  for (Finding &F : R.Findings)
    setFingerprint(F, Where.fromRoot(F.At.File));
  Printed[I] = std::move(O.Printed);
  Results[I] = std::move(R);
  ++Done;
  if (Settings.ShowsProgress && Units.size() > 1)
    showProgress(Done, Units.size(), Units[I].File);
  for (; HandedOn != Results.size() && Results[HandedOn]; ++HandedOn) {
    llvm::outs() << Printed[HandedOn];
    Next(Units[HandedOn], std::move(*Results[HandedOn]));
    Results[HandedOn] = UnitResult(); // its memory
  }
}

int Run::run() {
  bool Started = runPool(
      Units.size(), Settings.Limits,
      [&](size_t I, llvm::raw_ostream &Out) {
        judge(Units[I], Sdk, Settings.InColour, /*OnlyAllow=*/false, Out);
      },
      [&](size_t I, Outcome O) { done(I, std::move(O)); });
  clearProgress();
  return Started ? Status : static_cast<int>(ExitUnjudged);
}

int lint::runUnits(const std::vector<Unit> &Units, const SdkPaths &Sdk,
                   const Paths &Where, const RunSettings &Settings,
                   llvm::function_ref<void(const Unit &, UnitResult)> Next) {
  return Run(Units, Sdk, Where, Settings, Next).run();
}
