// JSON, GitHub's workflow commands, and the summary. See Report.h.
#include "lint/Report.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace sdc;
using namespace sdc::lint;
namespace json = llvm::json;
using llvm::StringRef;

std::vector<unsigned>
lint::occurrences(const std::vector<Finding> &Findings) {
  llvm::StringMap<unsigned> Seen;
  std::vector<unsigned> Out;
  for (const Finding &F : Findings)
    Out.push_back(Seen[F.Fingerprint]++);
  return Out;
}

static void writePlace(json::OStream &J, const Place &P, const Paths &Where) {
  J.attribute("file", Where.fromRoot(P.File));
  J.attribute("line", P.Line);
  J.attribute("column", P.Column);
  J.attribute("endLine", P.EndLine);
  J.attribute("endColumn", P.EndColumn);
}

void lint::writeJson(const Report &R, const Paths &Where,
                     llvm::raw_ostream &Out) {
  json::OStream J(Out, 1);
  J.object([&] {
    J.attribute("format", "sdc-lint");
    J.attribute("version", 1);
    J.attribute("tool", "sdc " SDC_VERSION);
    J.attributeObject("summary", [&] {
      J.attribute("units", R.Units);
      J.attribute("files", R.Files);
      J.attribute("errors", R.Errors);
      J.attribute("warnings", R.Warnings);
      J.attribute("failures", R.Failures);
      J.attribute("known", R.Known);
      J.attribute("unchanged", R.Elsewhere);
      J.attribute("complete", R.IsComplete);
    });
    J.attributeArray("findings", [&] {
      for (const Finding &F : R.Findings)
        J.object([&] {
          J.attribute("rule", F.Rule);
          J.attribute("level", levelName(F.Level));
          writePlace(J, F.At, Where);
          J.attribute("message", F.Text);
          J.attribute("source", F.Line);
          J.attribute("fingerprint", F.Fingerprint);
          J.attributeArray("notes", [&] {
            for (const Note &N : F.Notes)
              J.object([&] {
                writePlace(J, N.At, Where);
                J.attribute("message", N.Text);
              });
          });
          J.attributeArray("edits", [&] {
            for (const Edit &E : F.Edits)
              J.object([&] {
                writePlace(J, E.At, Where);
                J.attribute("text", E.Text);
              });
          });
        });
    });
  });
  Out << '\n';
}

/// As the workflow commands of GitHub ask: a property also needs ':' and ','.
static std::string escapeCommand(StringRef Text, bool IsProperty) {
  std::string Out;
  for (char C : Text)
    switch (C) {
    case '%':
      Out += "%25";
      break;
    case '\r':
      Out += "%0D";
      break;
    case '\n':
      Out += "%0A";
      break;
    case ':':
      Out += IsProperty ? "%3A" : ":";
      break;
    case ',':
      Out += IsProperty ? "%2C" : ",";
      break;
    default:
      Out += C;
    }
  return Out;
}

void lint::writeGitHub(const Report &R, const Paths &Where,
                       llvm::raw_ostream &Out) {
  for (const Finding &F : R.Findings) {
    std::string Text = F.Text;
    for (const Note &N : F.Notes)
      Text += "\nnote: " + Where.fromRoot(N.At.File) + ":" +
              std::to_string(N.At.Line) + ": " + N.Text;
    Out << "::" << levelName(F.Level)
        << " file=" << escapeCommand(Where.fromRoot(F.At.File), true)
        << ",line=" << F.At.Line << ",endLine=" << F.At.EndLine
        << ",col=" << F.At.Column << ",endColumn=" << F.At.EndColumn
        << ",title=sdc " << escapeCommand(F.Rule, true)
        << "::" << escapeCommand(Text, false) << '\n';
  }
}

std::string lint::summary(const Report &R) {
  auto Count = [](size_t N, const char *What) {
    return std::to_string(N) + " " + What + (N == 1 ? "" : "s");
  };
  std::string Out = Count(R.Errors, "error");
  if (R.Warnings)
    Out += ", " + Count(R.Warnings, "warning");
  Out += " in " + Count(R.Files, "file");
  if (R.Known)
    Out += "; " + Count(R.Known, "finding") + " known from the baseline left out";
  if (R.Elsewhere)
    Out += "; " + Count(R.Elsewhere, "finding") + " in unchanged files left out";
  if (R.Failures)
    Out += "; " + Count(R.Failures, "file") + " not finished";
  return Out;
}

std::string lint::escapeHtml(StringRef Text) {
  std::string Out;
  for (char C : Text)
    switch (C) {
    case '&':
      Out += "&amp;";
      break;
    case '<':
      Out += "&lt;";
      break;
    case '>':
      Out += "&gt;";
      break;
    case '"':
      Out += "&quot;";
      break;
    default:
      Out += C;
    }
  return Out;
}
