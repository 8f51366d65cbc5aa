// One table or enum as the text of its header's struct. Private to render/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "render/model_names.hpp"

namespace retort::render {

/// What the text of a struct needs.
struct ModelText {
  std::string text;
  std::set<std::string> system;  ///< `cstdint`
  std::set<Name> tables;         ///< That its annotations name, itself not.
  std::set<Name> enums;
};

/// `struct RETORT_TABLE("users") User { … };`
/// `domains` are those of ModelSplit.
ModelText model_table(const TableDefinition& table, const std::vector<const IndexDefinition*>& indexes,
                      const ModelNames& names, const std::map<std::string, std::string>& domains);

/// `enum class RETORT_ENUM("mood") Mood { … };`
std::string model_enum(const EnumDefinition& item, const ModelNames& names);

}  // namespace retort::render
