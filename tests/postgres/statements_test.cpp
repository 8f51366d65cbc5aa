#include "postgres/statements.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "fixture.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"

namespace retort::postgres {
namespace {

using Statements = std::vector<std::string>;

Statements texts(std::string_view script, const std::vector<StatementSpan>& spans) {
  Statements result;
  for (const StatementSpan& span : spans) result.emplace_back(script.substr(span.offset, span.length));
  return result;
}

struct Case {
  const char* script;
  Statements statements;
};

/// Both roads must agree on these.
const Case cases[] = {
    {"", {}},
    {" \n ; ;; -- only\n /* a; b */", {}},
    {"SELECT 1", {"SELECT 1"}},
    {"SELECT 1;", {"SELECT 1"}},
    {"-- head; line\n\nSELECT 1; -- tail;\n/* x; /* y; */ z; */ SELECT 2 -- end;\n",
     {"SELECT 1", "SELECT 2"}},
    {"SELECT 'a;''b;' ; SELECT \"c;\"\"d\" FROM t", {"SELECT 'a;''b;'", "SELECT \"c;\"\"d\" FROM t"}},
    {"SELECT E'a\\';b'; SELECT 'a\\'; SELECT 3", {"SELECT E'a\\';b'", "SELECT 'a\\'", "SELECT 3"}},
    {"SELECT $$a;b$$; SELECT $x$ $$;$y$; $x$; SELECT 3",
     {"SELECT $$a;b$$", "SELECT $x$ $$;$y$; $x$", "SELECT 3"}},
    {"SELECT a$1 FROM t; SELECT $1; SELECT 1", {"SELECT a$1 FROM t", "SELECT $1", "SELECT 1"}},
    {"SELECT $é$;$é$; SELECT 'é;'", {"SELECT $é$;$é$", "SELECT 'é;'"}},
    {"SELECT U&'\\0041;'; SELECT b'1', x'f'; SELECT n';'",
     {"SELECT U&'\\0041;'", "SELECT b'1', x'f'", "SELECT n';'"}},
    {"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
     {"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3"}},
    {"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; "
     "END; SELECT 2",
     {"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; "
      "END",
      "SELECT 2"}},
    {"create or replace procedure p() begin atomic insert into t values (1); end; SELECT 2",
     {"create or replace procedure p() begin atomic insert into t values (1); end", "SELECT 2"}},
    {"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RETURN NEW; END $f$; SELECT 2",
     {"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RETURN NEW; END $f$", "SELECT 2"}},
    {"BEGIN; SELECT 1; END; SELECT 2", {"BEGIN", "SELECT 1", "END", "SELECT 2"}},
    {"DO $$BEGIN PERFORM 1; END$$;DO LANGUAGE plpgsql 'BEGIN END'",
     {"DO $$BEGIN PERFORM 1; END$$", "DO LANGUAGE plpgsql 'BEGIN END'"}},
    {"SELECT 1 -- no end", {"SELECT 1"}},
    {"SELECT 5 - -3; SELECT 1 /* x */ + 2;", {"SELECT 5 - -3", "SELECT 1 /* x */ + 2"}},
    {"COPY t FROM '/x'; SELECT 'a'\n  ';b'", {"COPY t FROM '/x'", "SELECT 'a'\n  ';b'"}},
};

BOOST_AUTO_TEST_SUITE(statements)

BOOST_AUTO_TEST_CASE(splits_alike_with_and_without_the_grammar) {
  for (const auto& [script, expected] : cases) {
    BOOST_TEST(texts(script, split_statements(script)) == expected, boost::test_tools::per_element());
    BOOST_TEST(texts(script, split_statements_without_grammar(script)) == expected,
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(splits_what_the_linked_parser_does_not_know) {
  for (const auto& [script, expected] : {
           Case{"ALTER TABLE t FROBNICATE x; CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; "
                "SELEC 'a;'",
                {"ALTER TABLE t FROBNICATE x", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
                 "SELEC 'a;'"}},
           Case{"SELECT 'open; SELECT 2", {"SELECT 'open; SELECT 2"}},
           Case{"SELECT $a$open; SELECT 2", {"SELECT $a$open; SELECT 2"}},
           Case{"SELECT (1; SELECT 2", {"SELECT (1; SELECT 2"}},
           Case{"SELECT 1); SELECT 2", {"SELECT 1)", "SELECT 2"}},
           Case{"SELECT 1 /* open; SELECT 2", {"SELECT 1"}},
       }) {
    BOOST_TEST(texts(script, split_statements(script)) == expected, boost::test_tools::per_element());
  }
  const std::string zero{"SELECT 1;\0SELECT 2", 18};
  BOOST_TEST(split_statements(zero).size() == 2U);
}

BOOST_AUTO_TEST_CASE(knows_what_controls_a_transaction) {
  const struct {
    const char* statement;
    bool controls;
  } table[] = {
      {"BEGIN", true},
      {"begin isolation level serializable", true},
      {"START TRANSACTION", true},
      {"COMMIT", true},
      {"COMMIT AND CHAIN", true},
      {"COMMIT PREPARED 'x'", true},
      {"END", true},
      {"ABORT", true},
      {"ROLLBACK", true},
      {"ROLLBACK WORK", true},
      {"ROLLBACK PREPARED 'x'", true},
      {"PREPARE TRANSACTION 'x'", true},
      {"/* c */ Rollback /* to */", true},
      {"ROLLBACK TO x", false},
      {"ROLLBACK TO SAVEPOINT x", false},
      {"ROLLBACK TRANSACTION TO x", false},
      {"SAVEPOINT x", false},
      {"RELEASE x", false},
      {"PREPARE p AS SELECT 1", false},
      {"SET TRANSACTION READ ONLY", false},
      {"SELECT 'BEGIN'", false},
      {"DO $$BEGIN COMMIT; END$$", false},
      {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", false},
      {"\"begin\"", false},
  };
  for (const auto& [statement, controls] : table) {
    const std::string script = "-- head\n" + std::string{statement} + ";";
    const std::vector<StatementSpan> spans = split_statements(script);
    BOOST_REQUIRE(spans.size() == 1U);
    BOOST_TEST(spans[0].controls_transaction == controls, statement);
    BOOST_TEST(split_statements_without_grammar(script)[0].controls_transaction == controls, statement);
  }
}

// Pieces that quote, nest and comment, in random order: no byte is lost, and the server counts the same
// statements wherever it accepts the script.
BOOST_AUTO_TEST_CASE(agrees_with_the_server_on_random_scripts) {
  const char* const pieces[] = {"SELECT 1",
                                ";",
                                "'a;b'",
                                "\"c;\"",
                                "$$;$$",
                                "$t$ ; $t$",
                                "-- c;\n",
                                "/* ; */",
                                "(",
                                ")",
                                "SELECT",
                                ", 2",
                                " ",
                                "\n",
                                "E'\\';'",
                                "''",
                                "AS x",
                                "||",
                                "/* /* ; */ */",
                                "SELECT 'x'",
                                "$",
                                "é",
                                "BEGIN",
                                "END",
                                "CREATE FUNCTION",
                                "ATOMIC"};
  std::mt19937 random{20};
  Connection connection = connect(shared_server().url());
  int accepted = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string script;
    for (std::size_t length = random() % 8 + 1; length > 0; --length) {
      script += std::string{pieces[random() % std::size(pieces)]} + (random() % 2 == 0 ? " " : "");
    }
    std::size_t end = 0;
    for (const StatementSpan& span : split_statements_without_grammar(script)) {
      BOOST_TEST(span.length > 0U);
      BOOST_REQUIRE(span.offset >= end);
      end = span.offset + span.length;
      BOOST_REQUIRE(end <= script.size());
    }
    const std::vector<StatementSpan> spans = split_statements(script);
    try {
      const std::vector<long long> touched = run_script(connection, script);
      BOOST_TEST(touched.size() == spans.size(), script);
      BOOST_TEST((spans == split_statements_without_grammar(script)), script);
      ++accepted;
    } catch (const ServerError&) {
    }
    if (transaction_state(connection) != TransactionState::idle) run_script(connection, "ROLLBACK");
  }
  BOOST_TEST(accepted > 200);
}

BOOST_AUTO_TEST_CASE(finds_what_only_psql_understands) {
  const struct {
    const char* script;
    const char* code;
    const char* at;
  } table[] = {
      {"SELECT 1;\n\\i other.sql\n", "R0402 \\i is a command of psql", "\\i"},
      {"\\restrict abc\nSELECT 1;", "R0402 \\restrict is", "\\restrict"},
      {"SELECT 1 \\gset\n", "R0402 \\gset is", "\\gset"},
      {"SELECT 'a'; copy t (a, b) from stdin;\n1\tit's\n\\.\n", "R0403 ", "copy"},
      {"COPY t FROM STDIN WITH (FORMAT csv);", "R0403 ", "COPY"},
  };
  for (const auto& [script, code, at] : table) {
    const std::optional<Misplaced> found = find_psql_only(script);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST((found->diagnostic.code + ' ' + found->diagnostic.text).starts_with(code),
               found->diagnostic.text);
    BOOST_TEST(found->offset == std::string_view{script}.find(at));
  }
  for (const char* plain :
       {"", "SELECT '\\i x'", "SELECT E'\\n'; SELECT $$\n\\i x\n$$; -- \\i\n/*\n\\i */", "COPY t TO STDOUT",
        "COPY (SELECT a FROM stdin) TO '/x'", "SELECT 1 FROM stdin", "\"\\\""}) {
    BOOST_TEST(!find_psql_only(plain).has_value(), plain);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
