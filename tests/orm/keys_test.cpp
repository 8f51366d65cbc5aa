// Keys of several columns, columns that the server computes, mixins, names that need quotes.
#include <boost/test/unit_test.hpp>

#include "database.hpp"
#include "shop.orm.hpp"

namespace {

using orm_test::code_of;
using retort::numeric;
using shop::Order;
using shop::Order_;
using shop::order_lines;
using shop::OrderLine;

struct Database {
  retort::Connection connection = orm_test::database_with_models();
  pqxx::work tx{connection.pqxx()};

  Order order(const std::string& customer) {
    Order order;
    order.customer = customer;
    return retort::insert(tx, order);
  }
  OrderLine line(std::int64_t order, std::int32_t number, const char* price) {
    OrderLine line;
    line.order_id = order;
    line.number = number;
    line.price = numeric(price);
    return retort::insert(tx, line);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(keys, Database)

BOOST_AUTO_TEST_CASE(mixins_and_renamed_columns) {
  Order stored = order("ann");
  BOOST_TEST(stored.id == 1);
  BOOST_TEST((stored.created_at == stored.updated_at && stored.created_at != retort::timestamptz{}));
  BOOST_TEST(tx.exec("SELECT \"user\" FROM shop.\"Order\"")[0][0].as<std::string>() == "ann");
  BOOST_TEST(
      retort::select(tx, Order_).where(Order_.customer == "ann").order_by(Order_.created_at).one().id == 1);
  stored.customer = "bob";
  BOOST_TEST(retort::update(tx, stored).customer == "bob");
}

BOOST_AUTO_TEST_CASE(identity_always) {
  Order with_id;
  with_id.id = 77;
  with_id.customer = "ann";
  BOOST_TEST(retort::insert(tx, with_id).id == 1, "the server numbers");
  BOOST_TEST(retort::insert(tx, with_id, retort::send(Order_.id)).id == 77, "unless told otherwise");
}

BOOST_AUTO_TEST_CASE(several_columns) {
  const std::int64_t first = order("ann").id, second = order("bob").id;
  line(first, 1, "1.50");
  line(first, 2, "2");
  line(second, 1, "3");
  const std::optional<OrderLine> found = retort::find<OrderLine>(tx, first, 2);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((found->price == numeric(2)));
  BOOST_TEST(!retort::find<OrderLine>(tx, second, 2).has_value());
  BOOST_TEST(retort::erase<OrderLine>(tx, first, 2));
  BOOST_TEST(!retort::erase<OrderLine>(tx, first, 2));
  BOOST_TEST(retort::select(tx, order_lines).count() == 2);
  BOOST_TEST(code_of([&] { retort::update(tx, *found); }) == "R0707");
}

BOOST_AUTO_TEST_CASE(generated_columns) {
  OrderLine stored = line(order("ann").id, 1, "1.50");
  BOOST_TEST((stored.total == numeric("1.50")));
  stored.quantity = 4;
  stored.total = numeric(1);
  BOOST_TEST((retort::update(tx, stored).total == numeric(6)));
}

BOOST_AUTO_TEST_CASE(nothing_but_a_key) {
  const shop::Tag tag = retort::insert(tx, shop::Tag{.name = "new"});
  BOOST_TEST(retort::update(tx, tag).name == "new");
  BOOST_TEST(retort::find<shop::Tag>(tx, "new").has_value());
  BOOST_TEST(retort::erase(tx, tag));
  BOOST_TEST(code_of([&] { retort::update(tx, tag); }) == "R0707");
}

BOOST_AUTO_TEST_SUITE_END()
