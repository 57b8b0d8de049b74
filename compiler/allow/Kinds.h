// The allow-list: what sdc decides about each kind of syntax that clang knows.
//
// The tables are the .def files beside this one, one row per kind, by clang's
// own name. A kind without a row is refused (fail closed), and the test
// allow-complete, which walks clang's own lists, fails for it.
#ifndef SDC_ALLOW_KINDS_H
#define SDC_ALLOW_KINDS_H

#include "diag/Rules.h"
#include "clang/AST/OperationKinds.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class Attr;
class BuiltinType;
} // namespace clang

namespace sdc {

enum class Family {
  Statement,   // clang::Stmt::StmtClass
  Declaration, // clang::Decl::Kind
  Type,        // clang::Type::TypeClass
  BuiltinType, // clang::BuiltinType::Kind
  Cast,        // clang::CastKind
  Operator,    // clang::BinaryOperatorKind, UnaryOperatorKind
  Attribute,   // clang::attr::Kind
  Builtin,     // clang's builtin functions, by pattern
  Qualifier,   // const, volatile, ...
  Pragma,      // the words after #pragma
};

enum class Verdict {
  Undecided, // no row: refused
  Allow,
  Trusted, // only in sdc's predefines and SDK headers
  Refuse,
  Absent, // no C unit that gets this far has one: refused if it does
};

struct KindRow {
  llvm::StringLiteral Kind; // a glob in Family::Builtin
  Verdict Says;
  Rule Why;                 // for Trusted and Refuse
  llvm::StringLiteral What; // the message's {0}; empty: the walk supplies it
  llvm::StringLiteral Fix;  // the message's {1}
};

llvm::StringRef familyName(Family F);

/// The rows of a family, in order.
llvm::ArrayRef<KindRow> rowsOf(Family F);

/// The decision about a kind. Undecided kinds give a row that refuses by the
/// family's general rule.
const KindRow &decide(Family F, llvm::StringRef Kind);

/// clang's name of an attribute's kind ("Aligned") and of a built-in type.
llvm::StringRef kindName(const clang::Attr &A);
llvm::StringRef kindName(const clang::BuiltinType &T);
/// "BO_Add", "UO_Deref".
llvm::StringRef kindName(clang::BinaryOperatorKind Op);
llvm::StringRef kindName(clang::UnaryOperatorKind Op);

} // namespace sdc

#endif
