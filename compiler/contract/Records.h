// Contract records: what a unit believes about everything that has a name
// beyond it (dialect §10). The link compares them between the units.
//
// Section `sd_contracts` of an object, not part of the image, covered by the
// stamp. Text, one record a line, sorted: KIND NAME HASH, where HASH is the
// SHA-256 in hex of the canonical text of the declaration, and KIND is
//
//     D  a function or variable that the unit defines
//     U  one that it uses and does not define
//     P  one that a header of generated interfaces declares (probes only)
//     T  a struct, union or enum defined in the unit
//
// A type inside a declaration is named, not spelled out: that the name means
// the same everywhere is what T says. Functions of the SDK's own headers have
// no record: they come with the compiler.
#ifndef SDC_CONTRACT_RECORDS_H
#define SDC_CONTRACT_RECORDS_H

#include "contract/Bytes.h"
#include "driver/Pipeline.h"

namespace sdc {

struct ContractRecord {
  char Kind = 0;
  std::string Name;
  std::string Hash;
};

/// The records of a unit that was checked. Probe: P for each declaration
/// outside the SDK, whether used or not.
std::vector<ContractRecord> contractRecords(UnitContext &Unit, bool Probe);

/// Assembly that makes the section.
std::string contractAssembly(llvm::ArrayRef<ContractRecord> Records);

/// Those of an object file. False: Error says why; no section is an error.
bool readContracts(llvm::ArrayRef<uint8_t> Object,
                   std::vector<ContractRecord> &Out, std::string &Error);

/// While an object of this kind lives, units are compiled as probes: sdc link
/// asks so what the headers that it generated declare.
class ProbeScope {
public:
  ProbeScope() { Active = true; }
  ~ProbeScope() { Active = false; }
  ProbeScope(const ProbeScope &) = delete;
  static bool isActive() { return Active; }

private:
  static bool Active;
};

} // namespace sdc

#endif
