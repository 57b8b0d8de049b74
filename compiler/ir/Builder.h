// The state of lowering one function, shared by the files Lower*.cpp.
#ifndef SDC_IR_BUILDER_H
#define SDC_IR_BUILDER_H

#include "ir/Lower.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"

namespace sdc {

/// What an expression left behind.
struct Value {
  enum Kind { Plain, Null, Pointer, Struct } K = Plain;
  unsigned Var = NoVariable; // Pointer, Struct; Plain: an outcome, if any
};

/// What a pointer expression is wanted for.
enum class Want { Borrow, Move };

class Builder {
public:
  Builder(UnitModel &Model, const clang::FunctionDecl *F);

  bool run();
  void staticInitializer(const clang::VarDecl *V);

  std::unique_ptr<Function> Result;

private:
  // LowerExpressions.cpp
  Value lower(const clang::Expr *E, Want W = Want::Borrow);
  Value conversion(const clang::CastExpr *E, Want W);
  Value unary(const clang::UnaryOperator *E, Want W);
  Value binary(const clang::BinaryOperator *E, Want W);
  Value compoundAssign(const clang::CompoundAssignOperator *E);
  Value change(const Place &P, clang::SourceLocation Loc, bool GivesOld);
  Value conditional(const clang::ConditionalOperator *E, Want W);

  // LowerPlaces.cpp
  Place place(const clang::Expr *E);
  Place dereference(const clang::Expr *Pointer);
  Place field(Place P, const clang::FieldDecl *F, clang::QualType T);
  Value read(const Place &P, clang::QualType T, clang::SourceLocation Loc,
             Want W);
  Value load(const Place &P, clang::SourceLocation Loc, Want W,
             const clang::Expr *Read = nullptr);
  void offerTake(Report &Said, const Place &P, const PointerInfo *Info,
                 const clang::Expr *Read) const;
  /// P is storage of this function alone, not reached through a pointer or an
  /// index: what it holds may move away.
  bool isOwn(const Place &P) const;
  Value address(const Place &P, clang::SourceLocation Loc, clang::QualType T);
  /// Keeps P where it is until the borrow returned is last needed (inUse);
  /// NoVariable: nothing can end it.
  ElementChoice choice(const clang::Expr *Index);
  unsigned hold(const Place &P, clang::SourceLocation Loc);
  void inUse(unsigned Held, clang::SourceLocation Loc);
  /// Keeps a base alive while an index with effects is evaluated.
  Place pinned(Place P, const clang::Expr *Index, clang::SourceLocation Loc);
  const PointerInfo *infoOf(const Place &P) const;
  const Signature *contractOf(const Place &P) const;

  // LowerStores.cpp: kinds, null, const.
  Value assign(const clang::BinaryOperator *E);
  void requireZeroValid(const Place &P, clang::SourceLocation Loc);
  void initialize(const Place &P, const clang::Expr *Init,
                  const clang::ValueDecl *Declared);
  void store(const Place &P, Value V, const PointerInfo *Info,
             const clang::ValueDecl *Declared, clang::SourceLocation Loc,
             bool Initial = false);
  /// The value fits a place declared so; makes a null a temporary.
  unsigned fit(Value V, const PointerInfo *Info, const Signature *Contract,
               bool MayBeNull, clang::QualType T, clang::SourceLocation Loc);

  // LowerCalls.cpp
  Value call(const clang::CallExpr *E);
  unsigned viewValue(Value V, clang::QualType T, clang::SourceLocation Loc);
  void handBack(const Argument &A, const PointerInfo *Given,
                clang::SourceLocation Loc);
  Argument argument(const clang::Expr *E, const PointerInfo *Info);

  // LowerForms.cpp
  Value form(const FormUse &Use, const clang::Expr *E);
  Value spawn(const FormUse &Use, const clang::Expr *E);
  void print(const FormUse &Use, const clang::Expr *E);

  // LowerTags.cpp
  const clang::Expr *tagRead(const clang::Expr *E) const;
  void known(const Place &P, uint64_t Value, bool Is,
             clang::SourceLocation Loc);
  bool tagCondition(const clang::Expr *C, unsigned True, unsigned False);
  std::optional<Place> switchTag(const clang::Expr *Condition,
                                 unsigned &Outcome);
  void switchEdge(unsigned Head, const std::optional<Place> &Tag,
                  unsigned Outcome,
                  const clang::SwitchStmt *S, const clang::SwitchCase *To,
                  unsigned Target);
  void initializeUnion(const Place &P, const clang::InitListExpr *L,
                       const clang::RecordDecl *R);
  void initializedTags(const Place &P, const clang::InitListExpr *L,
                       const clang::RecordDecl *R);
  void bitsAddress(const clang::Expr *E);

  // LowerOutcomes.cpp: numbers that say what a call has set.
  unsigned carrier(const Place &P) const;
  std::optional<int64_t> constant(const clang::Expr *E) const;
  Value converted(Value V, clang::QualType From, clang::QualType To,
                  clang::SourceLocation Loc);
  Value compared(Value V, OutcomeTest Test, clang::SourceLocation Loc);
  std::optional<std::pair<unsigned, OutcomeTest>>
  outcomeTest(const clang::BinaryOperator *E, Value Left, Value Right) const;
  void outcomeStored(const Place &P, Value V, const clang::Expr *E,
                     clang::SourceLocation Loc);
  void outcomeKnown(unsigned Var, int64_t Value, bool Is,
                    clang::SourceLocation Loc);
  bool outcomeCondition(const clang::Expr *C, unsigned True, unsigned False);

  // LowerStatements.cpp
  void statement(const clang::Stmt *S);
  void fullCondition(const clang::Expr *E, unsigned True, unsigned False);
  void condition(const clang::Expr *E, unsigned True, unsigned False);
  void declare(const clang::VarDecl *V);
  void switchStatement(const clang::SwitchStmt *S);
  void returnStatement(const clang::ReturnStmt *S);
  void jump(unsigned Target, size_t Depth);
  void collectLabels(const clang::Stmt *S,
                     std::vector<const clang::Stmt *> &Scopes);

  unsigned variable(const clang::VarDecl *V);
  unsigned temporary(clang::QualType T, clang::SourceLocation Loc,
                     PointerKind K = PointerKind::Borrow);
  /// A struct value: storage until the full expression ends.
  unsigned structTemporary(clang::QualType T, clang::SourceLocation Loc);
  Place whole(unsigned V) const;
  Instruction &emit(Op O, clang::SourceLocation Loc);
  /// A Write or Set by an initialiser.
  Instruction &initial(Op O, clang::SourceLocation Loc) {
    Instruction &I = emit(O, Loc);
    I.Initial = true;
    return I;
  }
  unsigned block();
  void go(unsigned Target);

  struct Scope {
    const clang::Stmt *Of;
    std::vector<unsigned> Variables;
  };
  void openScope(const clang::Stmt *Of) { Scopes.push_back({Of, {}}); }
  void closeScope();
  void endScopes(size_t Depth, clang::SourceLocation Loc);
  /// Temporaries with storage end with their full expression.
  void endFullExpression(clang::SourceLocation Loc);

  template <typename... Args>
  void refuse(clang::SourceLocation Loc, Rule R, const Args &...A) {
    Model.Unit.Diags.report(Loc, R, A...);
  }

  UnitModel &Model;
  clang::ASTContext &AST;
  const Trust &Trusted;
  const clang::FunctionDecl *F;
  unsigned Current = 0;
  std::vector<Scope> Scopes;
  std::vector<unsigned> FullExpressionTemporaries;
  llvm::DenseMap<const clang::VarDecl *, unsigned> Known;
  llvm::DenseMap<const clang::LabelDecl *, unsigned> Labels;
  llvm::DenseMap<const clang::LabelDecl *, std::vector<const clang::Stmt *>>
      LabelScopes;
  struct Loop {
    unsigned Break, Continue;
    size_t Depth, ContinueDepth;
  };
  std::vector<Loop> Loops;
  llvm::DenseMap<const clang::SwitchCase *, unsigned> Cases;
  bool IsStatic = false;
  bool LiteralMoves = false; // the compound literal that is lowered next
  clang::SourceLocation Braces; // of the initialiser being lowered
};

} // namespace sdc

#endif
