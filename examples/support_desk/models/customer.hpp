// The people who ask for help.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "agent.hpp"
#include "company.hpp"
#include "tag.hpp"

namespace support {

enum class RETORT_ENUM("customer_tier") CustomerTier { free, standard, premium, enterprise };

enum class RETORT_ENUM("contact_kind") ContactKind { email, phone, whatsapp, telegram, web };

struct RETORT_TABLE("customers",
                    index("ux_customers_external", &Customer::organization_id, &Customer::external_id, unique,
                          where("external_id IS NOT NULL")),
                    index("ix_customers_attributes", &Customer::attributes, method("gin")),
                    index("ix_customers_name", expression("lower(display_name)")),
                    comment("People who ask for help")) Customer : Timestamps,
                                                                   SoftDelete {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  RETORT_COLUMN(references(&Company::id, on_delete::set_null), index) std::optional<std::int64_t> company_id;
  RETORT_COLUMN(references(&Customer::id, on_delete::set_null)) std::optional<retort::uuid> merged_into_id;
  RETORT_COLUMN(length(100)) std::optional<std::string> external_id;
  RETORT_COLUMN(length(200)) std::string display_name;
  RETORT_COLUMN(default_value(CustomerTier::standard)) CustomerTier tier = CustomerTier::standard;
  RETORT_COLUMN(length(10), default_sql("'en'")) std::string language;
  RETORT_COLUMN(length(64)) std::optional<std::string> time_zone;
  RETORT_COLUMN(precision(14, 2), default_value(0)) retort::numeric lifetime_value;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb attributes;
  RETORT_COLUMN(default_value(false)) bool is_blocked = false;
  std::optional<retort::timestamptz> last_seen_at;
};

struct RETORT_TABLE("customer_contacts", unique(&CustomerContact::kind, &CustomerContact::address),
                    index("ux_customer_contacts_primary", &CustomerContact::customer_id,
                          &CustomerContact::kind, unique, where("is_primary"))) CustomerContact {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade)) retort::uuid customer_id;
  ContactKind kind = ContactKind::email;
  RETORT_COLUMN(length(320)) std::string address;
  RETORT_COLUMN(default_value(false)) bool is_primary = false;
  std::optional<retort::timestamptz> verified_at;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

struct RETORT_TABLE("customer_notes") CustomerNote : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade), index) retort::uuid customer_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null)) std::optional<retort::uuid> author_id;
  RETORT_COLUMN(check("body <> ''")) std::string body;
  RETORT_COLUMN(default_value(false)) bool pinned = false;
};

struct RETORT_TABLE("customer_tags",
                    primary_key(&CustomerTag::customer_id, &CustomerTag::tag_id)) CustomerTag {
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade)) retort::uuid customer_id;
  RETORT_COLUMN(references(&Tag::id, on_delete::cascade), index) std::int64_t tag_id = 0;
};

}  // namespace support
