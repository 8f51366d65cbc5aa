// The manifest makes three things visible that a folder alone hides: an edited revision, a lost one, and two
// branches that both add one (the first line then conflicts in version control).
#include "revision/manifest.hpp"

#include <algorithm>
#include <map>

#include "base/file.hpp"
#include "base/text.hpp"

namespace retort::revision {
namespace {

constexpr std::string_view first_line = "# retort manifest 1 ";
constexpr const char* rehash = "if the change is meant, `migrate rehash` writes the manifest anew";

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool conflict_leftover(std::string_view line) {
  const auto head = line.substr(0, 7);
  return head == "<<<<<<<" || head == "=======" || head == ">>>>>>>" || head == "|||||||";
}

std::string entries_text(const Manifest& manifest) {
  std::string text;
  for (const auto& entry : manifest) text += entry.sha256 + "  " + entry.name + "\n";
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
  // Line ends of a checkout with autocrlf mean nothing.
  const std::string clean = base::replace_all(text, "\r\n", "\n");
  auto lines = base::split(clean, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!conflict_leftover(lines[i])) continue;
    problem(
        "R0223", "the manifest holds the leftovers of a merge conflict",
        "two branches added revisions: keep the files of both, `migrate rehash`, and if there are two heads "
        "now, `migrate merge heads`",
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

std::vector<Diagnostic> compare_manifest(const Manifest& manifest, const std::vector<SourceFile>& files,
                                         const std::string& path) {
  std::vector<Diagnostic> problems;
  const auto problem = [&](const char* code, std::string what, std::string help, std::string file) {
    problems.push_back({.code = code,
                        .text = std::move(what),
                        .help = std::move(help),
                        .place = {std::move(file), 0, 0},
                        .excerpt = {}});
  };
  std::map<std::string_view, const ManifestEntry*> listed;
  for (const auto& entry : manifest) listed.emplace(entry.name, &entry);
  for (const auto& file : files) {
    const auto found = listed.find(file.name);
    if (found == listed.end()) {
      problem("R0227", file.name + " is not listed in the manifest",
              "`migrate rehash` lists it; if it is no revision, move it away", file.path);
      continue;
    }
    if (found->second->sha256 != base::sha256(file.content))
      problem("R0225", file.name + " was edited: its hash is not the manifest's",
              std::string("restore it from version control; ") + rehash, file.path);
    listed.erase(found);
  }
  for (const auto& [name, entry] : listed)
    problem("R0226", std::string(name) + " is listed in the manifest, but missing",
            "restore the file from version control, or `migrate rehash` if it is meant to go", path);
  return problems;
}

}  // namespace retort::revision
