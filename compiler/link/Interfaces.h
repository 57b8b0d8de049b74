// What idlc says about the interface files of a domain (F.json).
#ifndef SDC_LINK_INTERFACES_H
#define SDC_LINK_INTERFACES_H

#include "contract/Bytes.h"
#include "link/Manifest.h"
#include <optional>

namespace sdc {

struct InterfaceMember {
  std::string Name;
  Digest Hash;
};

/// One import or export of the domain, in the order of its declaration.
struct Binding {
  bool IsExport = false;
  std::string Name, Interface;
  Digest Fingerprint;
  std::vector<InterfaceMember> Members;
};

/// One interface file, and the folder that idlc's output for it is in.
struct InterfaceFile {
  std::string Stem;
  std::string Domain; // declared in it, or ""
  std::vector<Binding> Bindings; // of that domain
};

/// Reads STEM.json in Folder. Empty: Error says why.
std::optional<InterfaceFile> readInterfaces(const std::string &Folder,
                                            const std::string &Stem,
                                            std::string &Error);

} // namespace sdc

#endif
