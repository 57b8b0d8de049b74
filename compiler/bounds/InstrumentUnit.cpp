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
#include "clang/Frontend/CompilerInstance.h"
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


/// Constant initialisers cannot run a check: what their pointers cover is
/// judged here.
class ConstantPointers {
public:
  explicit ConstantPointers(UnitModel &Model)
      : Model(Model), AST(Model.Unit.AST) {}

  void judge(const Expr *E) {
    E = E->IgnoreParens();
    if (const auto *L = dyn_cast<InitListExpr>(E)) {
      if (const InitListExpr *Semantic = L->getSemanticForm())
        L = Semantic;
      const RecordDecl *R = L->getType()->getAsRecordDecl();
      if (R && !L->isTransparent())
        return judgeStruct(L, R);
      for (const Expr *Each : L->inits())
        judge(Each);
      if (const Expr *Filler = L->hasArrayFiller() ? L->getArrayFiller() : nullptr)
        judge(Filler);
      return;
    }
    if (E->getType()->isPointerType() && !isNull(E) &&
        !E->getType()->isFunctionPointerType() && !coversOne(E))
      Model.Unit.Diags.report(E->getExprLoc(), Rule::UnknownBound,
                              "this constant address");
    for (const Stmt *Child : E->children()) // compound literals
      if (const auto *Sub = dyn_cast_or_null<Expr>(Child);
          Sub && !Sub->getType()->isPointerType())
        judge(Sub);
  }

private:
  void judgeStruct(const InitListExpr *L, const RecordDecl *R);

  bool isNull(const Expr *E) const {
    return isa<ImplicitValueInitExpr>(E) ||
           E->isNullPointerConstant(AST, Expr::NPC_NeverValueDependent);
  }

  /// The address is that of an object or element, not of an end.
  bool coversOne(const Expr *E) const {
    Expr::EvalResult R;
    if (!E->EvaluateAsRValue(R, AST) || !R.Val.isLValue() ||
        !R.Val.hasLValuePath() || R.Val.isLValueOnePastTheEnd())
      return false;
    APValue::LValueBase Base = R.Val.getLValueBase();
    QualType T;
    if (const auto *V = Base.dyn_cast<const ValueDecl *>())
      T = V->getType();
    else if (const auto *O = Base.dyn_cast<const Expr *>())
      T = O->getType();
    else
      return false;
    for (APValue::LValuePathEntry Step : R.Val.getLValuePath()) {
      if (const auto *A = AST.getAsConstantArrayType(T)) {
        if (Step.getAsArrayIndex() >= A->getZExtSize())
          return false;
        T = A->getElementType();
      } else if (T->isRecordType()) {
        const auto *Field =
            dyn_cast_or_null<FieldDecl>(Step.getAsBaseOrMember().getPointer());
        if (!Field)
          return false;
        T = Field->getType();
      } else {
        return false;
      }
    }
    return AST.hasSameUnqualifiedType(T, E->getType()->getPointeeType());
  }

  UnitModel &Model;
  ASTContext &AST;
};

void ConstantPointers::judgeStruct(const InitListExpr *L, const RecordDecl *R) {
  unsigned I = 0;
  llvm::DenseMap<const ValueDecl *, uint64_t> Values;
  std::vector<std::pair<const FieldDecl *, const Expr *>> Groups;
  for (const FieldDecl *F : R->fields()) {
    if (F->isUnnamedBitField())
      continue;
    if (I >= L->getNumInits())
      break;
    const Expr *Init = L->getInit(I++);
    Expr::EvalResult V;
    if (F->getType()->isIntegerType() && Init->EvaluateAsInt(V, AST))
      Values[F] = V.Val.getInt().getLimitedValue();
    if (annotations(F, "sd_count:").empty())
      judge(Init);
    else if (!isNull(Init))
      Groups.push_back({F, Init});
  }
  for (auto [F, Init] : Groups) {
    std::string Error;
    auto C = parseCount(annotations(F, "sd_count:").front(), R, AST, Error);
    const auto *A =
        AST.getAsConstantArrayType(Init->IgnoreParenImpCasts()->getType());
    bool Fits = C && A && coversOne(Init) &&
                ((C->O == CountExpr::Op::Sibling &&
                  Values.lookup(C->Decl) <= A->getZExtSize()) ||
                 (C->O == CountExpr::Op::Constant &&
                  C->Value <= A->getZExtSize()));
    if (!Fits)
      Model.Unit.Diags.report(
          Init->getExprLoc(), Rule::GroupTorn, F,
          "a constant group is an array and a count that it covers");
  }
}

} // namespace

/// The options that change the code made. Paths stay out: the same source gives
/// the same object in any folder.
static std::string flagsOf(const Options &Opts) {
  std::vector<std::string> Kept;
  for (const std::string &Flag : Opts.Clang)
    for (llvm::StringRef Prefix : {"-O", "-D", "-U", "-std"})
      if (llvm::StringRef(Flag).starts_with(Prefix))
        Kept.push_back(Flag);
  if (Opts.OnOverflow == Overflow::Trap)
    Kept.push_back("--overflow=trap");
  if (Opts.Concurrent)
    Kept.push_back("--concurrent");
  return llvm::join(Kept, " ");
}

bool sdc::instrumentUnit(UnitContext &Context) {
  Context.Plan = std::make_shared<CodegenPlan>();
  UnitFacts &Facts = Context.Plan->Facts;
  const SourceManager &SM = Context.AST.getSourceManager();
  if (auto Main = SM.getFileEntryRefForID(SM.getMainFileID()))
    Facts.MainFile = Main->getName().str();
  Facts.KeepDebugInfo = Context.Opts.KeepDebugInfo;
  Facts.SharesBits = Context.Model->SharesBits;
  Facts.PrintCounts = Context.Opts.Statistics;
  // What the unit believes, before its tree changes. Ordinary C has no object.
  if (!Context.Opts.Hosted)
    Facts.ModuleAssembly =
        emptyStamp("sdc " SDC_VERSION " (clang " CLANG_VERSION_STRING ")",
                   flagsOf(Context.Opts), Context.Opts.Concurrent) +
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
  OwnerTests Owners;
  for (VarDecl *V : Found.Objects)
    if (!Context.LeftOut.contains(V))
      ConstantPointers(*Context.Model).judge(V->getInit());
  for (FunctionDecl *F : Found.Functions)
    if (F->doesThisDeclarationHaveABody() && !Context.LeftOut.contains(F) &&
        !Context.Trusted.isPredefine(F->getLocation()))
      Instrument(*Context.Model, N, Owners, F).run();
  for (FunctionDecl *F : Owners.Made) {
    Facts.Callees.insert(F->getName());
    Context.CI.getASTConsumer().HandleTopLevelDecl(DeclGroupRef(F));
  }
  // Annotations have been read; in CodeGen they would become calls.
  for (Decl *D : Found.All) {
    D->dropAttr<AnnotateAttr>();
    D->dropAttr<AnnotateAttr>();
  }
  return Diags.errorCount() == 0;
}
