// What customers can read before they ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "agent.hpp"
#include "customer.hpp"
#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("article_status") ArticleStatus {
  draft,
  in_review RETORT_VALUE("in review"),
  published,
  archived
};

struct RETORT_TABLE("kb_categories", unique(&KbCategory::brand_id, &KbCategory::slug)) KbCategory
    : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Brand::id, on_delete::cascade)) std::int64_t brand_id = 0;
  RETORT_COLUMN(references(&KbCategory::id, on_delete::cascade), index) std::optional<std::int64_t> parent_id;
  RETORT_COLUMN(length(100)) std::string slug;
  RETORT_COLUMN(length(200), collate("C")) std::string title;
  RETORT_COLUMN(default_value(0)) std::int32_t position = 0;
};

struct RETORT_TABLE("kb_articles", unique(&KbArticle::category_id, &KbArticle::slug),
                    index("ix_kb_articles_published", descending(&KbArticle::published_at),
                          include(&KbArticle::slug), where("status = 'published'"))) KbArticle : Timestamps,
                                                                                                 SoftDelete {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&KbCategory::id, on_delete::restrict)) std::int64_t category_id = 0;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null), index) std::optional<retort::uuid> author_id;
  RETORT_COLUMN(length(150)) std::string slug;
  RETORT_COLUMN(default_value(ArticleStatus::draft)) ArticleStatus status = ArticleStatus::draft;
  RETORT_COLUMN(default_value(0)) std::int64_t views = 0;
  std::optional<retort::timestamptz> published_at;
};

struct RETORT_TABLE("kb_article_versions", unique(&KbArticleVersion::article_id, &KbArticleVersion::language,
                                                  &KbArticleVersion::version)) KbArticleVersion {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&KbArticle::id, on_delete::cascade)) std::int64_t article_id = 0;
  RETORT_COLUMN(length(10)) std::string language;
  std::int32_t version = 1;
  RETORT_COLUMN(length(300)) std::string title;
  std::string body;
  RETORT_COLUMN(generated("length(body)")) std::optional<std::int32_t> body_length;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

struct RETORT_TABLE("kb_feedback") KbFeedback {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&KbArticle::id, on_delete::cascade), index) std::int64_t article_id = 0;
  RETORT_COLUMN(references(&Customer::id, on_delete::set_null)) std::optional<retort::uuid> customer_id;
  bool helpful = false;
  std::optional<std::string> comment;
  RETORT_COLUMN(default_now) retort::timestamptz given_at;
};

}  // namespace support
