// One fault a case, in a schema of two tables that is sound without it.
#define BOOST_TEST_MODULE model
#include "model/check.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace retort;

DeclaredSchema sound() {
  DeclaredSchema schema;
  TableDefinition rooms;
  rooms.name = "rooms";
  rooms.columns.emplace_back().name = "number";
  rooms.columns.emplace_back().name = "title";
  rooms.primary_key.push_back(
      {.name = {}, .columns = {"number"}, .include = {}, .deferral = {}, .comment = {}});
  TableDefinition bookings;
  bookings.name = "bookings";
  bookings.columns.emplace_back().name = "room";
  ForeignKey key;
  key.columns = {"room"};
  key.referenced_table = "rooms";
  key.referenced_columns = {"number"};
  bookings.foreign_keys.push_back(key);
  schema.tables = {rooms, bookings};
  schema.enums.push_back({"kind", {"a", "b"}, {}});
  IndexDefinition index;
  index.name = "ix";
  index.table = "rooms";
  index.elements.emplace_back().column = "title";
  schema.indexes.push_back(index);
  schema.places = {{"rooms", {"r.hpp", 1, 2}}, {"bookings", {"b.hpp", 3, 4}}, {"kind", {"k.hpp", 5, 6}}};
  return schema;
}

struct Case {
  const char* code;
  const char* file;
  void (*fault)(DeclaredSchema&);
};

const Case cases[] = {
    {"R0140", "r.hpp", [](DeclaredSchema& s) { s.tables[0].columns[1].name = std::string(64, 'x'); }},
    {"R0140", "r.hpp", [](DeclaredSchema& s) { s.tables[0].primary_key[0].name = std::string(64, 'x'); }},
    {"R0140", "k.hpp", [](DeclaredSchema& s) { s.enums[0].values[0] = std::string(64, 'x'); }},
    {"R0141", "r.hpp", [](DeclaredSchema& s) { s.enums[0].name = "rooms"; }},
    {"R0141", "r.hpp", [](DeclaredSchema& s) { s.indexes[0].name = "bookings"; }},
    {"R0142", "k.hpp",
     [](DeclaredSchema& s) {
       s.enums[0].values = {"a", "a"};
     }},
    {"R0143", "b.hpp", [](DeclaredSchema& s) { s.tables[1].foreign_keys[0].columns = {"rum"}; }},
    {"R0144", "r.hpp",
     [](DeclaredSchema& s) {
       s.tables[0].primary_key[0].columns = {"number", "number"};
     }},
    {"R0145", "r.hpp", [](DeclaredSchema& s) { s.tables[0].columns[1].name = "number"; }},
    {"R0146", "r.hpp",
     [](DeclaredSchema& s) {
       s.tables[0].columns[0].identity = Identity::always;
       s.tables[0].columns[0].default_sql = "1";
     }},
    {"R0147", "r.hpp",
     [](DeclaredSchema& s) {
       s.tables[0].checks.emplace_back().name = "c";
       s.tables[0].checks.emplace_back().name = "c";
     }},
    {"R0148", "b.hpp", [](DeclaredSchema& s) { s.tables[1].foreign_keys[0].referenced_table = "halls"; }},
    {"R0149", "b.hpp", [](DeclaredSchema& s) { s.tables[1].foreign_keys[0].referenced_columns = {"title"}; }},
};

BOOST_AUTO_TEST_CASE(a_sound_schema) {
  BOOST_TEST(model::check(sound()).empty());
}

BOOST_AUTO_TEST_CASE(faults) {
  for (const Case& item : cases) {
    DeclaredSchema schema = sound();
    item.fault(schema);
    const std::vector<Diagnostic> problems = model::check(schema);
    BOOST_TEST_REQUIRE(!problems.empty(), item.code);
    BOOST_TEST(problems.front().code == item.code);
    BOOST_TEST(problems.front().place.file == item.file, item.code << " in " << problems.front().place.file);
    BOOST_TEST(!problems.front().help.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_whole_unique_index_can_be_referenced) {
  DeclaredSchema schema = sound();
  schema.tables[1].foreign_keys[0].referenced_columns = {"title"};
  schema.indexes[0].unique = true;
  BOOST_TEST(model::check(schema).empty());
  schema.indexes[0].predicate = "number > 0";
  BOOST_TEST(!model::check(schema).empty());
}

}  // namespace
