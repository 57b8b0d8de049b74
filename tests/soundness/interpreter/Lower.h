// From clang's tree of a plain C file to Program.h. A function is lowered when
// it is first called; what is not known here makes it unsupported, never a guess.
#ifndef SOUNDNESS_INTERPRETER_LOWER_H
#define SOUNDNESS_INTERPRETER_LOWER_H

#include "Machine.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Expr.h>
#include <clang/AST/Stmt.h>

namespace soundness {

// What all functions of the file share.
class Unit {
public:
  Unit(clang::ASTContext &context, const Limits &limits);

  Function *function(const clang::FunctionDecl *declaration);
  void prepare(Function &function);
  Object *global(const clang::VarDecl *variable);
  Object *text(const clang::StringLiteral *literal);
  Object *literal(const clang::CompoundLiteralExpr *literal);
  Type type(clang::QualType type);
  int line(clang::SourceLocation location) const;
  // The id of a field of a union whose arms may not be confused, or 0.
  uint16_t arm(const clang::FieldDecl *field);
  // What a declaration says it is __guarded_by, or null.
  const Guard *guard(const clang::ValueDecl *declaration);

  clang::ASTContext &context;
  Machine machine;
  std::deque<Node> nodes;

private:
  bool isBits(const clang::RecordDecl *record);

  std::deque<Function> functions;
  std::deque<Guard> guards;
  llvm::DenseMap<const clang::Decl *, Function *> functionOf;
  llvm::DenseMap<const clang::Decl *, Object *> globalOf;
  llvm::DenseMap<const clang::Stmt *, Object *> literalOf;
  llvm::DenseMap<const clang::FieldDecl *, uint16_t> armOf;
  uint16_t unionFields = 0;
  llvm::DenseMap<const clang::Type *, Type> typeOf;
};

// The state of lowering one function, or one static initialiser.
class Lowerer {
public:
  Lowerer(Unit &unit, Function *function) : unit(unit), function(function) {}
  void body(const clang::FunctionDecl *definition);
  // LowerInit.cpp
  void initialiser(const clang::Expr *e, clang::QualType type, int64_t offset, uint16_t arm,
                   std::vector<InitItem> &items);

private:
  struct Scope {
    std::vector<unsigned> slots;
  };
  using Chain = std::vector<Scope *>;
  struct Target {
    size_t depth; // of the scopes that stay
    std::vector<size_t> jumps;
  };

  // LowerExpr.cpp
  Node *make(Op op, const clang::Expr *e);
  Node *value(const clang::Expr *e);
  Node *place(const clang::Expr *e);
  Node *constant(const clang::Expr *e, const Value &value);
  Node *folded(const clang::Expr *e);
  Node *conversion(const clang::CastExpr *e);
  Node *unary(const clang::UnaryOperator *e);
  Node *binary(const clang::BinaryOperator *e);
  Node *compoundAssign(const clang::CompoundAssignOperator *e);
  Node *call(const clang::CallExpr *e);
  Node *member(const clang::MemberExpr *e);
  Node *sequence(const clang::StmtExpr *e);
  int64_t pointeeSize(clang::QualType pointer);

  // LowerInit.cpp
  void initialiseRecord(const clang::InitListExpr *list, clang::QualType type, int64_t offset,
                        uint16_t arm, std::vector<InitItem> &items);
  void initialiseArray(const clang::InitListExpr *list, clang::QualType type, int64_t offset,
                       uint16_t arm, std::vector<InitItem> &items);

  // LowerStmt.cpp
  void statement(const clang::Stmt *s);
  void scoped(const clang::Stmt *s);
  void declare(const clang::VarDecl *variable);
  void loop(const clang::Stmt *s);
  void switchOver(const clang::SwitchStmt *s);
  Instruction &emit(Instruction::Kind kind, clang::SourceLocation location);
  size_t jump(Instruction::Kind kind, const clang::Expr *condition, clang::SourceLocation location);
  void here(size_t jump) { (*code)[jump].target = code->size(); }
  void here(const std::vector<size_t> &jumps) {
    for (size_t j : jumps)
      here(j);
  }
  void pushScope();
  void popScope(clang::SourceLocation location);
  void leaveTo(size_t depth, clang::SourceLocation location);
  unsigned newSlot() { return function->slots++; }
  void finishJumps();

  Unit &unit;
  Function *function;
  Code *code = nullptr;
  unsigned savedValues = 0;
  bool isInSequence = false;
  std::deque<Scope> allScopes;
  Chain scopes;
  std::vector<Target> breaks, continues;
  llvm::DenseMap<const clang::VarDecl *, unsigned> slotOf;
  llvm::DenseMap<const clang::OpaqueValueExpr *, std::pair<unsigned, Type>> savedOf;
  struct Label {
    size_t at;
    Chain scopes;
  };
  llvm::DenseMap<const clang::LabelDecl *, Label> labels;
  struct Goto {
    size_t end; // its End instruction; the jump follows
    const clang::LabelDecl *label;
    Chain scopes;
  };
  std::vector<Goto> gotos;
  std::vector<std::pair<size_t, Chain>> ends; // End instructions to fill
  struct SwitchState {
    std::vector<Instruction::Case> cases;
    size_t fallback = 0;
    bool hasFallback = false, isUnsigned = false;
  };
  std::vector<SwitchState> switches;
};

} // namespace soundness

#endif
