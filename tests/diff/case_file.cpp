#include "case_file.hpp"

#include <algorithm>
#include <sstream>

#include "base/file.hpp"
#include "base/text.hpp"

namespace retort::diff {

namespace {

DeclaredRename read_rename(const std::string& line) {
  std::istringstream in(line);
  std::string hash, word, name, from, old, kind;
  in >> hash >> word >> name >> from >> old;
  const auto colon = name.find(':');
  if (colon != name.npos) {
    kind = base::replace_all(name.substr(0, colon), "_", " ");
    name.erase(0, colon + 1);
  }
  const auto dot = name.find('.');
  if (dot == name.npos) return {Name(name), {}, old, kind};
  return {Name(name.substr(0, dot)), name.substr(dot + 1), old, kind};
}

std::vector<std::string> read_words(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

CaseFile read_case(const std::filesystem::path& path) {
  CaseFile one;
  one.path = path;
  std::string* section = &one.head;
  std::istringstream in(base::read_file(path));
  for (std::string line; std::getline(in, line);) {
    if (line == "-- before") {
      section = &one.before;
    } else if (line == "-- after") {
      section = &one.after;
    } else if (line == "-- expected") {
      section = &one.expected;
    } else if (line == "-- back") {
      section = &one.back;
    } else {
      *section += line + '\n';
    }
    if (line.starts_with("# roles:")) one.roles = read_words(line.substr(8));
    if (line.starts_with("# tablespaces:")) one.tablespaces = read_words(line.substr(14));
    if (line.starts_with("# version:")) one.version = std::stoi(line.substr(10));
    if (line.starts_with("# until:")) one.until = std::stoi(line.substr(8));
    if (line == "# rows: none") one.with_rows = false;
    if (line.starts_with("# rename:")) one.renames.push_back(read_rename(line));
  }
  return one;
}

}  // namespace

std::vector<CaseFile> read_cases(const std::filesystem::path& folder) {
  std::vector<CaseFile> cases;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") cases.push_back(read_case(entry.path()));
  }
  std::sort(cases.begin(), cases.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return cases;
}

void write_case(const CaseFile& one) {
  base::write_file_if_changed(one.path, one.head + "-- before\n" + one.before + "-- after\n" + one.after +
                                            "-- expected\n" + one.expected + "-- back\n" + one.back);
}

}  // namespace retort::diff
