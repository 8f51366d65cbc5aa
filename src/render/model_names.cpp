#include "render/model_names.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "render/model_split.hpp"

namespace retort::render {
namespace {

const std::set<std::string>& reserved() {
  // Keywords, macros of the C library with lower-case names, and what annotations or the ORM would mistake.
  static const std::set<std::string> words = {
      "alignas",     "alignof",   "and",        "and_eq",    "asm",      "auto",         "bitand",
      "bitor",       "bool",      "break",      "case",      "catch",    "char",         "char8_t",
      "char16_t",    "char32_t",  "class",      "compl",     "concept",  "const",        "consteval",
      "constexpr",   "constinit", "const_cast", "continue",  "co_await", "co_return",    "co_yield",
      "decltype",    "default",   "delete",     "do",        "double",   "dynamic_cast", "else",
      "enum",        "explicit",  "export",     "extern",    "false",    "float",        "for",
      "friend",      "goto",      "if",         "inline",    "int",      "long",         "mutable",
      "namespace",   "new",       "noexcept",   "not",       "not_eq",   "nullptr",      "operator",
      "or",          "or_eq",     "private",    "protected", "public",   "register",     "reinterpret_cast",
      "requires",    "return",    "short",      "signed",    "sizeof",   "static",       "static_assert",
      "static_cast", "struct",    "switch",     "template",  "this",     "thread_local", "throw",
      "true",        "try",       "typedef",    "typeid",    "typename", "union",        "unsigned",
      "using",       "virtual",   "void",       "volatile",  "wchar_t",  "while",        "xor",
      "xor_eq",      "assert",    "errno",      "stdin",     "stdout",   "stderr",       "unix",
      "linux",       "major",     "minor",      "makedev",   "offsetof", "retort",       "std",
      "signals",     "slots",     "emit",       "NULL",      "EOF",      "BUFSIZ",       "RAND_MAX",
      "I",           "TRUE",      "FALSE",      "MIN",       "MAX",      "ERROR",        "DEBUG",
      "NDEBUG",      "INFINITY",  "NAN",        "WNOHANG"};
  return words;
}

bool letter(unsigned code) {
  return (code >= 0xc0 && code <= 0x24f && code != 0xd7 && code != 0xf7) ||
         (code >= 0x391 && code <= 0x3a9) || (code >= 0x3b1 && code <= 0x3c9) ||
         (code >= 0x410 && code <= 0x44f) || (code >= 0x3041 && code <= 0x3096) ||
         (code >= 0x30a1 && code <= 0x30fa) || (code >= 0x4e00 && code <= 0x9fff) ||
         (code >= 0xac00 && code <= 0xd7a3);
}

/// The code point at `at`, with its length; 0 for what is no UTF-8.
unsigned code_point(const std::string& text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > text.size() || first < 0xc2) {
    length = 1;
    return 0;
  }
  unsigned code = first & (0xffu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (byte(at + i) & 0x3f);
  return code;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string without(const std::string& text, std::size_t count) {
  return text.substr(0, text.size() - count);
}

/// `wanted`, or it with a number behind, whatever `taken` has not; is taken then.
std::string unique(const std::string& wanted, std::set<std::string>& taken) {
  std::string name = wanted;
  for (int number = 2; !taken.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

}  // namespace

std::string identifier(const std::string& name) {
  std::string result;
  bool cut = false;
  for (std::size_t at = 0; at < name.size();) {
    const char c = name[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      result += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
      ++at;
    } else {
      std::size_t length = 1;
      const unsigned code = code_point(name, at, length);
      result += letter(code) ? name.substr(at, length) : "_";
      at += length;
    }
  }
  // Names with two underscores in a row, or one before a capital, are the compiler's.
  for (std::size_t at = result.find("__"); at != std::string::npos; at = result.find("__"))
    result.erase(at, 1);
  if (result.empty() || (result[0] >= '0' && result[0] <= '9')) result.insert(0, "n");
  if (result[0] == '_') result.insert(0, "n");
  // With room for what may come behind, and not in the middle of a character.
  constexpr std::size_t longest = 63;
  while (result.size() > longest || (result.size() > longest - 3 && cut)) {
    cut = true;
    result.pop_back();
  }
  while (cut && (static_cast<unsigned char>(result.back()) & 0xc0) == 0x80) result.pop_back();
  if (cut && static_cast<unsigned char>(result.back()) >= 0xc0) result.pop_back();
  if (reserved().contains(result) || result.rfind("RETORT_", 0) == 0) result += '_';
  return result;
}

std::string singular(const std::string& word) {
  static const std::map<std::string, std::string> exceptions = {
      {"aliases", "alias"},     {"statuses", "status"}, {"caches", "cache"},   {"movies", "movie"},
      {"series", "series"},     {"species", "species"}, {"people", "person"},  {"children", "child"},
      {"news", "news"},         {"indices", "index"},   {"cookies", "cookie"}, {"quizzes", "quiz"},
      {"analyses", "analysis"}, {"leaves", "leaf"}};
  const auto found = exceptions.find(word);
  if (found != exceptions.end()) return found->second;
  if (ends_with(word, "ss") || ends_with(word, "us") || ends_with(word, "is") || !ends_with(word, "s"))
    return word;
  if (ends_with(word, "ies") && word.size() > 4) return without(word, 3) + "y";
  if (ends_with(word, "sses") || ends_with(word, "xes") || ends_with(word, "ches") ||
      ends_with(word, "shes") ||
      (ends_with(word, "uses") && !ends_with(word, "ouses") && !ends_with(word, "auses")))
    return without(word, 2);
  return without(word, 1);
}

std::string type_identifier(const std::string& name, bool one) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : identifier(name)) {
    if (c == '_') {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  if (one && !words.empty() && words.back() == base::lower(words.back()))
    words.back() = singular(words.back());
  std::string result;
  for (std::string& part : words) {
    part[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(part[0])));
    result += part;
  }
  return result.empty() ? "N" : reserved().contains(result) ? result + "_" : result;
}

std::string snake(const std::string& name) {
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool upper = name[i] >= 'A' && name[i] <= 'Z';
    const bool after_lower = i > 0 && !(name[i - 1] >= 'A' && name[i - 1] <= 'Z') && name[i - 1] != '_';
    if (upper && after_lower) result += '_';
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte < 0x80) result += upper ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
  }
  return result.empty() ? "n" : result;
}

ModelNames::ModelNames(const DeclaredSchema& schema, const std::string& name_space)
    : name_space_(name_space) {
  // The columns object is named after the table; nothing else in its namespace may be, inner ones included.
  for (const bool inner : {false, true}) {
    for (const TableDefinition& table : schema.tables) {
      const std::string outer = settled(table.name).schema;
      if ((outer != "public") == inner) objects_[scope_of(outer)].insert(identifier(table.name.name));
    }
  }
  const auto place = [&](const Name& name, bool one, bool type) {
    const std::string scope = scope_of(settled(name).schema);
    std::set<std::string>& taken = taken_[scope];
    std::string wanted = type_identifier(name.name, one);
    const auto free = [&](const std::string& candidate) {
      return !taken.contains(candidate) &&
             (!objects_[scope].contains(candidate) || (!type && candidate == identifier(name.name)));
    };
    if (!free(wanted) && one) wanted = type_identifier(name.name, false);
    if (!free(wanted) && type) wanted += "Type";
    std::string candidate = wanted;
    for (int number = 2; !free(candidate); ++number) candidate = wanted + std::to_string(number);
    taken.insert(candidate);
    const std::string prefix =
        settled(name).schema == "public" ? "" : snake(type_identifier(name.schema, false)) + "_";
    return Home{scope, candidate, fresh_stem(prefix + snake(candidate))};
  };
  // What is singular already comes first: `status` is Status, and `statuses` has to step back.
  for (const bool plural : {false, true}) {
    for (const TableDefinition& table : schema.tables) {
      const std::string& name = table.name.name;
      if ((type_identifier(name, true) != type_identifier(name, false)) != plural) continue;
      tables_.emplace(settled(table.name), place(table.name, true, false));
      name_columns(table, tables_.at(settled(table.name)).name);
    }
  }
  for (const EnumDefinition& item : schema.enums) {
    const Name name = settled(item.name);
    enums_.emplace(name, place(item.name, false, true));
    enum_types_.emplace(base::quote_name(name), name);
    if (name.schema == "public") enum_types_.emplace(base::quote_name(Name(name.name)), name);
    std::set<std::string> taken{"of_enum"};
    for (const std::string& value : item.values) enumerators_[name][value] = unique(identifier(value), taken);
    first_[name] = enumerators_[name][item.values.front()];
  }
}

std::string ModelNames::scope_of(const std::string& schema) {
  if (schema == "public") return name_space_;
  const auto found = scopes_.find(schema);
  if (found != scopes_.end()) return found->second;
  std::string inner = identifier(schema);
  while (taken_[name_space_].contains(inner) || objects_[name_space_].contains(inner) || inner == name_space_)
    inner += "_schema";
  taken_[name_space_].insert(inner);
  return scopes_[schema] = name_space_ + "::" + inner;
}

std::string ModelNames::fresh_stem(const std::string& stem) {
  return unique(stem, stems_);
}

void ModelNames::name_columns(const TableDefinition& table, const std::string& struct_name) {
  std::set<std::string> taken{struct_name};
  for (const ColumnDefinition& column : table.columns)
    members_[settled(table.name)][column.name] = unique(identifier(column.name), taken);
}

const Home& ModelNames::table(const Name& name) const {
  return tables_.at(settled(name));
}
const Home& ModelNames::enumeration(const Name& name) const {
  return enums_.at(settled(name));
}
const Name* ModelNames::enum_of(const std::string& type) const {
  const auto found = enum_types_.find(type);
  return found == enum_types_.end() ? nullptr : &found->second;
}
const std::string& ModelNames::member(const Name& table, const std::string& column) const {
  return members_.at(settled(table)).at(column);
}
const std::map<std::string, std::string>& ModelNames::enumerators(const Name& name) const {
  return enumerators_.at(settled(name));
}

}  // namespace retort::render
