// Puts run-time checks into the tree of a function.
//
// Every pointer that a function holds in a variable has a second, hidden
// variable beside it: how many elements it covers from where it points. The
// hidden variable is set wherever the pointer is set; parameters take theirs
// from their contract on entry. An access becomes an access through markers
// (codegen/Markers.h), which say what was checked; codegen/Audit refuses an
// access without one, so what this stage overlooks stops the compile.
//
// Rewriting an expression keeps C's order: what must run first (a pointer
// computed once and used twice) is put into temporaries by a comma before it.
#ifndef SDC_BOUNDS_INSTRUMENT_H
#define SDC_BOUNDS_INSTRUMENT_H

#include "bounds/Nodes.h"
#include "codegen/FaultRules.h"
#include "model/Model.h"
#include "llvm/ADT/DenseMap.h"
#include <functional>

namespace sdc {

/// A rewritten pointer value.
struct Fat {
  /// What runs before, in order.
  llvm::SmallVector<clang::Expr *, 4> Before;
  clang::Expr *Pointer = nullptr;
  /// A new tree of the bound (elements, size_t), free of effects, at each call.
  std::function<clang::Expr *()> Bound;
  /// The bound, if it is known now.
  std::optional<uint64_t> Known;
};

/// The functions of a unit that look for owners (Arrays.cpp).
struct OwnerTests {
  llvm::DenseMap<void *, clang::FunctionDecl *> Tests; // by type of element
  std::vector<clang::FunctionDecl *> Made;
};

class Instrument {
public:
  Instrument(UnitModel &Model, Nodes &N, OwnerTests &Owners,
             clang::FunctionDecl *F)
      : Model(Model), AST(Model.Unit.AST), Trusted(Model.Unit.Trusted), N(N),
        Owners(Owners), F(F) {}

  void run();
  void staticInitializer(clang::VarDecl *V);

private:
  // Instrument.cpp: statements and plain expressions
  clang::Stmt *statement(clang::Stmt *S);
  clang::Stmt *compound(clang::CompoundStmt *S);
  clang::Expr *expression(clang::Expr *E);
  clang::Expr *lvalue(clang::Expr *E);
  clang::Expr *initializer(clang::Expr *E);
  clang::Expr *structInitializer(clang::InitListExpr *L);
  clang::Expr *unionInitializer(clang::InitListExpr *L);
  clang::Expr *assignment(clang::BinaryOperator *E);
  clang::Expr *step(clang::UnaryOperator *E);
  bool mayCall(const clang::Expr *E);
  void variable(clang::VarDecl *V);

  // Pointers.cpp
  Fat pointer(clang::Expr *E);
  Fat variablePointer(clang::VarDecl *V, clang::SourceLocation Loc);
  Fat fieldPointer(clang::MemberExpr *M);
  Fat known(clang::Expr *Pointer, uint64_t Count);
  /// l - r, or l < r: both lead into one array.
  clang::Expr *distance(clang::BinaryOperator *B);
  Fat offset(Fat Base, clang::Expr *By, clang::SourceLocation Loc);
  Fat offsetAfter(clang::Expr *By, llvm::function_ref<Fat()> Base,
                  clang::SourceLocation Loc);
  /// Base[Index] or *Base as an lvalue, checked.
  clang::Expr *element(Fat Base, clang::Expr *Index, clang::QualType T,
                       clang::SourceLocation Loc);
  /// The base and its count fields can be evaluated twice.
  bool isPure(const clang::Expr *E);
  clang::Expr *again(const clang::Expr *E);
  /// The pointer in a temporary, so that it can be named twice.
  void spill(Fat &P);
  clang::Expr *finish(const Fat &P) { return N.sequence(P.Before, P.Pointer); }
  clang::Expr *count(const CountExpr &C,
                     std::function<clang::Expr *(const clang::ValueDecl *)> Of,
                     clang::SourceLocation Loc);
  /// Faults unless P covers Count elements; null passes if it may be null.
  void requireCover(Fat &P, clang::Expr *Count, bool MayBeNull,
                    clang::SourceLocation Loc);
  clang::Expr *check(clang::Expr *Ok, fault::Number Rule,
                     clang::SourceLocation Loc);
  clang::Expr *place(clang::Expr *Pointer);
  bool isTracked(clang::QualType Pointer);

  // Calls.cpp
  clang::Expr *call(clang::CallExpr *E);
  const Signature *calledThrough(const clang::Expr *Callee);
  clang::Expr *handOver(clang::Expr *Arg, const PointerInfo &Info);
  clang::Expr *form(const FormUse &Use, clang::Expr *E);
  clang::Expr *print(clang::CallExpr *E);
  clang::Expr *precision(const Fat &P, clang::SourceLocation Loc);
  Fat newObject(const FormUse &Use, clang::Expr *E);
  Fat take(const FormUse &Use, clang::StmtExpr *E);
  clang::Expr *swap(const FormUse &Use, clang::StmtExpr *E);
  clang::Expr *release(const FormUse &Use, clang::Expr *E);

  // Arrays.cpp
  clang::FunctionDecl *emptyTest(clang::QualType T, clang::SourceLocation Loc);
  clang::Expr *ownersAreNull(llvm::function_ref<clang::Expr *()> Object,
                             clang::QualType T, bool ArraysOnly,
                             clang::SourceLocation Loc);
  clang::Expr *countedOwnersAreNull(clang::Expr *Pointer, clang::Expr *Count,
                                    clang::SourceLocation Loc);
  clang::Expr *armIsNull(llvm::function_ref<clang::Expr *()> Object,
                         const Tagged &Union, clang::SourceLocation Loc);
  void checkAtScopeEnd(clang::VarDecl *V);
  bool isElementWithOwner(const clang::Expr *L);
  clang::Expr *assignElement(clang::Expr *L, clang::Expr *Value,
                             clang::SourceLocation Loc);

  // Groups.cpp
  bool groupRun(llvm::ArrayRef<clang::Stmt *> Body, size_t At, size_t &Count,
                llvm::SmallVectorImpl<clang::Stmt *> &Out);
  const clang::MemberExpr *groupMember(const clang::Expr *E);
  bool isSameBase(const clang::Expr *A, const clang::Expr *B);

  clang::VarDecl *hidden(const clang::VarDecl *V);
  clang::VarDecl *temporary(clang::QualType T);

  template <typename... Args>
  void refuse(clang::SourceLocation Loc, Rule R, const Args &...A) {
    Model.Unit.Diags.report(Loc, R, A...);
  }

  UnitModel &Model;
  clang::ASTContext &AST;
  const Trust &Trusted;
  Nodes &N;
  OwnerTests &Owners;
  clang::FunctionDecl *F;
  llvm::DenseMap<const clang::VarDecl *, clang::VarDecl *> Hidden;
  llvm::DenseMap<const clang::ParmVarDecl *, clang::VarDecl *> OnEntry;
  llvm::SmallVector<clang::VarDecl *, 16> Locals; // to declare at the top
  unsigned Temporaries = 0;
};

} // namespace sdc

#endif
