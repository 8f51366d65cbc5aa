// What a customer ordered. An enum of C++ is one of the database, and a foreign key is checked by the compiler.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "customer.hpp"

namespace app {

enum class RETORT_ENUM("purchase_state") PurchaseState { open, paid, sent };

struct RETORT_TABLE("purchases", index("ix_purchases_open", &Purchase::customer_id, where("state = 'open'"))) Purchase {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade)) std::int64_t customer_id = 0;
  RETORT_COLUMN(default_value(PurchaseState::open)) PurchaseState state = PurchaseState::open;
  RETORT_COLUMN(check("cents >= 0")) std::int64_t cents = 0;
  std::optional<std::string> remark;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace app
