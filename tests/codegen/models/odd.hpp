// Odd, and right: constants for names, comments and raw strings in annotations, every declarator.
#pragma once
// clang-format off
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <retort/model.hpp>
#include <retort/annotation.hpp>
inline namespace v2 {
enum RETORT_ENUM("plain_enum") Plain { pa, pb = 4, pc RETORT_VALUE("p c") /* x */ };
namespace deep::er {
inline constexpr auto table_name = "constant-name";
inline constexpr auto short_text = retort::annotation::length(80);
class [[nodiscard]] RETORT_TABLE(table_name, // the name
    comment(R"x(several
lines ) "quoted")x"), // last
    index(&Thing::strasse, // one
          method("hash")) /* end */ // really
    ) Thing final {
 public:
  static constexpr int count = 3;
  using Self = Thing;
  RETORT_COLUMN(primary_key, // key
                default_sql("gen_random_uuid()") // default
                ) retort::uuid id;
  RETORT_COLUMN(short_text) std::string strasse, other = "a,b";
  RETORT_COLUMN(default_value(pc)) Plain plain{pb}; Plain second = pa;
  RETORT_TRANSIENT std::map<int, std::function<int(int, int)>> handlers = std::map<int, std::function<int(int, int)>>{};
  RETORT_TRANSIENT int (*callback)(int, char) = nullptr;
  RETORT_TRANSIENT std::array<int, (3 > 2) ? 4 : 5> numbers{};
  RETORT_TRANSIENT std::unique_ptr<int> owned;
  RETORT_TRANSIENT char buffer[16][2] = {};
  RETORT_TRANSIENT union { int u; float f; };
  RETORT_TRANSIENT unsigned bits : 3 = 1;
  std::optional<std::vector<std::optional<std::string>>> tags;
  std::vector<std::vector<int>> matrix;
  std::optional<retort::range<long>> span{};
  [[maybe_unused]] char const* name() const { return "}"; }
  friend bool operator==(Thing const& a, Thing const& b) { return a.id == b.id; }
};
using Alias = Thing;
}  // namespace deep::er
}  // namespace v2
struct RETORT_TABLE("class") Class { RETORT_COLUMN(primary_key) int index; RETORT_COLUMN(references(&Class::index)) int where; };
struct RETORT_TABLE("Class") Other { RETORT_COLUMN(primary_key) int index; };
