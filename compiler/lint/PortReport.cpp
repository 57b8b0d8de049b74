// 'sdc port report': what keeps a code base from being Domain C.
#include "driver/Commands.h"
#include "driver/Message.h"
#include "driver/WriteFile.h"
#include "driver/Options.h"
#include "lint/LintOptions.h"
#include "lint/Run.h"
#include "lint/Survey.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <unistd.h>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

static void writeRules(llvm::json::OStream &J, const RuleCounts &Rules) {
  J.attributeObject("rules", [&] {
    for (const auto &[Rule, Count] : Rules)
      J.attribute(Rule, Count);
  });
}

void lint::writePortJson(const CodeSurvey &S, const Paths &Where,
                         llvm::raw_ostream &Out) {
  llvm::json::OStream J(Out, 1);
  J.object([&] {
    J.attribute("format", "sdc-port-report");
    J.attribute("version", 1);
    J.attribute("tool", "sdc " SDC_VERSION);
    J.attributeObject("summary", [&] {
      J.attribute("units", S.Units);
      J.attribute("unparsedUnits", S.Unparsed);
      J.attribute("files", S.Files.size());
      J.attribute("lines", S.Lines);
      J.attribute("findings", S.Findings);
      J.attribute("functions", S.Functions[0] + S.Functions[1] + S.Functions[2]);
      for (PortState Each : {PortState::Conforms, PortState::Blocked, PortState::Open})
        J.attribute(stateName(Each), S.Functions[static_cast<unsigned>(Each)]);
      J.attribute("functionLines", S.FunctionLines);
      J.attribute("conformingLines", S.ConformingLines);
    });
    J.attributeArray("rules", [&] {
      for (const auto &Each : S.ranked())
        J.object([&] {
          J.attribute("rule", Each.first);
          J.attribute("meaning", describeRule(Each.first, S.Pages));
          J.attribute("findings", Each.second->Findings);
          J.attribute("functions", Each.second->Functions);
          J.attribute("alone", Each.second->Alone);
          J.attribute("files", Each.second->Files.size());
        });
    });
    J.attributeArray("files", [&] {
      for (const auto &Each : S.Files) {
        const SurveyedFile &File = Each.second;
        J.object([&] {
          J.attribute("file", Where.fromRoot(Each.first));
          J.attribute("lines", File.Lines);
          J.attribute("state", stateName(File.State));
          writeRules(J, File.Rules);
          J.attributeArray("functions", [&] {
            for (const SurveyedFunction &F : File.Functions)
              J.object([&] {
                J.attribute("name", F.Name);
                J.attribute("line", F.Line);
                J.attribute("endLine", F.EndLine);
                J.attribute("state", stateName(F.State));
                writeRules(J, F.Rules);
              });
          });
        });
      }
    });
  });
  Out << '\n';
}

static int report(const LintOptions &Lint, const SdkPaths &Sdk) {
  Paths Where(Lint.Root);
  UnitList Units;
  if (!findUnits(Lint, Where, Units))
    return ExitUnjudged;
  for (const std::string &Flag : Units.Ignored)
    llvm::errs() << "sdc: note: flag '" << Flag
                 << "' of the compile commands is left out\n";
  RunSettings Settings;
  Settings.Limits = Lint.Limits;
  Settings.ShowsProgress =
      llvm::sys::Process::StandardErrHasColors() && isatty(STDERR_FILENO);
  CodeSurvey S;
  S.Pages = Sdk.Rules;
  int Status = runUnits(Units.Units, Sdk, Where, Settings,
                        [&](const Unit &, UnitResult R) {
                          for (const Finding &F : R.Findings)
                            if (F.Rule == ToolFailure) {
                              clearProgress();
                              llvm::errs() << F.Rendered;
                            }
                          S.add(std::move(R));
                        });
  S.finish();
  if (Lint.Form == Format::Json && Lint.Output.empty()) {
    writePortJson(S, Where, llvm::outs());
    llvm::outs().flush();
    return Status;
  }
  if (std::error_code E = llvm::sys::fs::create_directories(
          Lint.Output, /*IgnoreExisting=*/true, llvm::sys::fs::all_all)) {
    complain("cannot make '" + Lint.Output + "': " + E.message());
    return ExitUnjudged;
  }
  std::string Json, Page;
  llvm::raw_string_ostream JsonOut(Json), PageOut(Page);
  writePortJson(S, Where, JsonOut);
  writePortPage(S, Where, PageOut);
  JsonOut.flush();
  PageOut.flush();
  if (!writeAtomically(Lint.Output + "/report.json", Json) ||
      !writeAtomically(Lint.Output + "/index.html", Page))
    return ExitUnjudged;
  size_t All = S.Functions[0] + S.Functions[1] + S.Functions[2];
  llvm::errs() << "sdc: " << S.Functions[0] << " of " << All
               << " functions conform, " << S.Functions[1] << " are blocked, "
               << S.Functions[2] << " are open; see " << Lint.Output
               << "/index.html\n";
  return Status;
}

int sdc::portMain(int argc, const char *const *argv, const SdkPaths &Sdk) {
  std::vector<std::string> Args;
  LintOptions Lint;
  if (!expandResponseFiles({argv + 1, static_cast<size_t>(argc - 1)}, Args))
    return ExitUnjudged;
  if (!Args.empty() && Args.front() == "--help") {
    printPortHelp();
    return ExitAccepted;
  }
  if (Args.empty() || Args.front() != "report") {
    complain("port has one command: sdc port report; see 'sdc port --help'");
    return ExitUnjudged;
  }
  Args.erase(Args.begin());
  if (!parseLintOptions(Command::PortReport, Args, Lint))
    return ExitUnjudged;
  if (Lint.Help) {
    printPortHelp();
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
  return report(Lint, Sdk);
}
