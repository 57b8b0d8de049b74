// clang's driver turns a judged command line into -cc1 jobs; each runs here,
// in this process, with sdc's action around CodeGen (frontend.md: "Shape").
#include "driver/Job.h"
#include "driver/Message.h"
#include "driver/Pipeline.h"
#include "driver/UnitAction.h"
#include "driver/UnitListener.h"
#include "driver/WriteFile.h"
#include "clang/CodeGen/CodeGenAction.h"
#include "clang/Driver/Compilation.h"
#include "clang/Driver/Driver.h"
#include "clang/Driver/Tool.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Host.h"

using namespace sdc;
using namespace clang;
using llvm::StringRef;

namespace {

/// The jobs that clang's driver makes of a command line.
class JobList {
public:
  explicit JobList(const std::vector<std::string> &Args) : Words(Args) {
    for (const std::string &Word : Words)
      Argv.push_back(Word.c_str());
    llvm::IntrusiveRefCntPtr<DiagnosticOptions> DiagOpts =
        new DiagnosticOptions();
    DiagOpts->ShowColors = llvm::sys::Process::StandardErrHasColors();
    Printer = new TextDiagnosticPrinter(llvm::errs(), DiagOpts.get());
    Engine = new DiagnosticsEngine(new DiagnosticIDs(), DiagOpts, Printer);
    TheDriver = std::make_unique<driver::Driver>(
        Argv[0], "x86_64-unknown-linux-gnu", *Engine, "sdc");
    TheDriver->setCheckInputsExist(false);
    Printer->setPrefix("sdc");
    Jobs.reset(TheDriver->BuildCompilation(Argv));
  }

  /// Null if the driver refused the command line (and said so).
  driver::Compilation *get() {
    return Engine->hasErrorOccurred() ? nullptr : Jobs.get();
  }

private:
  std::vector<std::string> Words;
  std::vector<const char *> Argv;
  TextDiagnosticPrinter *Printer;
  llvm::IntrusiveRefCntPtr<DiagnosticsEngine> Engine;
  std::unique_ptr<driver::Driver> TheDriver;
  std::unique_ptr<driver::Compilation> Jobs;
};

} // namespace

/// A compiler for one -cc1 job; null if the job is not one (and said so).
static std::unique_ptr<CompilerInstance>
compilerFor(const driver::Command &Job, const char *Binary,
            UnitListener *Listener = nullptr) {
  if (StringRef(Job.getCreator().getName()) != "clang") {
    complain("no job of sdc's: " + llvm::Twine(Job.getCreator().getName()));
    return nullptr;
  }
  auto CI = std::make_unique<CompilerInstance>();
  llvm::IntrusiveRefCntPtr<DiagnosticOptions> DiagOpts =
      new DiagnosticOptions();
  DiagOpts->ShowColors = llvm::sys::Process::StandardErrHasColors();
  DiagnosticsEngine Early(
      new DiagnosticIDs(), DiagOpts,
      new TextDiagnosticPrinter(llvm::errs(), DiagOpts.get()));
  // The first word is "-cc1" itself.
  llvm::ArrayRef<const char *> Args(Job.getArguments());
  if (!CompilerInvocation::CreateFromArgs(CI->getInvocation(),
                                          Args.drop_front(), Early, Binary))
    return nullptr;
  // Several jobs share this process: nothing is leaked for a quick exit.
  CI->getFrontendOpts().DisableFree = false;
  CI->getCodeGenOpts().DisableFree = false;
  // sdc's passes may look at the tree, and change the module: verify it.
  CI->getCodeGenOpts().ClearASTBeforeBackend = false;
  CI->getCodeGenOpts().VerifyModule = true;
  CI->getDiagnosticOpts().ShowColors =
      llvm::sys::Process::StandardErrHasColors();
  CI->createDiagnostics(Listener ? &Listener->consumer() : nullptr,
                        /*ShouldOwnClient=*/!Listener);
  return CI->hasDiagnostics() ? std::move(CI) : nullptr;
}

static void initializeTarget() {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86Target();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86AsmPrinter();
  LLVMInitializeX86AsmParser();
}

static std::vector<std::string> commandLine(const Options &Opts,
                                            const SdkPaths &Sdk) {
  std::vector<std::string> Args = {Sdk.Binary};
  switch (Opts.Kind) {
  case Output::Object:
    Args.push_back("-c");
    break;
  case Output::Assembly:
    Args.push_back("-S");
    break;
  case Output::Preprocessed:
    Args.push_back("-E");
    break;
  case Output::Dependencies:
    break; // -M or -MM is among the options handed on
  }
  // The default stands first, so that the user's -std wins; the fixed flags
  // stand last, so that they win over everything.
  Args.push_back("-std=gnu17");
  Args.insert(Args.end(), Opts.Clang.begin(), Opts.Clang.end());
  std::vector<std::string> Fixed = fixedFlags(Opts);
  Args.insert(Args.end(), Fixed.begin(), Fixed.end());
  if (!Sdk.Include.empty()) {
    // Ordinary C reads the system's <stddef.h>, and finds <sdc.h> here.
    Args.push_back(Opts.Hosted ? "-idirafter" : "-isystem");
    Args.push_back(Sdk.Include);
  }
  if (!Opts.OutputFile.empty()) {
    Args.push_back("-o");
    Args.push_back(Opts.OutputFile);
  }
  Args.push_back("--");
  Args.insert(Args.end(), Opts.Inputs.begin(), Opts.Inputs.end());
  return Args;
}

/// Stamps the object that a job has written; removes it if that fails. What is
/// no file (/dev/null) holds nothing to stamp.
static bool finish(CompilerInstance &CI, const Options &Opts,
                   const SdkPaths &Sdk) {
  if (Opts.CheckOnly || Opts.Kind != Output::Object)
    return true;
  const std::string &Path = CI.getFrontendOpts().OutputFile;
  if (isSpecialFile(Path))
    return true;
  std::string Error;
  if (finishObject(Path, Opts, Sdk, Error))
    return true;
  llvm::sys::fs::remove(Path);
  return complain("cannot complete '" + Path + "': " + Error);
}

int sdc::runJobs(const Options &Opts, const SdkPaths &Sdk,
                 UnitListener *Listener) {
  if (Sdk.Include.empty()) {
    complain("the SDK's headers are not beside '" + Sdk.Binary +
             "'; expected ../sdk/include or ../share/sumac/include");
    return ExitRefused;
  }
  initializeTarget();
  JobList List(commandLine(Opts, Sdk));
  driver::Compilation *Jobs = List.get();
  if (!Jobs)
    return ExitRefused;
  if (Opts.PrintJob) {
    Jobs->getJobs().Print(llvm::errs(), "\n", /*Quote=*/true);
    return ExitAccepted;
  }
  int Status = ExitAccepted;
  for (const driver::Command &Job : Jobs->getJobs()) {
    std::unique_ptr<CompilerInstance> CI =
        compilerFor(Job, Sdk.Binary.c_str(), Listener);
    if (!CI) {
      Status = ExitRefused;
      continue;
    }
    // A string literal is a constant array (dialect §1).
    CI->getLangOpts().ConstStrings = true;
    std::unique_ptr<FrontendAction> Action = makeUnitAction(Opts, Sdk, Listener);
    bool Accepted = CI->ExecuteAction(*Action) &&
                    !CI->getDiagnostics().hasErrorOccurred();
    Action.reset();
    if (!Accepted || !finish(*CI, Opts, Sdk))
      Status = ExitRefused;
  }
  return Status;
}

bool sdc::compileTrusted(llvm::ArrayRef<std::string> Flags, StringRef Input,
                         StringRef Output, const SdkPaths &Sdk) {
  initializeTarget();
  std::vector<std::string> Args = {Sdk.Binary, "-c", "--no-default-config",
                                   "--target=x86_64-unknown-linux-gnu"};
  Args.insert(Args.end(), Flags.begin(), Flags.end());
  Args.insert(Args.end(), {"-o", Output.str(), "--", Input.str()});
  JobList List(Args);
  driver::Compilation *Jobs = List.get();
  if (!Jobs)
    return false;
  for (const driver::Command &Job : Jobs->getJobs()) {
    std::unique_ptr<CompilerInstance> CI =
        compilerFor(Job, Sdk.Binary.c_str());
    if (!CI)
      return false;
    EmitObjAction Action;
    if (!CI->ExecuteAction(Action) || CI->getDiagnostics().hasErrorOccurred())
      return false;
  }
  return true;
}
