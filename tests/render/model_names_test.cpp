// Names and types of a database as those of C++.
#include "render/model_names.hpp"

#include <boost/test/unit_test.hpp>

#include "render/model_type.hpp"

namespace {

using namespace retort;

BOOST_AUTO_TEST_CASE(identifiers) {
  const std::pair<const char*, const char*> cases[] = {
      {"email", "email"},
      {"class", "class_"},
      {"User Name", "User_Name"},
      {"2fa", "n2fa"},
      {"_", "n_"},
      {"__x", "n_x"},
      {"a--b", "a_b"},
      {"", "n"},
      {"naïve", "naïve"},
      {"🙂", "n_"},
      {"quo\"te", "quo_te"},
      {"errno", "errno_"},
      {"名前", "名前"},
      {"a\nb", "a_b"},
      {"xor", "xor_"},
  };
  for (const auto& [name, wanted] : cases) BOOST_TEST(render::identifier(name) == wanted);
  BOOST_TEST(render::identifier(std::string(63, 'x')) == std::string(63, 'x'));
  BOOST_TEST(render::identifier("1" + std::string(63, 'x')).size() <= 60u);
}

BOOST_AUTO_TEST_CASE(one_of_many) {
  const std::pair<const char*, const char*> cases[] = {
      {"users", "user"},         {"companies", "company"}, {"status", "status"}, {"statuses", "status"},
      {"addresses", "address"},  {"boxes", "box"},         {"houses", "house"},  {"news", "news"},
      {"people", "person"},      {"batches", "batch"},     {"caches", "cache"},  {"analysis", "analysis"},
      {"databases", "database"}, {"data", "data"},         {"movies", "movie"},  {"s", "s"},
  };
  for (const auto& [many, one] : cases) BOOST_TEST(render::singular(many) == one);
  BOOST_TEST(render::type_identifier("user_accounts", true) == "UserAccount");
  BOOST_TEST(render::type_identifier("user_accounts", false) == "UserAccounts");
  BOOST_TEST(render::type_identifier("2logs", true) == "N2log");
  BOOST_TEST(render::snake("UserAccount") == "user_account");
}

BOOST_AUTO_TEST_CASE(names_do_not_meet) {
  DeclaredSchema schema;
  for (const Name& name :
       {Name("public", "users"), Name("public", "user"), Name("public", "User"), Name("public", "status"),
        Name("public", "statuses"), Name("auth", "users"), Name("public", "auth")}) {
    TableDefinition table;
    table.name = name;
    for (const char* column : {"Status", "class", "class_"}) table.columns.emplace_back().name = column;
    schema.tables.push_back(table);
  }
  schema.enums.push_back({Name("public", "status"), {"a-b", "a_b", "class"}, {}});
  const render::ModelNames names(schema, "app");
  std::set<std::string> structs;
  std::set<std::string> stems;
  for (const TableDefinition& table : schema.tables) {
    const render::Home& home = names.table(table.name);
    BOOST_TEST(structs.insert(home.scope + "::" + home.name).second);
    BOOST_TEST(stems.insert(home.stem).second);
    BOOST_TEST(names.member(table.name, "Status") != home.name);
    BOOST_TEST(names.member(table.name, "class") != names.member(table.name, "class_"));
  }
  BOOST_TEST(names.table({"public", "status"}).name == "Status");
  BOOST_TEST(names.table({"public", "statuses"}).name == "Statuses");
  BOOST_TEST(names.table({"auth", "users"}).scope == "app::auth_schema");
  BOOST_TEST(names.enumeration(Name("public", "status")).name == "StatusType");
  BOOST_TEST(names.enumerators({"public", "status"}).at("a-b") == "a_b");
  BOOST_TEST(names.enumerators({"public", "status"}).at("a_b") == "a_b_2");
}

BOOST_AUTO_TEST_CASE(types) {
  struct Case {
    const char* sql;
    const char* type;
    const char* words;
  };
  const Case cases[] = {
      {"bigint", "std::int64_t", ""},
      {"character varying(80)", "std::string", "length(80)"},
      {"character varying(80)[]", "std::vector<std::string>", "length(80)"},
      {"character varying", "std::string", "sql_type(\"character varying\")"},
      {"timestamp(3) with time zone", "retort::timestamptz", "precision(3)"},
      {"numeric(10,2)", "retort::numeric", "precision(10, 2)"},
      {"numeric(3,-2)", "retort::numeric", "sql_type(\"numeric(3,-2)\")"},
      {"numeric[]", "std::vector<retort::numeric>", ""},
      {"interval year to month", "std::string", "sql_type(\"interval year to month\")"},
      {"inet", "std::string", "sql_type(\"inet\")"},
      {"box[]", "std::string", "sql_type(\"box[]\")"},
      {"public.citext", "std::string", "sql_type(\"public.citext\")"},
      {"int4range", "retort::range<std::int32_t>", ""},
  };
  for (const Case& item : cases) {
    const render::MemberType type = render::member_type(item.sql);
    BOOST_TEST(type.type == item.type);
    std::string words;
    for (const render::Code& word : type.words) words += render::lay_out(word, 0);
    BOOST_TEST(words == item.words);
  }
}

}  // namespace
