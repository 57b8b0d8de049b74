// See Interfaces.h.
#include "link/Interfaces.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;
using namespace sdc;

static bool digestOf(const json::Object &Object, StringRef Key, Digest &Out) {
  std::optional<StringRef> Hex = Object.getString(Key);
  std::string Raw;
  if (!Hex || Hex->size() != 2 * Out.size() || !tryGetFromHex(*Hex, Raw))
    return false;
  copy(Raw, Out.begin());
  return true;
}

static bool textOf(const json::Object &Object, StringRef Key,
                   std::string &Out) {
  std::optional<StringRef> Text = Object.getString(Key);
  if (Text)
    Out = Text->str();
  return Text.has_value();
}

static bool readMembers(const json::Object &Root, Binding &Out) {
  const json::Array *Interfaces = Root.getArray("interfaces");
  if (!Interfaces)
    return false;
  for (const json::Value &Value : *Interfaces) {
    const json::Object *Interface = Value.getAsObject();
    if (!Interface || Interface->getString("name") != StringRef(Out.Interface))
      continue;
    const json::Array *Members = Interface->getArray("members");
    if (!Members)
      return false;
    for (const json::Value &Entry : *Members) {
      const json::Object *Member = Entry.getAsObject();
      InterfaceMember Read;
      if (!Member || !textOf(*Member, "name", Read.Name) ||
          !digestOf(*Member, "hash", Read.Hash))
        return false;
      Out.Members.push_back(std::move(Read));
    }
    return true;
  }
  return false;
}

static bool readBindings(const json::Object &Root, const json::Object &Domain,
                         StringRef Key, InterfaceFile &Out) {
  const json::Array *Bindings = Domain.getArray(Key);
  if (!Bindings)
    return false;
  for (const json::Value &Value : *Bindings) {
    const json::Object *Entry = Value.getAsObject();
    Binding Read;
    Read.IsExport = Key == "exports";
    if (!Entry || !textOf(*Entry, "binding", Read.Name) ||
        !textOf(*Entry, "interface", Read.Interface) ||
        !digestOf(*Entry, "fingerprint", Read.Fingerprint) ||
        !readMembers(Root, Read))
      return false;
    Out.Bindings.push_back(std::move(Read));
  }
  return true;
}

static bool read(const json::Value &Value, InterfaceFile &Out) {
  const json::Object *Root = Value.getAsObject();
  if (!Root)
    return false;
  const json::Object *Domain = Root->getObject("domain");
  return !Domain || (textOf(*Domain, "name", Out.Domain) &&
                     readBindings(*Root, *Domain, "imports", Out) &&
                     readBindings(*Root, *Domain, "exports", Out));
}

std::optional<InterfaceFile> sdc::readInterfaces(const std::string &Folder,
                                                 const std::string &Stem,
                                                 std::string &Error) {
  std::string Path = Folder + "/" + Stem + ".json";
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Error = "cannot read '" + Path + "': " + Buffer.getError().message();
    return std::nullopt;
  }
  Expected<json::Value> Parsed = json::parse((*Buffer)->getBuffer());
  InterfaceFile Out;
  Out.Stem = Stem;
  if (!Parsed) {
    Error = Stem + ".json: " + toString(Parsed.takeError());
    return std::nullopt;
  }
  if (!read(*Parsed, Out)) {
    Error = Stem + ".json does not have the form that idlc gives it";
    return std::nullopt;
  }
  return Out;
}
