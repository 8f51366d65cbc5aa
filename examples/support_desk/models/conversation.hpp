// One exchange with one customer, on one channel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "agent.hpp"
#include "channel.hpp"
#include "customer.hpp"
#include "tag.hpp"

namespace support {

enum class RETORT_ENUM("conversation_status") ConversationStatus { open, pending, snoozed, closed };

enum class RETORT_ENUM("priority") Priority { low, normal, high, urgent };

enum class RETORT_ENUM("participant_role") ParticipantRole { customer, agent, observer, bot };

struct Message;

struct RETORT_TABLE("conversations",
                    index("ix_conversations_open", &Conversation::assignee_id, &Conversation::priority,
                          where("status = 'open'")),
                    index("ix_conversations_recent", &Conversation::organization_id,
                          descending(&Conversation::last_activity_at)),
                    check("(status = 'closed') = (closed_at IS NOT NULL)",
                          named("conversations_closed"))) Conversation : Timestamps {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade), index) retort::uuid customer_id;
  RETORT_COLUMN(references(&Channel::id, on_delete::restrict), index) std::int64_t channel_id = 0;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null)) std::optional<retort::uuid> assignee_id;
  RETORT_COLUMN(references(&Team::id, on_delete::set_null), index) std::optional<std::int64_t> team_id;
  // Messages point back: the two tables form a cycle.
  RETORT_COLUMN(references(&Message::id, on_delete::set_null)) std::optional<std::int64_t> first_message_id;
  std::optional<std::string> subject;
  RETORT_COLUMN(default_value(ConversationStatus::open)) ConversationStatus status = ConversationStatus::open;
  RETORT_COLUMN(default_value(Priority::normal)) Priority priority = Priority::normal;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb context;
  RETORT_COLUMN(default_now) retort::timestamptz last_activity_at;
  std::optional<retort::timestamptz> snoozed_until;
  std::optional<retort::timestamptz> closed_at;
};

struct RETORT_TABLE("conversation_participants",
                    check("num_nonnulls(customer_id, agent_id) = 1",
                          named("conversation_participants_one"))) ConversationParticipant {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Conversation::id, on_delete::cascade), index) retort::uuid conversation_id;
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade)) std::optional<retort::uuid> customer_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::cascade)) std::optional<retort::uuid> agent_id;
  ParticipantRole role = ParticipantRole::customer;
  RETORT_COLUMN(default_now) retort::timestamptz joined_at;
  std::optional<retort::timestamptz> left_at;
};

struct RETORT_TABLE("conversation_assignments",
                    index("ux_conversation_assignments_current", &ConversationAssignment::conversation_id,
                          unique, where("until IS NULL"))) ConversationAssignment {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Conversation::id, on_delete::cascade)) retort::uuid conversation_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::cascade), index) retort::uuid agent_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null)) std::optional<retort::uuid> assigned_by;
  RETORT_COLUMN(default_now) retort::timestamptz since;
  std::optional<retort::timestamptz> until;
};

struct RETORT_TABLE("conversation_tags", primary_key(&ConversationTag::conversation_id,
                                                     &ConversationTag::tag_id)) ConversationTag {
  RETORT_COLUMN(references(&Conversation::id, on_delete::cascade)) retort::uuid conversation_id;
  RETORT_COLUMN(references(&Tag::id, on_delete::cascade), index) std::int64_t tag_id = 0;
};

}  // namespace support
