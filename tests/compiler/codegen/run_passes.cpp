// Runs sdc's first pass on a module in text form, as the pipeline would run it
// on clang's output; with --proven first, only the audit after the prover.
// Functions with the attribute "contract" count as known. Prints each refusal,
// or the lowered module. Exit: 0 accepted, 1 refused.
#include "codegen/Audit.h"
#include "codegen/Passes.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

int main(int argc, char **argv) {
  LLVMContext Context;
  SMDiagnostic Error;
  const bool OnlyProven = argc == 3 && StringRef(argv[1]) == "--proven";
  std::unique_ptr<Module> M =
      argc == 2 || OnlyProven ? parseIRFile(argv[argc - 1], Error, Context)
                              : nullptr;
  if (!M) {
    Error.print(argv[0], errs());
    return 2;
  }
  bool Refused = false;
  sdc::UnitFacts Facts;
  Facts.MainFile = "unit.c";
  Facts.Refuse = [&](const sdc::AuditFinding &F) {
    Refused = true;
    outs() << "refused: " << F.Function << ":" << F.Line << ": " << F.What
           << "\n";
  };
  for (const Function &F : *M)
    if (F.hasFnAttribute("contract") || !F.isDeclaration())
      Facts.Callees.insert(F.getName());

  if (OnlyProven)
    return !sdc::auditProven(*M, Facts);
  PassBuilder Builder;
  LoopAnalysisManager Loops;
  FunctionAnalysisManager Functions;
  CGSCCAnalysisManager Graph;
  ModuleAnalysisManager Modules;
  sdc::addPasses(Builder, Facts);
  Builder.registerModuleAnalyses(Modules);
  Builder.registerCGSCCAnalyses(Graph);
  Builder.registerFunctionAnalyses(Functions);
  Builder.registerLoopAnalyses(Loops);
  Builder.crossRegisterProxies(Loops, Functions, Graph, Modules);
  Builder.buildO0DefaultPipeline(OptimizationLevel::O0).run(*M, Modules);
  if (!Refused)
    M->print(outs(), nullptr);
  return Refused;
}
