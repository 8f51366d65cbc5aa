// The manifest makes three things visible that a folder alone hides: an edited revision, a lost one, and two
// branches that both add one (the first line then conflicts in version control).
#include "revision/manifest.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"

namespace retort::revision {
namespace {

constexpr std::string_view first_line = "# retort manifest 1 ";
constexpr const char* rehash = "if the change is meant, `PROGRAM rehash` writes the manifest anew";

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool conflict_leftover(std::string_view line) {
  const auto head = line.substr(0, 7);
  return head == "<<<<<<<" || head == "=======" || head == ">>>>>>>" || head == "|||||||";
}

/// Line ends of a checkout with autocrlf mean nothing.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r' && end < text.size()) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string entries_text(const Manifest& manifest) {
  std::string text;
  for (const auto& entry : manifest) text.append(entry.sha256).append("  ").append(entry.name).append("\n");
  return text;
}

}  // namespace

Manifest manifest_of(const std::vector<SourceFile>& files) {
  Manifest manifest;
  manifest.reserve(files.size());
  for (const auto& file : files) manifest.push_back({file.name, base::sha256(file.content)});
  std::sort(manifest.begin(), manifest.end(),
            [](const ManifestEntry& a, const ManifestEntry& b) { return a.name < b.name; });
  return manifest;
}

std::string render_manifest(Manifest manifest) {
  std::sort(manifest.begin(), manifest.end(),
            [](const ManifestEntry& a, const ManifestEntry& b) { return a.name < b.name; });
  const auto rest = entries_text(manifest);
  return std::string(first_line) + base::sha256(rest) + "\n" + rest;
}

ManifestReading parse_manifest(std::string_view text, const std::string& path) {
  ManifestReading reading;
  const auto problem = [&](const char* code, std::string what, std::string help, int line) {
    reading.problems.push_back({.code = code,
                                .text = std::move(what),
                                .help = std::move(help),
                                .place = {path, line, line ? 1 : 0},
                                .excerpt = {}});
  };
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!conflict_leftover(lines[i])) continue;
    problem(
        "R0223", "the manifest holds the leftovers of a merge conflict",
        "two branches added revisions: keep the files of both, `PROGRAM rehash`, and if there are two heads "
        "now, `PROGRAM merge heads`",
        static_cast<int>(i) + 1);
    return reading;
  }
  std::string hash;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const int number = static_cast<int>(i) + 1;
    if (i == 0 && line.substr(0, first_line.size()) == first_line &&
        is_sha256(line.substr(first_line.size()))) {
      hash = line.substr(first_line.size());
    } else if (i == 0) {
      problem("R0221", "the manifest does not begin with `" + std::string(first_line) + "<SHA-256>`", rehash,
              1);
    } else if (line.size() > 66 && is_sha256(line.substr(0, 64)) && line.substr(64, 2) == "  ") {
      reading.manifest.push_back({std::string(line.substr(66)), std::string(line.substr(0, 64))});
    } else {
      problem("R0221", "this line of the manifest is not `<SHA-256>  <file name>`", rehash, number);
    }
  }
  if (lines.empty()) problem("R0221", "the manifest is empty", rehash, 0);
  for (std::size_t i = 1; i < reading.manifest.size(); ++i) {
    const auto& name = reading.manifest[i].name;
    const auto& before = reading.manifest[i - 1].name;
    if (name == before) {
      problem("R0224", name + " stands twice in the manifest", rehash, static_cast<int>(i) + 2);
    } else if (name < before) {
      problem("R0224", name + " stands after " + before + " in the manifest, which is sorted by file name",
              rehash, static_cast<int>(i) + 2);
    }
  }
  if (reading.problems.empty() && hash != base::sha256(entries_text(reading.manifest)))
    problem("R0222", "the first line of the manifest does not match the lines below it",
            std::string("somebody changed it by hand, or a merge joined two of them; ") + rehash, 1);
  return reading;
}

std::vector<Diagnostic> compare_names(const Manifest& manifest, const std::vector<SourceFile>& files,
                                      const std::string& path) {
  std::vector<Diagnostic> problems;
  const auto unlisted = [&problems](const SourceFile& file) {
    problems.push_back({.code = "R0227",
                        .text = file.name + " is not listed in the manifest",
                        .help = "`PROGRAM rehash` lists it; if it is no revision, move it away",
                        .place = {file.path, 0, 0},
                        .excerpt = {}});
  };
  const auto missing = [&](const ManifestEntry& entry) {
    problems.push_back(
        {.code = "R0226",
         .text = entry.name + " is listed in the manifest, but missing",
         .help = "restore the file from version control, or `PROGRAM rehash` if it is meant to go",
         .place = {path, 0, 0},
         .excerpt = {}});
  };
  auto listed = manifest.begin();
  for (const auto& file : files) {
    for (; listed != manifest.end() && listed->name < file.name; ++listed) missing(*listed);
    if (listed != manifest.end() && listed->name == file.name)
      ++listed;
    else
      unlisted(file);
  }
  for (; listed != manifest.end(); ++listed) missing(*listed);
  return problems;
}

Diagnostic edited_file(const SourceFile& file) {
  return {
      .code = "R0225",
      .text = file.name + " was edited: its hash is not the manifest's",
      .help =
          "if no database that matters has applied it yet, `PROGRAM rehash` accepts the change; else restore "
          "it from version control, and put the change into a new revision",
      .place = {file.path, 0, 0},
      .excerpt = {}};
}

}  // namespace retort::revision
