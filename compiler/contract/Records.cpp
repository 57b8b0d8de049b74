// See Records.h.
#include "contract/Records.h"
#include "contract/CanonicalText.h"

#include "clang/AST/ASTContext.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace clang;
using namespace sdc;

bool ProbeScope::Active = false;

static constexpr llvm::StringLiteral Section = "sd_contracts";

namespace {

class Recorder {
public:
  Recorder(UnitContext &Unit, bool Probe)
      : Unit(Unit), Probe(Probe), Text(*Unit.Model) {}

  std::vector<ContractRecord> run() {
    // Those inside functions and structs too: they name the same things.
    for (const Decl *D : Unit.Declarations) {
      if (const auto *F = dyn_cast<FunctionDecl>(D))
        add(F);
      else if (const auto *V = dyn_cast<VarDecl>(D))
        add(V);
      else if (const auto *T = dyn_cast<TagDecl>(D))
        add(T);
    }
    std::vector<ContractRecord> Out;
    for (auto &[Key, Contract] : Found)
      Out.push_back({Key.first, Key.second,
                     llvm::toHex(sha256(llvm::StringRef(Contract)), true)});
    return Out;
  }

private:
  /// The SDK's headers come with the compiler.
  bool isOfSdk(const Decl *D) const {
    return llvm::any_of(D->redecls(), [&](const Decl *Other) {
      return Unit.Trusted.isTrusted(Other->getLocation());
    });
  }

  template <typename DeclType>
  char kindOf(const DeclType *D, bool IsDefined) const {
    if (Probe)
      return 'P';
    if (IsDefined)
      return 'D';
    bool IsUsed = llvm::any_of(D->redecls(), [](const Decl *Other) {
      return Other->isReferenced() || Other->isUsed();
    });
    return IsUsed ? 'U' : 0;
  }

  void add(const FunctionDecl *F) {
    if (!F->isExternallyVisible() || F->getBuiltinID() || isOfSdk(F))
      return;
    if (char Kind = kindOf(F, F->isDefined()))
      Found[{Kind, F->getNameAsString()}] = Text.function(F->getMostRecentDecl());
  }

  void add(const VarDecl *V) {
    if (!V->isExternallyVisible() || isOfSdk(V))
      return;
    bool IsDefined = V->getDefinition() || V->getActingDefinition();
    if (char Kind = kindOf(V, IsDefined))
      Found[{Kind, V->getNameAsString()}] = Text.variable(V->getMostRecentDecl());
  }

  void add(const TagDecl *T) {
    if (!T->isCompleteDefinition() || CanonicalText::isLocal(T))
      return;
    std::string Name = CanonicalText::nameOf(T);
    for (char &C : Name)
      if (C == ' ')
        C = ':';
    if (!Name.empty())
      Found[{'T', Name}] = Text.tag(T);
  }

  UnitContext &Unit;
  bool Probe;
  CanonicalText Text;
  std::map<std::pair<char, std::string>, std::string> Found;
};

} // namespace

std::vector<ContractRecord> sdc::contractRecords(UnitContext &Unit,
                                                 bool Probe) {
  return Recorder(Unit, Probe).run();
}

std::string
sdc::contractAssembly(llvm::ArrayRef<ContractRecord> Records) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << ".pushsection " << Section << ",\"e\",@progbits\n";
  for (const ContractRecord &R : Records)
    OS << ".ascii \"" << R.Kind << " " << R.Name << " " << R.Hash << "\\n\"\n";
  OS << ".popsection\n";
  return Text;
}

static bool parse(llvm::StringRef Text, std::vector<ContractRecord> &Out) {
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    auto [Kind, Tail] = Line.split(' ');
    auto [Name, Hash] = Tail.split(' ');
    if (Kind.size() != 1 || !llvm::StringRef("DUPT").contains(Kind) ||
        Name.empty() || Hash.size() != 64)
      return false;
    Out.push_back({Kind[0], Name.str(), Hash.str()});
    Text = Rest;
  }
  return true;
}

bool sdc::readContracts(llvm::ArrayRef<uint8_t> Object,
                        std::vector<ContractRecord> &Out, std::string &Error) {
  auto File =
      llvm::object::ELFFile<llvm::object::ELF64LE>::create(toStringRef(Object));
  auto Sections = File ? File->sections() : File.takeError();
  if (!Sections) {
    Error = toString(Sections.takeError());
    return false;
  }
  for (const auto &S : *Sections) {
    auto Name = File->getSectionName(S);
    if (!Name) {
      Error = toString(Name.takeError());
      return false;
    }
    if (*Name != Section)
      continue;
    auto Contents = File->getSectionContents(S);
    if (!Contents) {
      Error = toString(Contents.takeError());
      return false;
    }
    if (parse(llvm::toStringRef(*Contents), Out))
      return true;
    Error = "its contract records are malformed";
    return false;
  }
  Error = "it has no contract records";
  return false;
}
