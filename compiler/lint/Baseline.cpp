// See Baseline.h. One finding a line, sorted, so that two people's changes to
// the file can be merged as text.
#include "lint/Baseline.h"
#include "driver/Message.h"
#include "driver/WriteFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>

using namespace sdc;
using namespace sdc::lint;
namespace json = llvm::json;
using llvm::StringRef;

bool Baseline::read(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return complain("cannot read baseline '" + Path +
                    "': " + Buffer.getError().message());
  llvm::Expected<json::Value> V = json::parse((*Buffer)->getBuffer());
  auto Bad = [&](const llvm::Twine &Why) {
    return complain("'" + Path + "' is not a baseline: " + Why +
                    "; make it with --update-baseline");
  };
  if (!V)
    return Bad(llvm::toString(V.takeError()));
  const json::Object *O = V->getAsObject();
  if (!O || O->getString("format") != StringRef("sdc-baseline"))
    return Bad("it has no \"format\": \"sdc-baseline\"");
  if (O->getInteger("version") != int64_t(1))
    return Bad("this sdc reads version 1");
  const json::Array *Findings = O->getArray("findings");
  if (!Findings)
    return Bad("it has no findings");
  for (const json::Value &Each : *Findings) {
    const json::Object *F = Each.getAsObject();
    auto Print = F ? F->getString("fingerprint") : std::nullopt;
    auto Count = F ? F->getInteger("count") : std::nullopt;
    if (!Print || Print->size() != 32 ||
        !llvm::all_of(*Print, llvm::isHexDigit) || !Count || *Count < 1 ||
        *Count > 1000000)
      return Bad("a finding needs a fingerprint and a count");
    Counts[*Print] += static_cast<unsigned>(*Count);
  }
  return true;
}

bool Baseline::takes(const Finding &F) {
  // A file that was not finished is never known: it says nothing about code.
  if (F.Rule == ToolFailure)
    return false;
  auto It = Counts.find(F.Fingerprint);
  if (It == Counts.end() || It->second == 0)
    return false;
  --It->second;
  return true;
}

size_t Baseline::left() const {
  size_t Sum = 0;
  for (const auto &Each : Counts)
    Sum += Each.second;
  return Sum;
}

bool Baseline::write(StringRef Path, const std::vector<Finding> &Findings,
                     const Paths &Where) {
  // Sorted by file, rule and fingerprint.
  std::map<std::tuple<std::string, std::string, std::string>, unsigned> Counts;
  for (const Finding &F : Findings)
    if (F.Rule != ToolFailure)
      ++Counts[{Where.fromRoot(F.At.File), F.Rule, F.Fingerprint}];
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  Out << "{\"format\": \"sdc-baseline\", \"version\": 1, \"findings\": [";
  const char *Separator = "\n";
  for (const auto &[Key, Count] : Counts) {
    const auto &[File, Rule, Print] = Key;
    Out << Separator
        << json::Value(json::Object{{"file", File},
                                    {"rule", Rule},
                                    {"fingerprint", Print},
                                    {"count", Count}});
    Separator = ",\n";
  }
  Out << "\n]}\n";
  Out.flush();
  return writeAtomically(Path, Text);
}
