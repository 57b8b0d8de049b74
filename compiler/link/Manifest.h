// The manifest that a user writes for a domain (M.yaml).
//
//     domain: words            # the name in the IDL's domain declaration
//     version: 1.0.0
//     rollback: 1              # counts up with each security fix
//     idl: [words.idl, files.idl]   # beside the manifest
//     quotas: { heap_bytes: 1048576, threads: 1 }   # absent ones: defaults
//     grants: [data]
//     concurrent: true         # absent: one thread at a time runs inside
#ifndef SDC_LINK_MANIFEST_H
#define SDC_LINK_MANIFEST_H

#include <cstdint>
#include <string>
#include <vector>

namespace sdc {

struct Quotas {
  uint64_t HeapBytes = 16 << 20;
  uint64_t SharedBytes = 1 << 20;
  uint32_t RRefs = 1024;
  uint32_t Threads = 1;
  uint32_t CpuShare = 100;
  uint32_t CallTimeoutMs = 0;
  uint32_t HeadroomBytes = 16384;
};

struct Manifest {
  std::string Path;
  std::string Domain, Version;
  uint32_t Rollback = 0;
  std::vector<std::string> Idl; // as written
  Quotas Limits;
  std::vector<std::string> Grants;
  bool IsConcurrent = false;
};

/// False: unreadable or refused, and said so on stderr; Status is the exit
/// status that says which.
bool readManifest(const std::string &Path, Manifest &Out, int &Status);

} // namespace sdc

#endif
