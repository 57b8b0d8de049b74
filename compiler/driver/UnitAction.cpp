// Each action adds sdc's predefines and its watch over the preprocessor before
// the first token, and the actions that parse put UnitConsumer in front of
// clang's consumer.
#include "driver/UnitAction.h"
#include "driver/Pipeline.h"
#include "driver/UnitConsumer.h"
#include "clang/CodeGen/CodeGenAction.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"

using namespace sdc;
using namespace clang;

namespace {

/// What belongs to one run: made when the preprocessor exists.
struct Watch {
  Watch(CompilerInstance &CI, const SdkPaths &Sdk)
      : Diags(CI.getDiagnostics()), Trusted(CI.getPreprocessor(), Sdk.Include) {
  }
  Diagnostics Diags;
  Trust Trusted;
};

template <typename Base> class Watched : public Base {
public:
  Watched(const Options &Opts, const SdkPaths &Sdk, UnitListener *Listener)
      : Opts(Opts), Sdk(Sdk), Listener(Listener) {}

protected:
  bool BeginSourceFileAction(CompilerInstance &CI) override {
    addPredefines(CI.getPreprocessor());
    TheWatch = std::make_unique<Watch>(CI, Sdk);
    watchPreprocessor(CI.getPreprocessor(), TheWatch->Diags,
                      TheWatch->Trusted);
    return Base::BeginSourceFileAction(CI);
  }

  const Options &Opts;
  const SdkPaths &Sdk;
  UnitListener *const Listener;
  std::unique_ptr<Watch> TheWatch;
};

/// Parses, judges, and hands on to what Base makes of a unit.
template <typename Base> class Judged : public Watched<Base> {
public:
  using Watched<Base>::Watched;

protected:
  // CreateASTConsumer is called after BeginSourceFileAction.
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef File) override {
    std::unique_ptr<ASTConsumer> Inner = Base::CreateASTConsumer(CI, File);
    if (!Inner)
      return nullptr;
    return std::make_unique<UnitConsumer>(CI, this->TheWatch->Diags,
                                          this->TheWatch->Trusted, this->Opts,
                                          this->Sdk, this->Listener,
                                          std::move(Inner));
  }
};

} // namespace

std::unique_ptr<FrontendAction>
sdc::makeUnitAction(const Options &Opts, const SdkPaths &Sdk,
                    UnitListener *Listener) {
  if (Opts.CheckOnly)
    return std::make_unique<Judged<SyntaxOnlyAction>>(Opts, Sdk, Listener);
  switch (Opts.Kind) {
  case Output::Object:
    return std::make_unique<Judged<EmitObjAction>>(Opts, Sdk, Listener);
  case Output::Assembly:
    return std::make_unique<Judged<EmitAssemblyAction>>(Opts, Sdk, Listener);
  case Output::Preprocessed:
    return std::make_unique<Watched<PrintPreprocessedAction>>(Opts, Sdk, Listener);
  case Output::Dependencies:
    return std::make_unique<Watched<PreprocessOnlyAction>>(Opts, Sdk, Listener);
  }
  llvm_unreachable("every kind of output has an action");
}
