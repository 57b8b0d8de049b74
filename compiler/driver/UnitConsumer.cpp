// See UnitConsumer.h.
#include "driver/UnitConsumer.h"
#include "driver/Message.h"
#include "infer/Suggest.h"
#include "clang/Frontend/CompilerInstance.h"

using namespace sdc;
using namespace clang;

UnitConsumer::UnitConsumer(CompilerInstance &CI, Diagnostics &Diags,
                           const Trust &Trusted, const Options &Opts,
                           const SdkPaths &Sdk, UnitListener *Listener,
                           std::unique_ptr<ASTConsumer> Inner)
    : CI(CI), Diags(Diags), Trusted(Trusted), Opts(Opts), Sdk(Sdk),
      Listener(Listener), Inner(std::move(Inner)) {
  // The passes run while the end of the unit is replayed; Unit exists by then.
  CI.getCodeGenOpts().PassBuilderCallbacks.push_back(
      [this](llvm::PassBuilder &PB) { registerPasses(PB, *Unit); });
}

void UnitConsumer::Initialize(ASTContext &Context) {
  Inner->Initialize(Context);
}

void UnitConsumer::InitializeSema(Sema &S) {
  TheSema = &S;
  if (auto *SC = dyn_cast<SemaConsumer>(Inner.get()))
    SC->InitializeSema(S);
}

void UnitConsumer::ForgetSema() {
  TheSema = nullptr;
  if (auto *SC = dyn_cast<SemaConsumer>(Inner.get()))
    SC->ForgetSema();
}

bool UnitConsumer::HandleTopLevelDecl(DeclGroupRef D) {
  Queue.push_back([this, D] { Inner->HandleTopLevelDecl(D); });
  return true;
}

void UnitConsumer::HandleInlineFunctionDefinition(FunctionDecl *D) {
  Queue.push_back([this, D] { Inner->HandleInlineFunctionDefinition(D); });
}

void UnitConsumer::HandleInterestingDecl(DeclGroupRef D) {
  Queue.push_back([this, D] { Inner->HandleInterestingDecl(D); });
}

void UnitConsumer::HandleTagDeclDefinition(TagDecl *D) {
  Queue.push_back([this, D] { Inner->HandleTagDeclDefinition(D); });
}

void UnitConsumer::HandleTagDeclRequiredDefinition(const TagDecl *D) {
  Queue.push_back([this, D] { Inner->HandleTagDeclRequiredDefinition(D); });
}

void UnitConsumer::HandleImplicitImportDecl(ImportDecl *D) {
  Queue.push_back([this, D] { Inner->HandleImplicitImportDecl(D); });
}

void UnitConsumer::CompleteTentativeDefinition(VarDecl *D) {
  Queue.push_back([this, D] { Inner->CompleteTentativeDefinition(D); });
}

void UnitConsumer::CompleteExternalDeclaration(DeclaratorDecl *D) {
  Queue.push_back([this, D] { Inner->CompleteExternalDeclaration(D); });
}

bool UnitConsumer::judge(ASTContext &Context) {
  assert(TheSema && "the end of a unit comes before ForgetSema");
  Unit = std::make_unique<UnitContext>(
      UnitContext{CI, Context, *TheSema, CI.getPreprocessor(), Diags, Opts,
                  Trusted, Sdk, {}, {}, nullptr, nullptr});
  if (Listener)
    Listener->parsed(*Unit);
  if (Opts.Hosted) {
    assert(Listener && Opts.CheckOnly && "ordinary C is never compiled");
    Listener->survey(*Unit);
    return false;
  }
  auto Clean = [this] {
    return Diags.errorCount() == 0 && !CI.getDiagnostics().hasErrorOccurred();
  };
  // No hook may see a unit in which clang found errors: its trees have holes.
  // What the watch over the preprocessor reported leaves none.
  if (Diags.clangFoundErrors())
    return false;
  if (allowUnit(*Unit) && Clean() && checkUnit(*Unit) && Clean() &&
      instrumentUnit(*Unit) && Clean())
    return true;
  suggestAnnotations(*Unit);
  return false;
}

void UnitConsumer::HandleTranslationUnit(ASTContext &Context) {
  if (judge(Context)) {
    for (const std::function<void()> &Call : Queue)
      Call();
  } else if (!Opts.Hosted && !CI.getDiagnostics().hasErrorOccurred()) {
    exitWithDefect("a check refused this file without a message");
  }
  Queue.clear();
  Inner->HandleTranslationUnit(Context);
}
