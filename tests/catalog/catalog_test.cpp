// Catalogs made of rows written by hand: no server.
#include "catalog/catalog.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

class Rows {
 public:
  Rows() { answers_.kinds.resize(kinds().size()); }

  Rows& table(const std::string& oid, const std::string& name) {
    const auto no = std::nullopt;
    of(table_kind()).rows.push_back({oid, "0", "0", "0", "public", "", name, no,  "f", no, no, "f", "f",
                                     no,  no,  no,  no,  no,       no, no,   "f", no,  no, no, no});
    return *this;
  }
  Rows& fallback(const std::string& oid, const std::string& table, const std::string& name,
                 const std::string& expression) {
    of(default_kind())
        .rows.push_back(
            {oid, "0", table, "0", "public", name, "c" + oid, std::nullopt, expression, std::nullopt, "own"});
    return *this;
  }
  Rows& link(const base::Row& row) {
    answers_.dependencies.rows.push_back(row);
    return *this;
  }
  Catalog build(const Filter& filter = {}) const { return catalog::build(answers_, filter); }

 private:
  base::Rows& of(const Kind& kind) {
    std::size_t place = 0;
    while (kinds()[place] != &kind) ++place;
    return answers_.kinds[place];
  }
  Answers answers_;
};

std::string names(const Catalog& catalog) {
  std::vector<std::string> all;
  for (const ObjectPtr& object : catalog.objects) all.push_back(describe(*object));
  return base::join(all, "; ");
}

BOOST_AUTO_TEST_SUITE(build_catalog)

BOOST_AUTO_TEST_CASE(queries_for_versions_and_roles) {
  const std::string query =
      "a -- >=15\nb -- <15\nc -- >=15 <17\nd -- superuser\ne -- others\n-- a comment\nf -- any other one\n";
  BOOST_CHECK_EQUAL(for_version(query, 140000),
                    "b -- <15\nd -- superuser\n-- a comment\nf -- any other one\n");
  BOOST_CHECK_EQUAL(for_version(query, 150004, false),
                    "a -- >=15\nc -- >=15 <17\ne -- others\n-- a comment\nf -- any other one\n");
  BOOST_CHECK_EQUAL(for_version(query, 170000),
                    "a -- >=15\nd -- superuser\n-- a comment\nf -- any other one\n");
}

BOOST_AUTO_TEST_CASE(objects_stand_in_the_order_of_kinds_and_names) {
  const Catalog catalog =
      Rows().table("2", "b").table("1", "a").table("3", "A").fallback("9", "1", "a", "0").build();
  BOOST_CHECK_EQUAL(names(catalog),
                    "table public.\"A\"; table public.a; table public.b; default public.a.c9");
  BOOST_CHECK_EQUAL(table_names(catalog).size(), 3U);
  BOOST_CHECK_EQUAL(summary(catalog).front().first, "table");
  BOOST_CHECK_EQUAL(summary(catalog).front().second, 3U);
  BOOST_CHECK_EQUAL(listing(catalog), "table public.\"A\"\ntable public.a\ntable public.b\n");
}

BOOST_AUTO_TEST_CASE(addresses_become_positions) {
  const Catalog catalog = Rows()
                              .table("1", "a")
                              .table("2", "b")
                              // A part that no kind reads stands for the whole.
                              .link({"1259", "1", "7", "1259", "2", "3", "n"})
                              .link({"1259", "1", "0", "1259", "77", "0", "n"})
                              .build();
  BOOST_REQUIRE_EQUAL(catalog.dependencies[0].size(), 1U);
  BOOST_CHECK_EQUAL(catalog.dependencies[0][0].target, 1U);
  BOOST_CHECK(catalog.dependencies[0][0].mode == Dependency::Mode::normal);
  BOOST_CHECK(catalog.dependencies[1].empty());
}

BOOST_AUTO_TEST_CASE(the_filter_takes_what_goes_with_a_table) {
  const Rows rows = Rows()
                        .table("1", "retort_version")
                        .table("2", "other")
                        .fallback("9", "1", "retort_version", "0")
                        .link({"1259", "2", "0", "1259", "1", "0", "n"});
  BOOST_CHECK_EQUAL(names(rows.build({{{"", "retort_version"}}})), "table public.other");
  BOOST_CHECK_EQUAL(names(rows.build({{{"public", "retort_version"}}})), "table public.other");
  BOOST_CHECK_EQUAL(rows.build({{{"elsewhere", "retort_version"}}}).objects.size(), 3U);
}

BOOST_AUTO_TEST_CASE(what_belongs_to_nothing_that_was_read_is_left_out) {
  BOOST_CHECK_EQUAL(names(Rows().table("1", "a").fallback("9", "5", "of_an_extension", "0").build()),
                    "table public.a");
}

BOOST_AUTO_TEST_CASE(lines_are_kept_for_their_versions) {
  const std::string query = "a\nb -- >=15\nc -- <15\nd";
  BOOST_CHECK_EQUAL(for_version(query, 150020), "a\nb -- >=15\nd");
  BOOST_CHECK_EQUAL(for_version(query, 140009), "a\nc -- <15\nd");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace retort::catalog
