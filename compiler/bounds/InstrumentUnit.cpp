// Run-time checks put into a unit's tree (driver/Pipeline.h).
#include "bounds/Instrument.h"
#include "codegen/Plan.h"
#include "contract/Records.h"
#include "contract/Stamp.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Version.inc"
#include "llvm/ADT/StringExtras.h"

using namespace sdc;
using namespace clang;

namespace {

class Unit : public RecursiveASTVisitor<Unit> {
public:
  bool VisitFunctionDecl(FunctionDecl *F) {
    Functions.push_back(F);
    return true;
  }
  bool VisitVarDecl(VarDecl *V) {
    if (V->hasGlobalStorage() && V->hasInit())
      Objects.push_back(V);
    return true;
  }
  bool VisitDecl(Decl *D) {
    All.push_back(D);
    return true;
  }

  std::vector<FunctionDecl *> Functions;
  std::vector<VarDecl *> Objects;
  std::vector<Decl *> All;
};

} // namespace

/// Constant initialisers cannot run a check: a group in one is judged here.
static void judgeObject(UnitModel &Model, const Expr *E) {
  const auto *L = dyn_cast<InitListExpr>(E);
  if (!L)
    return;
  if (const InitListExpr *Semantic = L->getSemanticForm())
    L = Semantic;
  const RecordDecl *R = L->getType()->getAsRecordDecl();
  if (!R || L->isTransparent()) {
    for (const Expr *Each : L->inits())
      judgeObject(Model, Each);
    return;
  }
  ASTContext &AST = Model.Unit.AST;
  unsigned I = 0;
  llvm::DenseMap<const ValueDecl *, uint64_t> Values;
  std::vector<std::pair<const FieldDecl *, const Expr *>> Groups;
  for (const FieldDecl *F : R->fields()) {
    if (F->isUnnamedBitField())
      continue;
    if (I >= L->getNumInits())
      break;
    const Expr *Init = L->getInit(I++);
    judgeObject(Model, Init);
    Expr::EvalResult V;
    if (F->getType()->isIntegerType() && Init->EvaluateAsInt(V, AST))
      Values[F] = V.Val.getInt().getLimitedValue();
    if (!annotations(F, "sd_count:").empty() && !isa<ImplicitValueInitExpr>(Init) &&
        !Init->isNullPointerConstant(AST, Expr::NPC_NeverValueDependent))
      Groups.push_back({F, Init});
  }
  for (auto [F, Init] : Groups) {
    std::string Error;
    auto C = parseCount(annotations(F, "sd_count:").front(), R, AST, Error);
    const auto *A = AST.getAsConstantArrayType(
        Init->IgnoreParenImpCasts()->getType());
    bool Fits = C && A && C->O == CountExpr::Op::Sibling &&
                Values.lookup(C->Decl) <= A->getZExtSize();
    if (C && A && C->O == CountExpr::Op::Constant)
      Fits = C->Value <= A->getZExtSize();
    if (!Fits)
      Model.Unit.Diags.report(Init->getExprLoc(), Rule::GroupTorn, F);
  }
}

bool sdc::instrumentUnit(UnitContext &Context) {
  Context.Plan = std::make_shared<CodegenPlan>();
  UnitFacts &Facts = Context.Plan->Facts;
  const SourceManager &SM = Context.AST.getSourceManager();
  if (auto Main = SM.getFileEntryRefForID(SM.getMainFileID()))
    Facts.MainFile = Main->getName().str();
  Facts.KeepDebugInfo = Context.Opts.KeepDebugInfo;
  // What the unit believes, before its tree changes.
  Facts.ModuleAssembly = emptyStamp("sdc " SDC_VERSION " (clang " CLANG_VERSION_STRING ")",
                                    llvm::join(Context.Opts.Clang, " ")) +
                         contractAssembly(contractRecords(Context, ProbeScope::isActive()));

  Unit Found;
  Found.TraverseDecl(Context.AST.getTranslationUnitDecl());
  llvm::StringMap<SourceLocation> Places;
  for (FunctionDecl *F : Found.Functions) {
    Facts.Callees.insert(F->getName());
    Places[F->getName()] = F->getLocation();
  }
  Facts.Callees.insert("__sd_rt_alloc");
  Facts.Callees.insert("__sd_rt_free");
  Diagnostics &Diags = Context.Diags;
  Facts.Refuse = [&Diags, Places](const AuditFinding &Finding) {
    Diags.report(Places.lookup(Finding.Function), Rule::Unaudited,
                 Finding.Function,
                 Finding.What + " (line " + std::to_string(Finding.Line) + ")");
  };

  Nodes N(Context.AST);
  for (VarDecl *V : Found.Objects)
    judgeObject(*Context.Model, V->getInit());
  for (FunctionDecl *F : Found.Functions)
    if (F->doesThisDeclarationHaveABody() &&
        !Context.Trusted.isPredefine(F->getLocation()))
      Instrument(*Context.Model, N, F).run();
  // Annotations have been read; in CodeGen they would become calls.
  for (Decl *D : Found.All) {
    D->dropAttr<AnnotateAttr>();
    D->dropAttr<AnnotateAttr>();
  }
  return Diags.errorCount() == 0;
}
