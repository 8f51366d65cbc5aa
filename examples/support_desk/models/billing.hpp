// What organizations pay for the desk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("billing_cycle") BillingCycle { monthly, yearly };

enum class RETORT_ENUM("invoice_status") InvoiceStatus {
  draft,
  open,
  paid,
  void_invoice RETORT_VALUE("void")
};

enum class RETORT_ENUM("payment_method") PaymentMethod {
  card,
  transfer,
  direct_debit RETORT_VALUE("direct-debit")
};

struct RETORT_TABLE("plans") Plan : Timestamps {
  RETORT_COLUMN(primary_key, length(40)) std::string code;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(precision(10, 2), check("price >= 0")) retort::numeric price;
  RETORT_COLUMN(sql_type("character(3)"), default_sql("'EUR'")) std::string currency;
  std::optional<std::int32_t> seats;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb limits;
};

struct RETORT_TABLE("subscriptions", index("ux_subscriptions_running", &Subscription::organization_id, unique,
                                           where("ends_on IS NULL"))) Subscription : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::restrict)) retort::uuid organization_id;
  RETORT_COLUMN(length(40), references(&Plan::code, on_update::cascade), index) std::string plan_code;
  RETORT_COLUMN(default_value(BillingCycle::monthly)) BillingCycle cycle = BillingCycle::monthly;
  RETORT_COLUMN(default_sql("CURRENT_DATE")) retort::date starts_on;
  std::optional<retort::date> ends_on;
};

struct RETORT_TABLE("invoices", index("ix_invoices_due", &Invoice::due_on, where("status = 'open'")),
                    comment("Never deleted: the law asks for ten years")) Invoice : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Subscription::id, on_delete::restrict), index) std::int64_t subscription_id = 0;
  RETORT_COLUMN(length(30), unique) std::string number;
  RETORT_COLUMN(default_value(InvoiceStatus::draft)) InvoiceStatus status = InvoiceStatus::draft;
  RETORT_COLUMN(precision(12, 2)) retort::numeric net;
  RETORT_COLUMN(precision(5, 4), default_value(0)) retort::numeric tax_rate;
  RETORT_COLUMN(precision(12, 2), generated("round(net * (1 + tax_rate), 2)"))
  std::optional<retort::numeric> gross;
  retort::date issued_on;
  retort::date due_on;
};

struct RETORT_TABLE("invoice_lines",
                    primary_key(&InvoiceLine::invoice_id, &InvoiceLine::position)) InvoiceLine {
  RETORT_COLUMN(references(&Invoice::id, on_delete::cascade)) std::int64_t invoice_id = 0;
  std::int32_t position = 0;
  RETORT_COLUMN(length(300)) std::string text;
  RETORT_COLUMN(precision(10, 3), default_value(1)) retort::numeric quantity;
  RETORT_COLUMN(precision(12, 2)) retort::numeric unit_price;
};

struct RETORT_TABLE("payments", index("ix_payments_reference", &Payment::reference, method("hash"))) Payment {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Invoice::id, on_delete::restrict), index) std::int64_t invoice_id = 0;
  PaymentMethod method = PaymentMethod::card;
  RETORT_COLUMN(precision(12, 2), check("amount <> 0")) retort::numeric amount;
  std::string reference;
  RETORT_COLUMN(default_now) retort::timestamptz received_at;
};

}  // namespace support
