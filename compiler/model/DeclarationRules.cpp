// Where each kind of pointer may stand (docs/language.md, "Pointers"): judged
// for every declaration of the unit, so that statements can rely on it.
#include "model/Model.h"
#include "model/RedeclarationFix.h"
#include "model/ViewPlaces.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

using namespace sdc;
using namespace clang;

namespace sdc {

class DeclarationRules {
public:
  explicit DeclarationRules(UnitModel &Model)
      : Model(Model), Unit(Model.Unit) {}

  void visit(Decl *D) {
    checkViewPlace(Model, D);
    if (auto *Value = dyn_cast<ValueDecl>(D))
      checkGuardDeclaration(Model, Value);
    if (auto *P = dyn_cast<ParmVarDecl>(D))
      visitParameter(P);
    else if (auto *V = dyn_cast<VarDecl>(D))
      visitVariable(V);
    else if (auto *F = dyn_cast<FieldDecl>(D))
      visitField(F);
    else if (auto *R = dyn_cast<RecordDecl>(D))
      misplaced(R);
    else if (auto *F = dyn_cast<FunctionDecl>(D))
      visitFunction(F);
  }

private:
  void visitVariable(VarDecl *V) {
    if (isTrusted(V))
      return;
    misplaced(V);
    position(V, Model.pointer(V));
    if (V->hasGlobalStorage())
      global(V);
    arrays(V);
    if (const VarDecl *Before = V->getPreviousDecl())
      redeclared(V, Before);
  }

  void visitParameter(ParmVarDecl *P) {
    misplaced(P);
    position(P, Model.pointer(P));
    if (const PointerInfo *Info = Model.pointer(P))
      parameter(P, *Info);
    if (Model.hasLinearArray(P->getType()))
      Unit.Diags.report(P->getLocation(), Rule::LinearByValue, P);
  }

  void visitField(FieldDecl *F) {
    if (isTrusted(F))
      return;
    misplaced(F);
    const PointerInfo *P = Model.pointer(F);
    position(F, P);
    if (P && !Model.isBitsArm(F)) // the union's own rule says it
      field(F, *P);
    else if (!P && isArm(F) && !Model.isZeroValid(F->getType()))
      Unit.Diags.report(F->getLocation(), Rule::FieldNotNullable, F);
    arrays(F);
    flexible(F);
  }

  void visitFunction(FunctionDecl *F) {
    if (isTrusted(F))
      return;
    misplaced(F);
    const Signature &S = Model.signature(F);
    checkSources(Model, F);
    if (S.Result)
      result(F, S);
    else if (!annotations(F, "sd_count:").empty())
      Unit.Diags.report(F->getLocation(), Rule::AnnotationMisplaced,
                        "__counted_by");
    if (Model.hasLinearArray(F->getReturnType()))
      Unit.Diags.report(F->getLocation(), Rule::LinearByValue, F);
    if (const FunctionDecl *Before = F->getPreviousDecl())
      redeclared(F, Before);
    Model.touches(F);
  }

  bool isTrusted(const Decl *D) {
    return Unit.Trusted.isPredefine(D->getLocation()) || D->isImplicit();
  }

  void misplaced(const Decl *D) {
    if (!isa<ParmVarDecl>(D) && !annotations(D, "sd_out_if:").empty())
      Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                        "__out_if");
    if (!isa<FunctionDecl>(D) && !annotations(D, "sd_touches:").empty())
      Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                        "__touches");
  }

  /// What holds for a pointer wherever it stands.
  void position(const ValueDecl *D, const PointerInfo *P) {
    if (!P) {
      bool IsFlexible = isa<FieldDecl>(D) && D->getType()->isIncompleteArrayType();
      if (!IsFlexible && !annotations(D, "sd_count:").empty())
        Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                          "__counted_by");
      return;
    }
    bool IsParameter = isa<ParmVarDecl>(D);
    if ((P->IsOut || P->IsInOut) && !IsParameter)
      Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                        P->IsOut ? "__out" : "__inout");
    if (P->Inner && !(IsParameter && (P->IsOut || P->IsInOut)))
      Unit.Diags.report(D->getLocation(), Rule::PointerToPointer, D);
    if (P->Inner && P->Inner->Inner)
      Unit.Diags.report(D->getLocation(), Rule::PointerToPointer, D);
    if (P->Count &&
        (P->Kind == PointerKind::Cap || P->Kind == PointerKind::RRef))
      Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                        "__counted_by");
    if (P->Kind == PointerKind::Static && Model.isShapeUnstable(P->Pointee) &&
        !P->Pointee.isConstQualified())
      Unit.Diags.report(D->getLocation(), Rule::StaticUnstable, P->Pointee);
    if (!annotations(D, "sd_count:").empty() && isa<VarDecl>(D) && !IsParameter)
      Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                        "__counted_by");
  }

  void parameter(const ParmVarDecl *P, const PointerInfo &Info) {
    if (!Info.Inner)
      return;
    bool IsBorrow = Info.Inner->Kind == PointerKind::Borrow;
    bool IsOwner = isLinear(Info.Inner->Kind) && Info.Inner->Nullable;
    if (!(IsBorrow || IsOwner) || Info.Inner->Count || Info.Count)
      Unit.Diags.report(P->getLocation(), Rule::OutPointer, P);
  }

  void global(const VarDecl *V) {
    const PointerInfo *P = Model.pointer(V);
    if (P && P->Kind == PointerKind::Borrow)
      Unit.Diags.report(V->getLocation(), Rule::BorrowStored,
                        "the global '" + V->getName().str() + "'");
    else if (!V->hasInit() && !V->hasExternalStorage() &&
             !Model.isZeroValid(V) && // a view has no place here at all
             !Model.isView(Unit.AST.getBaseElementType(V->getType())))
      Unit.Diags.report(V->getLocation(), Rule::NonNullUninitialized, V);
  }

  /// Pointers that may be never null in a struct or an array: what they lead to
  /// is there from the start, and they are copied, never emptied.
  static bool isConstantTarget(const PointerInfo &P) {
    return P.Kind == PointerKind::Static || P.Kind == PointerKind::Function;
  }

  void field(const FieldDecl *F, const PointerInfo &P) {
    bool IsOfView = annotatedView(F->getParent());
    if (P.Kind == PointerKind::Borrow && !IsOfView)
      Unit.Diags.report(F->getLocation(), Rule::BorrowStored,
                        "field '" + F->getName().str() + "'");
    else if (!P.Nullable && !IsOfView && // a view is never made by zeroing
             (!isConstantTarget(P) || F->getParent()->isUnion()))
      Unit.Diags.report(F->getLocation(), Rule::FieldNotNullable, F);
  }

  static bool isArm(const DeclaratorDecl *D) {
    const auto *F = dyn_cast<FieldDecl>(D);
    return F && F->getParent()->isUnion();
  }

  /// Arrays of pointers: no borrows.
  void arrays(const DeclaratorDecl *D) {
    const PointerInfo *P = Model.element(D);
    if (!P)
      return;
    if (P->Kind == PointerKind::Borrow)
      Unit.Diags.report(D->getLocation(), Rule::BorrowStored,
                        "array '" + D->getName().str() + "'");
    else if (!P->Nullable && (!isConstantTarget(*P) || isArm(D)))
      Unit.Diags.report(D->getLocation(), Rule::FieldNotNullable, D);
  }

  void flexible(const FieldDecl *F) {
    if (!F->getType()->isIncompleteArrayType())
      return;
    std::vector<std::string> Texts = annotations(F, "sd_count:");
    if (Texts.empty())
      Unit.Diags.report(F->getLocation(), Rule::FlexibleUncounted, F);
    std::string Error;
    std::shared_ptr<CountExpr> Count =
        Texts.empty() ? nullptr
                      : parseCount(Texts.front(), F->getParent(), Unit.AST, Error);
    // A zeroed object has no elements: its count must be 0 as well.
    if (Count && Count->O != CountExpr::Op::Sibling)
      Unit.Diags.report(F->getLocation(), Rule::BadCount,
                        "a flexible array's count is a member as it stands; "
                        "a new object is zeroed and has no elements");
    const PointerInfo *P = Model.element(F);
    if ((P && isLinear(P->Kind)) || Model.hasLinear(F->getType()))
      Unit.Diags.report(F->getLocation(), Rule::LaterVersion,
                        "a flexible array that holds owners");
  }

  void result(const FunctionDecl *F, const Signature &S) {
    if (S.Result->IsOut || S.Result->IsInOut)
      Unit.Diags.report(F->getLocation(), Rule::AnnotationMisplaced, "__out");
    if (S.Result->Inner)
      Unit.Diags.report(F->getLocation(), Rule::PointerToPointer, F);
  }

  /// All declarations of a function say the same about each parameter.
  void redeclared(const FunctionDecl *F, const FunctionDecl *Before) {
    const Signature &A = Model.signature(F), &B = Model.signature(Before);
    for (unsigned I = 0; I < A.Parameters.size() && I < B.Parameters.size(); ++I)
      if (!isSame(A.Parameters[I], B.Parameters[I])) {
        const ParmVarDecl *P = F->getParamDecl(I);
        {
          Report Message = Unit.Diags.report(P->getLocation(),
                                             Rule::RedeclarationDiffers, F);
          if (A.Parameters[I] && B.Parameters[I])
            offerAnnotations(Message, Unit, P, *A.Parameters[I],
                             *B.Parameters[I]);
        }
        Unit.Diags.note(Before->getParamDecl(I)->getLocation(),
                        "declared otherwise here");
        return;
      }
    if (!isSame(A.Result, B.Result) || A.From != B.From) {
      {
        Report Message =
            Unit.Diags.report(F->getLocation(), Rule::RedeclarationDiffers, F);
        if (A.Result && B.Result)
          offerAnnotations(Message, Unit, F, *A.Result, *B.Result);
      }
      Unit.Diags.note(Before->getLocation(), "declared otherwise here");
    }
  }

  /// All declarations of a variable say the same about its pointers.
  void redeclared(const VarDecl *V, const VarDecl *Before) {
    auto IsSame = [](const auto *A, const auto *B) {
      return !A == !B && (!A || isSameContract(*A, *B));
    };
    if (IsSame(Model.pointer(V), Model.pointer(Before)) &&
        IsSame(Model.element(V), Model.element(Before)) &&
        IsSame(Model.functionPointer(V), Model.functionPointer(Before)))
      return;
    Unit.Diags.report(V->getLocation(), Rule::RedeclarationDiffers, V);
    Unit.Diags.note(Before->getLocation(), "declared otherwise here");
  }

  bool isSame(const std::optional<PointerInfo> &A,
              const std::optional<PointerInfo> &B) {
    if (A.has_value() != B.has_value())
      return false;
    return !A || isSameContract(*A, *B);
  }

  UnitModel &Model;
  UnitContext &Unit;
};

} // namespace sdc

/// The same count, siblings compared by their position.
static bool isSameCount(const CountExpr *A, const CountExpr *B) {
  if (!A || !B)
    return A == B;
  if (A->O != B->O || A->Value != B->Value)
    return false;
  if (A->O == CountExpr::Op::Sibling) {
    const auto *P = dyn_cast<ParmVarDecl>(A->Decl);
    const auto *Q = dyn_cast<ParmVarDecl>(B->Decl);
    return P && Q ? P->getFunctionScopeIndex() == Q->getFunctionScopeIndex()
                  : A->Decl == B->Decl;
  }
  return isSameCount(A->Left.get(), B->Left.get()) &&
         isSameCount(A->Right.get(), B->Right.get());
}

bool sdc::isSameContract(const PointerInfo &A, const PointerInfo &B) {
  if (A.Kind != B.Kind || A.Nullable != B.Nullable || A.IsOut != B.IsOut ||
      A.IsInOut != B.IsInOut || A.SetIf != B.SetIf ||
      A.Pointee.getCanonicalType() != B.Pointee.getCanonicalType() ||
      !isSameCount(A.Count.get(), B.Count.get()) || A.From != B.From ||
      (A.Inner == nullptr) != (B.Inner == nullptr) ||
      (A.Contract == nullptr) != (B.Contract == nullptr))
    return false;
  if (A.Contract && !isSameContract(*A.Contract, *B.Contract))
    return false;
  return !A.Inner || isSameContract(*A.Inner, *B.Inner);
}

bool sdc::isSameContract(const Signature &A, const Signature &B) {
  auto Same = [](const std::optional<PointerInfo> &X,
                 const std::optional<PointerInfo> &Y) {
    return X.has_value() == Y.has_value() && (!X || isSameContract(*X, *Y));
  };
  return A.Parameters.size() == B.Parameters.size() &&
         Same(A.Result, B.Result) && A.From == B.From &&
         std::equal(A.Parameters.begin(), A.Parameters.end(),
                    B.Parameters.begin(), Same);
}

bool UnitModel::checkDeclarations() {
  findSiblings();
  checkOutcomes();
  DeclarationRules Rules(*this);
  for (Decl *D : Unit.Declarations)
    Rules.visit(D);
  checkUnions();
  return Unit.Diags.errorCount() == 0;
}
