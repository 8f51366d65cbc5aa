// Every line with a comment `// error: text` must be refused by the compiler with that text; misuse.py
// compiles this.
#include <retort/orm.hpp>

#include "chat.orm.hpp"

using chat::channels;
using chat::Platform;
using chat::Thread;
using chat::threads;

struct NoTable {
  int id = 0;
};

void misuse(pqxx::transaction_base& tx, Thread& thread, const retort::uuid& id, NoTable& stranger) {
  // What is right compiles.
  retort::find<Thread>(tx, id);
  retort::update(tx, threads).set(threads.channel_id, 5).where(threads.email == "x").execute();

  retort::find<Thread>(tx);                        // error: give one value for each column of the primary key
  retort::find<Thread>(tx, id, id);                // error: give one value for each column of the primary key
  retort::find<Thread>(tx, 5);                     // error: another type than the column of the primary key
  retort::find<Thread>(tx, "a0eebc99-9c0b");       // error: another type than the column of the primary key
  retort::find<NoTable>(tx, 5);                    // error: find
  retort::insert(tx, stranger);                    // error: insert
  retort::update(tx, stranger);                    // error: update
  retort::select(tx, thread);                      // error: select
  auto wrong_type = threads.email == 5;            // error: operator==
  auto text_for_flag = threads.is_deleted == "f";  // error: operator==
  auto never_null = threads.email == std::nullopt;                    // error: operator==
  auto not_nullable = threads.email.is_null();                        // error: is_null
  auto label = threads.platform == "sherab";                          // error: operator==
  auto other_table = threads.email == channels.name;                  // error: operator==
  auto no_pattern = threads.channel_id.like("5%");                    // error: like
  auto one_table = (threads.email == "x") && (channels.name == "x");  // error: operator&&
  retort::select(tx, threads).where(channels.name == "x");            // error: where
  retort::select(tx, threads).where(threads.email);                   // error: where
  retort::select(tx, threads).order_by(channels.name);                // error: order_by
  retort::update(tx, threads).set(threads.email, 5);                  // error: set
  retort::update(tx, threads).set(threads.email, std::nullopt);       // error: set
  retort::update(tx, threads).set(threads.email, "x").execute();      // error: execute
  retort::erase(tx, threads).execute();                               // error: execute
  retort::erase(tx, channels).where(threads.email == "x");            // error: where
  retort::insert(tx, thread, retort::send(channels.name));            // error: insert
}
