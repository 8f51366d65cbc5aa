// Rows that may be there already, and results that come some at a time.
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "chat.orm.hpp"
#include "database.hpp"

namespace {

using chat::Channel;
using chat::channels;
using chat::Thread;
using chat::threads;
using orm_test::code_of;

Channel channel_of(const std::string& name, std::int64_t id = 0) {
  Channel channel;
  channel.name = name;
  channel.id = id;
  return channel;
}

struct Database {
  retort::Connection connection = orm_test::database_with_models();
  pqxx::work tx{connection.pqxx()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(upserts, Database)

BOOST_AUTO_TEST_CASE(by_primary_key) {
  const Channel first = retort::upsert(tx, channel_of("a", 7));
  BOOST_TEST(first.id == 7);
  const Channel second = retort::upsert(tx, channel_of("b", 7));
  BOOST_TEST(second.id == 7);
  BOOST_TEST(second.name == "b");
  BOOST_TEST(retort::select(tx, channels).count() == 1);
}

BOOST_AUTO_TEST_CASE(by_other_columns) {
  const Channel first = retort::insert(tx, channel_of("a"));
  const Channel same = retort::upsert(tx, channel_of("a"), retort::conflict(channels.name));
  BOOST_TEST(same.id == first.id);
  const Channel other = retort::upsert(tx, channel_of("b"), retort::conflict(channels.name));
  BOOST_TEST(other.id != first.id);
  BOOST_TEST(retort::select(tx, channels).count() == 2);
}

BOOST_AUTO_TEST_CASE(what_is_left_to_the_server_stays) {
  Thread thread;
  thread.email = "a";
  thread.is_deleted = true;
  const Thread first = retort::insert(tx, thread);
  Thread again;
  again.id = first.id;
  again.email = "b";
  const Thread second = retort::upsert(tx, again);
  BOOST_TEST(second.email == "b");
  BOOST_TEST(second.is_deleted, "an untouched member with a default on the server is not written");
  BOOST_TEST((second.updated_at > first.updated_at));
  const Thread third = retort::upsert(tx, again, {}, retort::send(threads.is_deleted));
  BOOST_TEST(!third.is_deleted);
}

BOOST_AUTO_TEST_CASE(missing_rows_alone) {
  retort::insert(tx, channel_of("b"));
  const std::vector<Channel> rows{channel_of("a"), channel_of("b"), channel_of("c"), channel_of("a")};
  const auto inserted = retort::insert_missing(tx, rows);
  BOOST_TEST_REQUIRE(inserted.size() == 2u);
  BOOST_TEST(inserted[0].name == "a");
  BOOST_TEST(inserted[1].name == "c");
  BOOST_TEST(retort::insert_missing(tx, rows, retort::conflict(channels.name)).empty());
}

BOOST_AUTO_TEST_CASE(rows_one_after_the_other) {
  std::vector<Channel> rows;
  for (int i = 0; i < 25; ++i) rows.push_back(channel_of("c" + std::to_string(100 + i)));
  retort::insert(tx, rows);
  std::string names;
  long long inside = 0;
  retort::select(tx, channels)
      .where(channels.name >= "c110")
      .order_by(channels.name)
      .each(
          [&](const Channel& channel) {
            names += channel.name + " ";
            inside += retort::select(tx, channels).where(channels.name == channel.name).count();
          },
          4);
  BOOST_TEST(names.substr(0, 10) == "c110 c111 ");
  BOOST_TEST(names.size() == 75u);
  BOOST_TEST(inside == 15);
  int seen = 0;
  retort::select(tx, channels).where(channels.name == "none").each([&](const Channel&) { ++seen; });
  BOOST_TEST(seen == 0);
}

BOOST_AUTO_TEST_CASE(an_exception_ends_it_and_the_transaction_goes_on) {
  retort::insert(tx, std::vector<Channel>{channel_of("a"), channel_of("b")});
  BOOST_CHECK_THROW(retort::select(tx, channels).each([](const Channel&) { throw std::runtime_error("x"); }),
                    std::runtime_error);
  BOOST_TEST(retort::select(tx, channels).count() == 2);
  BOOST_TEST(tx.exec("SELECT count(*) FROM pg_cursors")[0][0].as<int>() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
