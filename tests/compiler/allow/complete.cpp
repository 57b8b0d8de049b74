// Walks clang's own lists of kinds and fails for each that the allow-list has
// no decision about, and for each row whose kind clang does not have. With
// --list, prints the decisions, one "Family.Kind VERDICT" a line, for
// coverage.py.
#include "allow/Kinds.h"
#include "clang/AST/DeclBase.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Type.h"
#include "clang/Basic/AttrKinds.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/TargetOptions.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace sdc;

static std::map<Family, std::vector<std::string>> clangsLists() {
  std::map<Family, std::vector<std::string>> Lists;
#define STMT(Class, Base) Lists[Family::Statement].push_back(#Class);
#define ABSTRACT_STMT(Ignored)
#include "clang/AST/StmtNodes.inc"
#define DECL(Class, Base) Lists[Family::Declaration].push_back(#Class);
#define ABSTRACT_DECL(Ignored)
#include "clang/AST/DeclNodes.inc"
#define TYPE(Class, Base) Lists[Family::Type].push_back(#Class);
#define ABSTRACT_TYPE(Class, Base)
#include "clang/AST/TypeNodes.inc"
#define BUILTIN_TYPE(Id, Singleton) Lists[Family::BuiltinType].push_back(#Id);
#include "clang/AST/BuiltinTypes.def"
#define CAST_OPERATION(Name) Lists[Family::Cast].push_back(#Name);
#define BINARY_OPERATION(Name, S) Lists[Family::Operator].push_back("BO_" #Name);
#define UNARY_OPERATION(Name, S) Lists[Family::Operator].push_back("UO_" #Name);
#include "clang/AST/OperationKinds.def"
#define ATTR(Name) Lists[Family::Attribute].push_back(#Name);
#include "clang/Basic/AttrList.inc"
  return Lists;
}

/// Every builtin of the language and of the one target.
static std::vector<std::string> builtins() {
  clang::CompilerInstance CI;
  CI.createDiagnostics();
  CI.getTargetOpts().Triple = "x86_64-unknown-linux-gnu";
  CI.setTarget(clang::TargetInfo::CreateTargetInfo(
      CI.getDiagnostics(), std::make_shared<clang::TargetOptions>(
                               CI.getTargetOpts())));
  clang::Builtin::Context Context;
  Context.InitializeTarget(CI.getTarget(), nullptr);
  size_t Count =
      clang::Builtin::FirstTSBuiltin + CI.getTarget().getTargetBuiltins().size();
  std::vector<std::string> Names;
  for (unsigned Id = clang::Builtin::NotBuiltin + 1; Id != Count; ++Id)
    Names.push_back(Context.getName(Id).str());
  return Names;
}

static unsigned problem(const llvm::Twine &Text) {
  llvm::outs() << Text << '\n';
  return 1;
}

static unsigned compare(Family F, const std::vector<std::string> &Kinds) {
  unsigned Problems = 0;
  llvm::StringSet<> Known, Decided;
  for (const KindRow &Row : rowsOf(F))
    if (!Decided.insert(Row.Kind).second)
      Problems += problem("decided twice: " + familyName(F) + "." + Row.Kind);
  for (const std::string &Kind : Kinds) {
    Known.insert(Kind);
    if (!Decided.contains(Kind))
      Problems += problem("undecided: " + familyName(F) + "." + Kind);
  }
  for (const KindRow &Row : rowsOf(F))
    if (!Known.contains(Row.Kind))
      Problems += problem("clang has no " + familyName(F) + "." + Row.Kind);
  return Problems;
}

/// Each builtin meets a row, and each row decides at least one builtin.
static unsigned compareBuiltins(const std::vector<std::string> &Names) {
  unsigned Problems = 0;
  std::map<const KindRow *, unsigned> Decides;
  for (const std::string &Name : Names) {
    const KindRow &Row = decide(Family::Builtin, Name);
    if (Row.Says == Verdict::Undecided)
      Problems += problem("undecided: Builtin." + Name);
    ++Decides[&Row];
  }
  for (const KindRow &Row : rowsOf(Family::Builtin))
    if (!Decides.count(&Row))
      Problems += problem("no builtin matches " + Row.Kind);
  return Problems;
}

static llvm::StringRef verdictName(Verdict V) {
  switch (V) {
  case Verdict::Undecided:
    return "undecided";
  case Verdict::Allow:
    return "allow";
  case Verdict::Trusted:
    return "trusted";
  case Verdict::Refuse:
    return "refuse";
  case Verdict::Absent:
    return "absent";
  }
  llvm_unreachable("every verdict has a name");
}

int main(int argc, char **argv) {
  constexpr Family All[] = {
      Family::Statement, Family::Declaration, Family::Type,
      Family::BuiltinType, Family::Cast, Family::Operator,
      Family::Attribute, Family::Builtin, Family::Qualifier, Family::Pragma};
  if (argc == 2 && llvm::StringRef(argv[1]) == "--list") {
    for (Family F : All)
      for (const KindRow &Row : rowsOf(F))
        llvm::outs() << familyName(F) << '.' << Row.Kind << ' '
                     << verdictName(Row.Says) << '\n';
    return 0;
  }
  unsigned Problems = 0, Kinds = 0;
  for (Family F : All)
    if (decide(F, "NoSuchKind").Says == Verdict::Allow)
      Problems += problem("a kind without a row is allowed: " + familyName(F));
  for (const auto &[F, List] : clangsLists()) {
    Kinds += List.size();
    Problems += compare(F, List);
  }
  std::vector<std::string> Names = builtins();
  Kinds += Names.size();
  Problems += compareBuiltins(Names);
  llvm::outs() << Kinds << " kinds of clang " << CLANG_VERSION_STRING << ", "
               << Problems << " problems\n";
  // Clang has thousands; far fewer means that a list was not walked.
  return Problems != 0 || Kinds < 3000;
}
