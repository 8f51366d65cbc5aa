// How differences read.
#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "diff/diff.hpp"
#include "server.hpp"

namespace retort::diff {

BOOST_AUTO_TEST_SUITE(description)

BOOST_AUTO_TEST_CASE(differences_by_object_and_property) {
  Database migrations(
      "CREATE TABLE users (id integer PRIMARY KEY, age integer, old text DEFAULT 'x');"
      "CREATE TABLE gone (a integer PRIMARY KEY); CREATE INDEX ix_gone ON gone (a);"
      "COMMENT ON TABLE users IS 'before'");
  Database headers(
      "CREATE TABLE users (id integer PRIMARY KEY, age bigint DEFAULT 1 NOT NULL, phone text);"
      "CREATE TABLE fresh (a serial PRIMARY KEY)");
  const auto have = migrations.catalog();
  const auto want = headers.catalog();
  BOOST_CHECK_EQUAL(base::join(describe(differences(have, want), "migrations", "headers"), "\n"),
                    "table public.fresh: in headers, not in migrations\n"
                    "table public.gone: in migrations, not in headers\n"
                    "table public.users: comment is none in headers, before in migrations\n"
                    "column public.users.age: type is bigint in headers, integer in migrations\n"
                    "column public.users.age: nullable is no in headers, yes in migrations\n"
                    "column public.users.old: in migrations, not in headers\n"
                    "column public.users.phone: in headers, not in migrations\n"
                    "default public.users.age: in headers, not in migrations");
  BOOST_CHECK_EQUAL(base::join(summary(diff(have, want)), "\n"),
                    "comment on TABLE public.users\n"
                    "alter column public.users.age\n"
                    "create sequence public.fresh_a_seq\n"
                    "create table public.fresh\n"
                    "alter sequence public.fresh_a_seq\n"
                    "add column public.users.phone\n"
                    "drop table public.gone\n"
                    "drop column public.users.old");
  BOOST_CHECK(differences(want, want).empty());
  BOOST_CHECK(diff(want, want).empty());
}

BOOST_AUTO_TEST_CASE(renames_are_reversed) {
  const Options options{{{Name("people"), "", "users"}, {Name("people"), "mail", "email"}}};
  const Options back = reversed(options);
  BOOST_REQUIRE_EQUAL(back.renames.size(), 2U);
  BOOST_CHECK_EQUAL(back.renames[0].object.name + ' ' + back.renames[0].from, "users people");
  BOOST_CHECK_EQUAL(back.renames[1].object.name + ' ' + back.renames[1].column + ' ' + back.renames[1].from,
                    "users email mail");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace retort::diff
