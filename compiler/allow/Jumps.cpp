// Jumps past a declaration (dialect §7): clang gives a variable that a jump
// went past no value at all, not even the automatic zero, so no goto and no
// switch case may enter the scope of an automatic variable behind its
// declaration.
//
// One pass over a body notes which declarations are in force at each jump and
// each target; a target may have only declarations that its jump has too.
#include "allow/Walk.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include <deque>

using namespace sdc;
using namespace clang;

namespace {

/// The declarations in force at a place: the innermost, and those around it.
struct InForce {
  const VarDecl *Last;
  const InForce *Before;
  unsigned Depth;
};

class JumpCheck {
public:
  explicit JumpCheck(UnitContext &Unit) : Unit(Unit) {}

  void run(const Stmt *Body) {
    visit(Body);
    for (const auto &[Jump, Place] : Gotos)
      enter(Jump->getGotoLoc(), "goto", Place,
            Labels.lookup(Jump->getLabel()));
  }

private:
  void visit(const Stmt *S);
  void visitSwitch(const SwitchStmt *S);

  /// Reports if Target has a declaration that From does not have.
  void enter(SourceLocation Loc, const char *What, const InForce *From,
             const InForce *Target) {
    const InForce *Shared = From;
    while (Shared && Shared->Depth > (Target ? Target->Depth : 0))
      Shared = Shared->Before;
    if (Shared == Target)
      return;
    Unit.Diags.report(Loc, Rule::JumpPastDeclaration, What, Target->Last);
    Unit.Diags.note(Target->Last->getLocation(), "declared here");
  }

  UnitContext &Unit;
  std::deque<InForce> Memory;
  const InForce *Now = nullptr;
  const InForce *AtSwitch = nullptr; // of the switch around
  llvm::DenseMap<const LabelDecl *, const InForce *> Labels;
  std::vector<std::pair<const GotoStmt *, const InForce *>> Gotos;
};

} // namespace

void JumpCheck::visitSwitch(const SwitchStmt *S) {
  const InForce *Outer = AtSwitch;
  if (const Stmt *Init = S->getInit())
    visit(Init);
  visit(S->getCond());
  AtSwitch = Now;
  visit(S->getBody());
  AtSwitch = Outer;
}

void JumpCheck::visit(const Stmt *S) {
  if (!S)
    return;
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls()) {
      const auto *V = dyn_cast<VarDecl>(Each);
      if (!V || !V->hasLocalStorage())
        continue;
      visit(V->getInit());
      Memory.push_back({V, Now, Now ? Now->Depth + 1 : 1});
      Now = &Memory.back();
    }
    return;
  }
  if (const auto *G = dyn_cast<GotoStmt>(S)) {
    Gotos.push_back({G, Now});
    return;
  }
  if (const auto *L = dyn_cast<LabelStmt>(S))
    Labels[L->getDecl()] = Now;
  if (const auto *C = dyn_cast<SwitchCase>(S))
    enter(C->getKeywordLoc(), isa<CaseStmt>(C) ? "case" : "default", AtSwitch,
          Now);
  // A block, a loop and a branch end the scope of what they declare; a label
  // does not.
  bool IsScope = !isa<LabelStmt, SwitchCase, AttributedStmt>(S);
  const InForce *Outer = Now;
  if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    visitSwitch(Switch);
  else
    for (const Stmt *Child : S->children())
      visit(Child);
  if (IsScope)
    Now = Outer;
}

void sdc::checkJumps(UnitContext &Unit, FunctionDecl *F) {
  JumpCheck(Unit).run(F->getBody());
}
