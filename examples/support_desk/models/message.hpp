// What was said, with what came along, and how it travelled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "agent.hpp"
#include "conversation.hpp"
#include "customer.hpp"

namespace support {

enum class RETORT_ENUM("message_direction") MessageDirection { inbound, outbound, internal };

enum class RETORT_ENUM("delivery_status") DeliveryStatus { queued, sent, delivered, read, bounced };

struct RETORT_TABLE("messages",
                    index("ix_messages_conversation", &Message::conversation_id, &Message::sent_at),
                    index("ix_messages_text", expression("to_tsvector('simple'::regconfig, body)"),
                          method("gin")),
                    comment("What was said")) Message {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Conversation::id, on_delete::cascade)) retort::uuid conversation_id;
  RETORT_COLUMN(references(&Customer::id, on_delete::set_null)) std::optional<retort::uuid> customer_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null)) std::optional<retort::uuid> agent_id;
  RETORT_COLUMN(references(&Message::id, on_delete::set_null)) std::optional<std::int64_t> in_reply_to;
  MessageDirection direction = MessageDirection::inbound;
  std::string body;
  std::optional<std::string> body_html;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<retort::uuid> mentions;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb headers;
  RETORT_COLUMN(default_now) retort::timestamptz sent_at;
  std::optional<retort::timestamptz> edited_at;
  RETORT_TRANSIENT bool rendered = false;
};

struct RETORT_TABLE("attachments") Attachment {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Message::id, on_delete::cascade), index) std::int64_t message_id = 0;
  RETORT_COLUMN(length(255)) std::string file_name;
  RETORT_COLUMN(length(127)) std::string media_type;
  RETORT_COLUMN(check("size_bytes >= 0")) std::int64_t size_bytes = 0;
  RETORT_COLUMN(check("octet_length(sha256) = 32")) retort::bytes sha256;
  std::string storage_key;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

struct RETORT_TABLE("message_deliveries",
                    index("ix_message_deliveries_queue", &MessageDelivery::next_attempt_at,
                          where("status = 'queued'"))) MessageDelivery {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Message::id, on_delete::cascade), index) std::int64_t message_id = 0;
  RETORT_COLUMN(references(&CustomerContact::id, on_delete::cascade)) std::int64_t contact_id = 0;
  RETORT_COLUMN(default_value(DeliveryStatus::queued)) DeliveryStatus status = DeliveryStatus::queued;
  RETORT_COLUMN(default_value(0)) std::int16_t attempts = 0;
  std::optional<retort::timestamptz> next_attempt_at;
  std::optional<std::string> last_error;
};

}  // namespace support
