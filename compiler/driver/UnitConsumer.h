// Between clang's parser and CodeGen.
//
// In C, clang emits each function as soon as it is parsed. sdc judges and
// changes a unit as a whole, so this consumer queues every callback; at the
// end of the unit it runs the pipeline (Pipeline.h) and replays the queue.
// After an error nothing is replayed but the end, at which CodeGen drops the
// module, as it does after clang's own errors.
#ifndef SDC_DRIVER_UNITCONSUMER_H
#define SDC_DRIVER_UNITCONSUMER_H

#include "driver/Pipeline.h"
#include "driver/UnitListener.h"
#include "clang/AST/DeclGroup.h"
#include "clang/Sema/SemaConsumer.h"
#include <functional>
#include <vector>

namespace sdc {

class UnitConsumer : public clang::SemaConsumer {
public:
  UnitConsumer(clang::CompilerInstance &CI, Diagnostics &Diags,
               const Trust &Trusted, const Options &Opts, const SdkPaths &Sdk,
               UnitListener *Listener,
               std::unique_ptr<clang::ASTConsumer> Inner);

  void Initialize(clang::ASTContext &Context) override;
  void InitializeSema(clang::Sema &S) override;
  void ForgetSema() override;
  bool HandleTopLevelDecl(clang::DeclGroupRef D) override;
  void HandleInlineFunctionDefinition(clang::FunctionDecl *D) override;
  void HandleInterestingDecl(clang::DeclGroupRef D) override;
  void HandleTagDeclDefinition(clang::TagDecl *D) override;
  void HandleTagDeclRequiredDefinition(const clang::TagDecl *D) override;
  void HandleImplicitImportDecl(clang::ImportDecl *D) override;
  void CompleteTentativeDefinition(clang::VarDecl *D) override;
  void CompleteExternalDeclaration(clang::DeclaratorDecl *D) override;
  void HandleTranslationUnit(clang::ASTContext &Context) override;
  void PrintStats() override { Inner->PrintStats(); }
  bool shouldSkipFunctionBody(clang::Decl *) override { return false; }

private:
  bool judge(clang::ASTContext &Context);

  clang::CompilerInstance &CI;
  Diagnostics &Diags;
  const Trust &Trusted;
  const Options &Opts;
  const SdkPaths &Sdk;
  UnitListener *const Listener;
  std::unique_ptr<clang::ASTConsumer> Inner;
  clang::Sema *TheSema = nullptr;
  std::unique_ptr<UnitContext> Unit; // outlives the passes
  std::vector<std::function<void()>> Queue;
};

} // namespace sdc

#endif
