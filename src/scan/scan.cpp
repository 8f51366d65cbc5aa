// The top of the scanner: namespaces, and what stands directly in them. Everything that cannot hold a model
// is passed over by the shape of its brackets.
#include "scan/scan.hpp"

#include "scan/reader.hpp"

namespace retort::scan {
namespace {

/// More than any person nests; a bound on recursion.
constexpr std::size_t deepest = 200;

class Namespaces {
 public:
  Namespaces(Reader& reader, header::Header& header) : reader_(reader), header_(header) {}

  /// To the end of the header, or to the `}` of the namespace that the cursor is in.
  void body(bool top) {
    while (!reader_.at_end()) {
      if (reader_.is("}")) {
        if (!top) return;
        reader_.next();
        continue;
      }
      declaration();
    }
  }

 private:
  void declaration() {
    reader_.skip_attributes();
    if (reader_.take(";")) return;
    if (reader_.is("namespace") || (reader_.is("inline") && reader_.is("namespace", 1))) {
      space();
    } else if (reader_.is("extern") && reader_.token(1).kind == Kind::string && reader_.is("{", 2)) {
      reader_.next();
      reader_.next();
      block({});
    } else if (reader_.is("struct") || reader_.is("class") || reader_.is("enum")) {
      type();
    } else if (reader_.is("typedef") || reader_.is("using")) {
      reader_.skip_statement();
    } else if (reader_.is("template")) {
      reader_.next();
      if (reader_.is("<")) reader_.skip_template_arguments();
      reader_.skip_declaration();
    } else if (reader_.is_macro()) {
      reader_.misplaced_macro();
    } else {
      skip_other();
    }
  }

  void type() {
    const Token keyword = reader_.token();
    const std::size_t structs = header_.structs.size();
    const std::size_t enums = header_.enums.size();
    if (reader_.is("enum")) {
      read_enum(reader_, scope_, {}, header_);
      reader_.skip_declaration();
    } else {
      read_struct(reader_, scope_, header_);
    }
    const bool model = header_.enums.size() > enums ||
                       (header_.structs.size() > structs && header_.structs.back().table.present);
    if (unnamed_ == 0 || !model) return;
    reader_.fail("R0112", "a model stands in an unnamed namespace",
                 "name the namespace: in a header, an unnamed one makes another type in every file", keyword);
  }

  void skip_other() {
    const std::size_t before = reader_.index();
    reader_.skip_declaration();
    if (reader_.index() == before) reader_.next();
  }

  /// At `namespace` or `inline namespace`.
  void space() {
    bool is_inline = reader_.take("inline");
    reader_.next();
    reader_.skip_attributes();
    std::vector<header::Scope> parts;
    while (reader_.is_identifier()) {
      if (reader_.is("inline") && reader_.is_identifier(1)) {
        is_inline = true;
        reader_.next();
      }
      parts.push_back({std::string(reader_.token().text), is_inline});
      is_inline = false;
      reader_.next();
      reader_.skip_attributes();
      if (!reader_.take("::")) break;
    }
    if (reader_.is("{")) {
      const int outside = unnamed_;
      if (parts.empty()) ++unnamed_;
      block(parts);
      unnamed_ = outside;
    } else {
      reader_.skip_declaration();  // an alias
    }
  }

  void block(const std::vector<header::Scope>& parts) {
    if (depth_ >= deepest) {
      reader_.fail("R0111", "namespaces are nested too deeply", "nest at most 200", reader_.token());
      reader_.skip_balanced();
      return;
    }
    reader_.next();
    ++depth_;
    scope_.insert(scope_.end(), parts.begin(), parts.end());
    body(false);
    scope_.resize(scope_.size() - parts.size());
    --depth_;
    reader_.take("}");
  }

  Reader& reader_;
  header::Header& header_;
  std::vector<header::Scope> scope_;
  std::size_t depth_ = 0;
  int unnamed_ = 0;  ///< How many unnamed namespaces the cursor is in.
};

}  // namespace

Result scan(std::string_view file, std::string_view text) {
  Result result;
  result.header.file = file;
  Tokens tokens;
  tokenize(text, tokens);
  Reader reader(file, text, tokens);
  if (tokens.problems.empty()) {
    Namespaces(reader, result.header).body(true);
  } else {
    for (Problem& problem : tokens.problems) {
      reader.fail(problem.code, problem.text, problem.help, problem.offset);
    }
  }
  result.header.includes = std::move(tokens.includes);
  result.diagnostics = std::move(reader.diagnostics);
  return result;
}

}  // namespace retort::scan
