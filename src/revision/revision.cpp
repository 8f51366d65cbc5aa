// Reading one revision file: what is common to both languages. A broken file never stops the reading of the
// others, since a team wants to hear everything that is wrong with its folder at once.
#include "revision/revision.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "revision/head.hpp"

namespace retort::revision {
namespace {

/// How many bytes the UTF-8 sequence at `at` has, or 0 if it is none (overlong forms, surrogates, and NUL,
/// which PostgreSQL cannot take, included).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first == 0) return 0;
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    if (!follows(1) || !follows(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;
    if (first == 0xED && byte(1) >= 0xA0) return 0;
    return 3;
  }
  if (first >= 0xF0 && first < 0xF5) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

/// Whether the eight bytes at `at` are ASCII and none of them is zero.
bool eight_plain(std::string_view text, std::size_t at) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + at, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x8080808080808080U;
  return (word & tops) == 0 && ((word - ones) & ~word & tops) == 0;
}

std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at + 8 <= text.size() && eight_plain(text, at)) at += 8;
    if (at == text.size()) break;
    const auto length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

}  // namespace

std::string_view Revision::sql(Direction direction) const {
  const Section& section = direction == Direction::upgrade ? upgrade : downgrade;
  if (!section.present) return {};
  return std::string_view(file.content).substr(section.offset, section.length);
}

const std::string& Revision::sha256() const {
  if (sha256_.empty()) sha256_ = base::sha256(file.content);
  return sha256_;
}

const std::vector<std::string>& Head::keys() {
  static const std::vector<std::string> all{"revision",   "revises",  "created",       "branch_labels",
                                            "depends_on", "replaces", "transactional", "message"};
  return all;
}

void Head::problem(std::string code, std::string text, std::string help, int line) {
  problems_.push_back({.code = std::move(code),
                       .text = std::move(text),
                       .help = std::move(help),
                       .place = {revision_.file.path, line, line == 0 ? 0 : 1},
                       .excerpt = line == 0 ? "" : base::excerpt(revision_.file.content, line, 1)});
}

std::string Head::single(const std::string& key, const std::vector<std::string>& values, int line) {
  if (values.size() == 1) return values.front();
  problem("R0205", "\"" + key + "\" takes one value, and has " + std::to_string(values.size()),
          key == "revision" ? "a revision has one id; parents stand under \"revises\"" : "", line);
  return values.empty() ? "" : values.front();
}

void Head::set(const std::string& key, const std::vector<std::string>& values, int line) {
  if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) {
    problem("R0204", "\"" + key + "\" stands twice in the head of the file",
            "write it once; lists have commas between their parts", line);
    return;
  }
  seen_.push_back(key);
  if (key == "revision") {
    revision_.id = single(key, values, line);
    revision_.line = line;
  } else if (key == "revises") {
    revision_.revises = values;
  } else if (key == "branch_labels") {
    revision_.branch_labels = values;
  } else if (key == "depends_on") {
    revision_.depends_on = values;
  } else if (key == "replaces") {
    revision_.replaces = values;
  } else if (key == "created") {
    revision_.created = single(key, values, line);
  } else if (key == "message") {
    revision_.message = single(key, values, line);
  } else if (key == "transactional") {
    const auto value = single(key, values, line);
    if (value != "yes" && value != "no" && value != "true" && value != "false")
      problem("R0205", "\"transactional\" is \"yes\" or \"no\", not \"" + value + "\"", "", line);
    revision_.transactional = value != "no" && value != "false";
  }
}

Reading read_revision(SourceFile file) {
  Reading reading;
  Revision revision;
  revision.file = std::move(file);
  const std::string& content = revision.file.content;
  const auto bad = first_bad_byte(content);
  if (bad != std::string_view::npos) {
    const auto at = base::position_at(content, bad);
    reading.problems.push_back(
        {.code = "R0202",
         .text = content[bad] == '\0' ? "the file holds a zero byte" : "the file is not UTF-8",
         .help = "save it as UTF-8 (`iconv -f latin1 -t utf-8` converts from Latin 1)",
         .place = {revision.file.path, at.line, at.column},
         .excerpt = {}});
    return reading;
  }
  if (ends_with(revision.file.name, ".sql"))
    read_sql(revision, reading.problems);
  else
    read_cpp(revision, reading.problems);
  if (reading.problems.empty()) reading.revisions.push_back(std::move(revision));
  return reading;
}

Reading read_revisions(std::vector<SourceFile> files) {
  const auto before = [](const SourceFile& a, const SourceFile& b) {
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.path < b.path;
  };
  if (!std::is_sorted(files.begin(), files.end(), before)) std::sort(files.begin(), files.end(), before);
  Reading all;
  all.revisions.reserve(files.size());
  for (auto& file : files) {
    Reading one = read_revision(std::move(file));
    for (auto& revision : one.revisions) all.revisions.push_back(std::move(revision));
    for (auto& problem : one.problems) all.problems.push_back(std::move(problem));
  }
  return all;
}

}  // namespace retort::revision
