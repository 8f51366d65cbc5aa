// `enum [class] [[…]] RETORT_ENUM("…") Name : type { a, b RETORT_VALUE("…") = 2 };`
#include "scan/reader.hpp"

namespace retort::scan {
namespace {

void read_values(Reader& reader, header::Enum& result) {
  while (!reader.at_end() && !reader.is("}")) {
    if (!reader.is_identifier() || reader.is_macro()) {
      reader.is_macro() ? reader.misplaced_macro() : reader.skip_balanced();
      continue;
    }
    header::EnumValue value{std::string(reader.token().text), {}, reader.position(reader.token())};
    reader.next();
    while (!reader.at_end() && !reader.is(",") && !reader.is("}")) {
      reader.skip_attributes();
      if (reader.is("RETORT_VALUE") && !value.label.present) {
        value.label = reader.take_macro();
      } else if (reader.is_macro()) {
        reader.misplaced_macro();
      } else if (reader.take("=")) {
        reader.skip_initializer();
      } else if (!reader.is(",") && !reader.is("}")) {
        reader.skip_balanced();  // a macro that stands for an attribute
      }
      if (reader.is(";")) reader.next();
    }
    reader.take(",");
    result.values.push_back(std::move(value));
  }
}

}  // namespace

void read_enum(Reader& reader, const std::vector<header::Scope>& scope, const std::string& outer,
               header::Header& header) {
  const Token& keyword = reader.token();
  reader.next();
  if (!reader.take("class")) reader.take("struct");
  header::Enum result{
      .scope = scope, .outer = outer, .name = {}, .annotation = {}, .values = {}, .position = {}};
  for (;;) {
    reader.skip_attributes();
    if (reader.is("RETORT_ENUM") && !result.annotation.present) {
      result.annotation = reader.take_macro();
    } else if (reader.is_macro()) {
      reader.misplaced_macro();
    } else {
      break;
    }
  }
  while (reader.is_identifier()) {
    result.name += reader.token().text;
    result.position = reader.position(reader.token());
    reader.next();
    if (!reader.take("::")) break;
    result.name += "::";
  }
  if (reader.take(":")) {
    while (!reader.at_end() && !reader.is("{") && !reader.is(";")) reader.next();
  }
  const bool annotated = result.annotation.present;
  if (annotated && (result.name.empty() || result.name.find("::") != std::string::npos || !reader.is("{"))) {
    reader.fail("R0109", "RETORT_ENUM stands on an enum without a name or a body",
                "write the macro where the enum is defined: `enum class RETORT_ENUM(\"name\") Name { … }`",
                keyword);
    if (reader.is("{")) reader.skip_balanced();
    return;
  }
  if (!reader.take("{")) return;
  read_values(reader, result);
  reader.take("}");
  if (annotated) {
    header.enums.push_back(std::move(result));
  } else {
    for (const header::EnumValue& value : result.values) {
      if (value.label.present) {
        reader.fail("R0103", "RETORT_VALUE stands in an enum without RETORT_ENUM",
                    "write `enum class RETORT_ENUM(\"name\") " + result.name + "`", keyword);
        break;
      }
    }
  }
}

}  // namespace retort::scan
