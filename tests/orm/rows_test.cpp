// The typed interface on the model of design.md.
#include <boost/test/unit_test.hpp>

#include "chat.orm.hpp"
#include "database.hpp"

namespace {

using chat::channels;
using chat::Platform;
using chat::Thread;
using chat::threads;
using orm_test::code_of;

Thread thread_of(const std::string& email, std::optional<std::int64_t> channel = {}) {
  Thread thread;
  thread.email = email;
  thread.channel_id = channel;
  return thread;
}

struct Database {
  retort::Connection connection = orm_test::database_with_models();
  pqxx::work tx{connection.pqxx()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rows, Database)

BOOST_AUTO_TEST_CASE(insert_returns_what_the_server_made) {
  const Thread thread = retort::insert(tx, thread_of("a@b.c"));
  BOOST_TEST(!thread.id.is_nil());
  BOOST_TEST(thread.email == "a@b.c");
  BOOST_TEST(thread.created_at.text().substr(0, 10) ==
             tx.exec("SELECT (now() AT TIME ZONE 'UTC')::date::text")[0][0].as<std::string>());
  BOOST_TEST((thread.updated_at == retort::timestamptz::from_unix(0)));
}

BOOST_AUTO_TEST_CASE(a_set_member_overrules_the_default) {
  Thread thread = thread_of("a");
  thread.id = retort::uuid::parse("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
  thread.is_deleted = true;
  const Thread stored = retort::insert(tx, thread);
  BOOST_TEST((stored.id == thread.id));
  BOOST_TEST(stored.is_deleted);
  const Thread sent = retort::insert(tx, thread_of("b"), retort::send(threads.id, threads.created_at));
  BOOST_TEST(sent.id.is_nil());
  BOOST_TEST((sent.created_at == retort::timestamptz{}));
}

BOOST_AUTO_TEST_CASE(several_rows_keep_their_order) {
  std::vector<chat::Channel> many(30'000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].name = "channel " + std::to_string(i);
  many[7].id = 1'000'000;
  const std::vector<chat::Channel> stored = retort::insert(tx, many);
  BOOST_REQUIRE(stored.size() == many.size());
  for (std::size_t i = 0; i < many.size(); ++i) BOOST_REQUIRE(stored[i].name == many[i].name);
  BOOST_TEST(stored[7].id == 1'000'000);
  BOOST_TEST(stored[8].id == stored[6].id + 1);
  BOOST_TEST(retort::select(tx, channels).count() == 30'000);
  BOOST_TEST(retort::insert(tx, std::vector<chat::Channel>{}).empty());
}

BOOST_AUTO_TEST_CASE(find_by_key) {
  const Thread stored = retort::insert(tx, thread_of("a"));
  const std::optional<Thread> found = retort::find<Thread>(tx, stored.id);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->email == "a");
  BOOST_TEST(!retort::find<Thread>(tx, retort::uuid{}).has_value());
  BOOST_TEST(!retort::find<chat::Channel>(tx, 5).has_value());
}

BOOST_AUTO_TEST_CASE(select_where_order_limit) {
  const std::int64_t channel = retort::insert(tx, chat::Channel{.id = 0, .name = "news"}).id;
  for (const char* email : {"d", "b", "a", "c"}) retort::insert(tx, thread_of(email, channel));
  Thread gone = thread_of("gone");
  gone.is_deleted = true;
  gone.platform = Platform::webuddhist_app;
  retort::insert(tx, gone);
  const auto emails = [](const std::vector<Thread>& rows) {
    std::string all;
    for (const Thread& row : rows) all += row.email + " ";
    return all;
  };
  const auto all = [&] { return retort::select(tx, threads); };
  BOOST_TEST(emails(all().order_by(threads.email).all()) == "a b c d gone ");
  BOOST_TEST(emails(all().order_by(threads.is_deleted.desc(), threads.email.desc()).all()) ==
             "gone d c b a ");
  BOOST_TEST(emails(all().where(!threads.is_deleted).order_by(threads.email).limit(2).offset(1).all()) ==
             "b c ");
  BOOST_TEST(emails(all()
                        .where(threads.channel_id == channel)
                        .where(threads.email > "b")
                        .order_by(threads.email)
                        .all()) == "c d ");
  BOOST_TEST(emails(all().where(threads.channel_id == std::nullopt).all()) == "gone ");
  BOOST_TEST(emails(all().where(threads.platform == Platform::webuddhist_app).all()) == "gone ");
  BOOST_TEST(emails(all().where(threads.email.in({"a", "d", "x"})).order_by(threads.email).all()) == "a d ");
  BOOST_TEST(all().where(threads.email.in({})).count() == 0);
  BOOST_TEST(all().where(threads.email.not_in({})).count() == 5);
  BOOST_TEST(emails(all().where(threads.email.ilike("GO%")).all()) == "gone ");
  BOOST_TEST(all().where(threads.email.between("b", "c")).count() == 2);
  BOOST_TEST(all().where(threads.updated_at < threads.created_at && threads.email == "a").exists());
  BOOST_TEST(!all().where(threads.email == "nobody").exists());
  BOOST_TEST(all().limit(3).count() == 3);
  BOOST_TEST(all().order_by(threads.email).first()->email == "a");
  BOOST_TEST(!all().where(threads.email == "nobody").first().has_value());
  BOOST_TEST(all().where(threads.email == "a").one().email == "a");
  BOOST_TEST(code_of([&] { all().one(); }) == "R0708");
  BOOST_TEST(code_of([&] { all().where(threads.email == "nobody").one(); }) == "R0708");
  BOOST_TEST(emails(all().where(threads.email == "a").for_update().all()) == "a ");
}

BOOST_AUTO_TEST_CASE(update_by_key) {
  Thread thread = retort::insert(tx, thread_of("before"));
  thread.email = "after";
  thread.updated_at = {};
  const Thread updated = retort::update(tx, thread);
  BOOST_TEST(updated.email == "after");
  BOOST_TEST((updated.updated_at == updated.created_at), "on_update_now gives now()");
  retort::erase(tx, thread);
  BOOST_TEST(code_of([&] { retort::update(tx, thread); }) == "R0707");
}

BOOST_AUTO_TEST_CASE(update_and_erase_where) {
  for (const char* email : {"a", "b", "c"}) retort::insert(tx, thread_of(email));
  BOOST_TEST(
      retort::update(tx, threads).set(threads.is_deleted, true).where(threads.email != "b").execute() == 2);
  BOOST_TEST(retort::select(tx, threads)
                 .where(threads.is_deleted && threads.updated_at == threads.created_at)
                 .count() == 2);
  const std::vector<Thread> changed = retort::update(tx, threads)
                                          .set(threads.email, "B")
                                          .set(threads.channel_id, std::nullopt)
                                          .set(threads.updated_at, threads.created_at)
                                          .where(threads.email == "b")
                                          .returning();
  BOOST_REQUIRE(changed.size() == 1);
  BOOST_TEST(changed[0].email == "B");
  BOOST_TEST(retort::erase(tx, threads).where(threads.email == "nobody").execute() == 0);
  BOOST_TEST(retort::erase(tx, threads).where(threads.email == "B").returning().at(0).email == "B");
  BOOST_TEST(retort::update(tx, threads).set(threads.email, "x").all_rows().execute() == 2);
  BOOST_TEST(retort::erase(tx, threads).all_rows().execute() == 2);
}

BOOST_AUTO_TEST_CASE(erase_by_key) {
  const Thread thread = retort::insert(tx, thread_of("a"));
  BOOST_TEST(retort::erase(tx, thread));
  BOOST_TEST(!retort::erase(tx, thread));
  BOOST_TEST(!retort::erase<chat::Channel>(tx, 1));
}

BOOST_AUTO_TEST_SUITE_END()
