// {pointer, count} groups are set as a whole (Instrument.h).
#include "bounds/Instrument.h"
#include "clang/AST/Stmt.h"

using namespace sdc;
using namespace clang;

/// E names a member of a group: a counted pointer or a count.
const MemberExpr *Instrument::groupMember(const Expr *E) {
  const auto *M = dyn_cast<MemberExpr>(E->IgnoreParens());
  const auto *Field = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
  if (!Field)
    return nullptr;
  bool IsPointer = !annotations(Field, "sd_count:").empty() &&
                   Field->getType()->isPointerType();
  return IsPointer || Model.isCount(Field) ? M : nullptr;
}

bool Instrument::isSameBase(const Expr *A, const Expr *B) {
  A = A->IgnoreParens();
  B = B->IgnoreParens();
  if (A->getStmtClass() != B->getStmtClass())
    return false;
  if (const auto *R = dyn_cast<DeclRefExpr>(A))
    return R->getDecl() == cast<DeclRefExpr>(B)->getDecl();
  if (const auto *C = dyn_cast<ImplicitCastExpr>(A))
    return isSameBase(C->getSubExpr(), cast<ImplicitCastExpr>(B)->getSubExpr());
  if (const auto *M = dyn_cast<MemberExpr>(A)) {
    const auto *O = cast<MemberExpr>(B);
    return M->getMemberDecl() == O->getMemberDecl() &&
           M->isArrow() == O->isArrow() && isSameBase(M->getBase(), O->getBase());
  }
  if (const auto *U = dyn_cast<UnaryOperator>(A))
    return U->getOpcode() == cast<UnaryOperator>(B)->getOpcode() &&
           U->getOpcode() == UO_Deref &&
           isSameBase(U->getSubExpr(), cast<UnaryOperator>(B)->getSubExpr());
  return false;
}

/// Assignments to the members of one struct's groups, one after the other from
/// Body[At]: all right sides, then the checks, then the stores.
bool Instrument::groupRun(llvm::ArrayRef<Stmt *> Body, size_t At, size_t &Run,
                          llvm::SmallVectorImpl<Stmt *> &Out) {
  struct Part {
    BinaryOperator *Assign;
    const MemberExpr *Member;
    FieldDecl *Field;
  };
  llvm::SmallVector<Part, 4> Parts;
  const Expr *Base = nullptr;
  auto IsSet = [&](const FieldDecl *Field) {
    return llvm::any_of(Parts, [&](const Part &P) { return P.Field == Field; });
  };
  // Every pointer with all its counts, every count with all pointers that it
  // counts.
  auto IsWhole = [&](const FieldDecl *Field) {
    for (const FieldDecl *Each : Field->getParent()->fields())
      if (Model.isCount(Each))
        for (const FieldDecl *Pointer : Model.groupsOf(Each))
          if ((Pointer == Field && !IsSet(Each)) ||
              (Each == Field && !IsSet(Pointer)))
            return false;
    return true;
  };
  // No more than one group: the next one may look at what this one sets.
  for (size_t I = At; I < Body.size(); ++I) {
    auto *A = dyn_cast<BinaryOperator>(Body[I]);
    const MemberExpr *M =
        A && A->getOpcode() == BO_Assign ? groupMember(A->getLHS()) : nullptr;
    if (!M || !isPure(M->getBase()))
      break;
    if (Base && !isSameBase(Base, M->getBase()))
      break;
    auto *Field = cast<FieldDecl>(M->getMemberDecl());
    if (IsSet(Field))
      break;
    Base = M->getBase();
    Parts.push_back({A, M, Field});
    if (llvm::all_of(Parts, [&](const Part &P) { return IsWhole(P.Field); }))
      break;
  }
  if (Parts.empty())
    return false;
  for (const Part &P : Parts) {
    const bool Whole = IsWhole(P.Field);
    if (!Whole && Model.emptiesGroup(Parts.front().Assign))
      return false; // a plain store
    if (!Whole || P.Field->getType()->isArrayType()) {
      refuse(P.Assign->getOperatorLoc(), Rule::GroupTorn, P.Field,
           "set its whole group at once, with a count that the pointer covers");
      Run = Parts.size();
      return true;
    }
    // The count of a flexible array is fixed when it is allocated.
    for (const FieldDecl *Pointer : Model.groupsOf(P.Field))
      if (Pointer->getType()->isArrayType()) {
        refuse(P.Assign->getOperatorLoc(), Rule::GroupTorn, P.Field,
           "set its whole group at once, with a count that the pointer covers");
        Run = Parts.size();
        return true;
      }
  }
  llvm::DenseMap<const FieldDecl *, VarDecl *> Values, Bounds;
  llvm::SmallVector<Expr *, 8> Steps;
  for (const Part &P : Parts) {
    SourceLocation Loc = P.Assign->getOperatorLoc();
    Expr *R = P.Assign->getRHS();
    VarDecl *V = temporary(P.Field->getType());
    Values[P.Field] = V;
    if (P.Field->getType()->isPointerType()) {
      Fat Ptr = pointer(R);
      VarDecl *B = temporary(N.sizeType());
      Bounds[P.Field] = B;
      Ptr.Before.push_back(N.assign(N.lvalue(B, Loc), Ptr.Bound()));
      Ptr.Before.push_back(N.assign(N.lvalue(V, Loc), Ptr.Pointer));
      Steps.append(Ptr.Before.begin(), Ptr.Before.end());
    } else {
      Steps.push_back(N.assign(N.lvalue(V, Loc), expression(R)));
    }
  }
  for (const Part &P : Parts) {
    if (!P.Field->getType()->isPointerType())
      continue;
    SourceLocation Loc = P.Assign->getOperatorLoc();
    std::string Error;
    auto C = parseCount(annotations(P.Field, "sd_count:").front(),
                        P.Field->getParent(), AST, Error);
    if (!C)
      continue;
    Expr *Need = count(*C, [&](const ValueDecl *D) {
      return N.read(Values.lookup(cast<FieldDecl>(D)), Loc);
    }, Loc);
    Steps.push_back(check(N.binary(BO_GE, N.read(Bounds.lookup(P.Field), Loc),
                                   Need, AST.IntTy),
                          fault::COUNT_MISMATCH, Loc));
  }
  for (const Part &P : Parts) {
    SourceLocation Loc = P.Assign->getOperatorLoc();
    Steps.push_back(N.assign(lvalue(P.Assign->getLHS()),
                             N.read(Values.lookup(P.Field), Loc)));
  }
  for (Expr *Step : Steps)
    Out.push_back(Step);
  Run = Parts.size();
  return true;
}
