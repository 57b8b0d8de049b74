// See Stamp.h.
#include "contract/Stamp.h"

#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

using namespace llvm;

namespace sdc {
namespace {

constexpr StringLiteral Section = ".note.sd.stamp";
constexpr StringRef Owner("Sumac\0", 6);
constexpr StringLiteral Purpose = "sumac object stamp 1";
constexpr unsigned NoteType = 2;
constexpr size_t NoteHeaderBytes = 12 + 8; // sizes, type, padded owner
constexpr size_t ConcurrentAt = 6, DigestAt = 8, KeyAt = 40, LengthAt = 72, SignatureAt = 76,
                 NamesAt = 152, TextAt = 156;
constexpr size_t SignatureBytes = NamesAt - SignatureAt;

Bytes emptyDescriptor(StringRef Compiler, StringRef Flags, bool IsConcurrent) {
  Bytes Out;
  append(Out, StringRef("SDST"));
  appendLE<uint16_t>(Out, 1);
  appendLE<uint16_t>(Out, IsConcurrent);
  Out.resize(NamesAt);
  appendLE<uint16_t>(Out, Compiler.size());
  appendLE<uint16_t>(Out, Flags.size());
  append(Out, Compiler);
  append(Out, Flags);
  padTo(Out, 4);
  return Out;
}

Bytes noteHeader(size_t DescriptorBytes) {
  Bytes Out;
  appendLE<uint32_t>(Out, Owner.size());
  appendLE<uint32_t>(Out, DescriptorBytes);
  appendLE<uint32_t>(Out, NoteType);
  append(Out, Owner);
  padTo(Out, 4);
  return Out;
}

/// The one stamp section's bytes in Object: offset and size. Everything about
/// the file is doubtful here.
std::optional<std::pair<size_t, size_t>> findStamp(ArrayRef<uint8_t> Object) {
  auto File = object::ELFFile<object::ELF64LE>::create(
      toStringRef(Object));
  if (!File)
    return consumeError(File.takeError()), std::nullopt;
  auto Sections = File->sections();
  if (!Sections)
    return consumeError(Sections.takeError()), std::nullopt;
  std::optional<std::pair<size_t, size_t>> Found;
  for (const auto &S : *Sections) {
    auto Name = File->getSectionName(S);
    if (!Name) {
      consumeError(Name.takeError());
      return std::nullopt;
    }
    if (*Name != Section)
      continue;
    if (Found || S.sh_offset > Object.size() ||
        S.sh_size > Object.size() - S.sh_offset)
      return std::nullopt;
    Found = {size_t(S.sh_offset), size_t(S.sh_size)};
  }
  return Found;
}

/// Where the descriptor is, if the note around it has the form of a stamp.
std::optional<std::pair<size_t, size_t>>
findDescriptor(ArrayRef<uint8_t> Object) {
  auto Note = findStamp(Object);
  if (!Note || Note->second < NoteHeaderBytes + TextAt)
    return std::nullopt;
  size_t Bytes = Note->second - NoteHeaderBytes;
  auto Header = noteHeader(Bytes);
  ArrayRef<uint8_t> At = Object.slice(Note->first, Note->second);
  if (At.take_front(NoteHeaderBytes) != ArrayRef<uint8_t>(Header) ||
      toStringRef(At.slice(NoteHeaderBytes, 4)) != "SDST")
    return std::nullopt;
  return std::make_pair(Note->first + NoteHeaderBytes, Bytes);
}

Digest digestOf(ArrayRef<uint8_t> Object, size_t Descriptor) {
  Bytes Copy(Object.begin(), Object.end());
  std::fill(Copy.begin() + Descriptor + DigestAt,
            Copy.begin() + Descriptor + NamesAt, 0);
  return sha256(Copy);
}

Bytes messageOf(const Digest &D) {
  Bytes Out;
  append(Out, Purpose);
  append(Out, D);
  return Out;
}

} // namespace

std::string emptyStamp(StringRef Compiler, StringRef Flags,
                       bool IsConcurrent) {
  Bytes Descriptor = emptyDescriptor(Compiler, Flags.take_front(UINT16_MAX),
                                     IsConcurrent);
  Bytes Note = noteHeader(Descriptor.size());
  append(Note, Descriptor);
  std::string Text;
  raw_string_ostream OS(Text);
  OS << ".pushsection " << Section << ",\"e\",@note\n.p2align 2\n";
  for (uint8_t Byte : Note)
    OS << ".byte " << unsigned(Byte) << "\n";
  OS << ".popsection\n";
  return Text;
}

bool stampObject(MutableArrayRef<uint8_t> Object, const BuildKey &Key,
                 std::string &Error) {
  auto Descriptor = findDescriptor(Object);
  if (!Descriptor) {
    Error = "the object was written without a stamp section";
    return false;
  }
  uint8_t *At = Object.data() + Descriptor->first;
  Digest D = digestOf(Object, Descriptor->first);
  Bytes Signature = Key.sign(messageOf(D));
  if (Signature.empty() || Signature.size() > SignatureBytes) {
    Error = "the build key cannot sign";
    return false;
  }
  std::copy(D.begin(), D.end(), At + DigestAt);
  std::copy(Key.id().begin(), Key.id().end(), At + KeyAt);
  support::endian::write32le(At + LengthAt, Signature.size());
  std::copy(Signature.begin(), Signature.end(), At + SignatureAt);
  return true;
}

StampVerdict judgeStamp(ArrayRef<uint8_t> Object, const BuildKey &Key) {
  StampVerdict Verdict;
  auto Refuse = [&](StringRef Why) {
    Verdict.Why = Why.str();
    return Verdict;
  };
  auto Place = findDescriptor(Object);
  if (!Place)
    return Refuse("has no stamp: sdc did not make it");
  ArrayRef<uint8_t> Descriptor = Object.slice(Place->first, Place->second);
  Digest D = digestOf(Object, Place->first);
  if (!std::equal(D.begin(), D.end(), Descriptor.begin() + DigestAt))
    return Refuse("was changed after sdc stamped it");
  if (!std::equal(Key.id().begin(), Key.id().end(),
                  Descriptor.begin() + KeyAt))
    return Refuse("was stamped with another build key");
  ArrayRef<uint8_t> Signature = Descriptor.slice(SignatureAt, SignatureBytes);
  uint32_t Length = support::endian::read32le(Descriptor.data() + LengthAt);
  if (Length > SignatureBytes ||
      any_of(Signature.drop_front(Length), [](uint8_t B) { return B != 0; }) ||
      !Key.verify(messageOf(D), Signature.take_front(Length)))
    return Refuse("has a stamp whose signature does not fit");
  size_t Name = support::endian::read16le(Descriptor.data() + NamesAt);
  size_t Flags = support::endian::read16le(Descriptor.data() + NamesAt + 2);
  StringRef Text = toStringRef(Descriptor.drop_front(TextAt));
  if (Name + Flags > Text.size())
    return Refuse("has a stamp of the wrong form");
  Verdict.IsConcurrent =
      support::endian::read16le(Descriptor.data() + ConcurrentAt) & 1;
  Verdict.Compiler = Text.take_front(Name).str();
  Verdict.Flags = Text.substr(Name, Flags).str();
  Verdict.Valid = true;
  return Verdict;
}

} // namespace sdc
