// SPDX-License-Identifier: MIT
#include "http/static_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "http/compress.h"
#include "store/random.h"

namespace tillside::http {
namespace fs = std::filesystem;

namespace {

/// Below it a compressed copy gains nothing.
constexpr std::size_t kWorthCompressing = 1024;
constexpr std::size_t kHashDigits = 8;

struct Kind {
  std::string_view extension;
  const char* content_type;
  bool compresses;
};
constexpr Kind kKinds[] = {
    {".html", "text/html; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".mjs", "text/javascript; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".json", "application/json", true},
    {".webmanifest", "application/manifest+json", true},
    {".map", "application/json", true},
    {".svg", "image/svg+xml", true},
    {".txt", "text/plain; charset=utf-8", true},
    {".wasm", "application/wasm", true},
    {".png", "image/png", false},
    {".jpg", "image/jpeg", false},
    {".webp", "image/webp", false},
    {".avif", "image/avif", false},
    {".ico", "image/x-icon", false},
    {".woff2", "font/woff2", false},
};

Kind kind_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  for (const Kind& kind : kKinds) {
    if (kind.extension == extension) return kind;
  }
  return {"", "application/octet-stream", false};
}

Bytes read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return nullptr;
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                             std::istreambuf_iterator<char>());
}

/// A compressed copy beside the file, else one made now.
Bytes compressed(const fs::path& path, const char* suffix, const std::string& plain,
                 std::string (*compress)(const std::string&)) {
  if (Bytes beside = read_bytes(path.string() + suffix)) return beside;
  if (plain.size() < kWorthCompressing) return nullptr;
  std::string made = compress(plain);
  if (made.empty() || made.size() >= plain.size()) return nullptr;
  return std::make_shared<const std::string>(std::move(made));
}

bool is_hash(std::string_view part) {
  return part.size() >= kHashDigits &&
         std::all_of(
             part.begin(), part.end(),
             [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }) &&
         std::any_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_hashed(std::string_view file_name) {
  const std::size_t extension = file_name.rfind('.');
  if (extension == std::string_view::npos) return false;
  const std::string_view stem = file_name.substr(0, extension);
  const std::size_t mark = stem.find_last_of("-.");
  return mark != std::string_view::npos && is_hash(stem.substr(mark + 1));
}

bool is_score_worker(std::string_view file_name) {
  return file_name.ends_with(".js") &&
         (file_name == "score.js" || file_name.starts_with("score-") ||
          file_name.starts_with("score."));
}

std::string page_policy(const std::vector<std::string>& image_hosts) {
  std::string hosts;
  for (const std::string& host : image_hosts) hosts += " " + host;
  return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:" +
         hosts + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
}

Result<StaticFiles> StaticFiles::load(const std::string& dir,
                                      const std::vector<std::string>& image_hosts) {
  std::error_code failed;
  StaticFiles site;
  const std::string policy = page_policy(image_hosts);
  for (auto at = fs::recursive_directory_iterator(dir, failed);
       !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    const fs::path& path = at->path();
    const std::string extension = path.extension().string();
    if (!at->is_regular_file() || extension == ".br" || extension == ".gz") continue;
    const Kind kind = kind_of(path);
    const std::string file_name = path.filename().string();
    File file{.content_type = kind.content_type, .etag = "", .policy = policy};
    file.plain = read_bytes(path);
    if (file.plain == nullptr) continue;
    file.etag = "\"" + store::sha256_hex(*file.plain).substr(0, 32) + "\"";
    if (is_score_worker(file_name)) file.policy = kScorePolicy;
    file.immutable = is_hashed(file_name);
    if (kind.compresses) {
      file.brotli = compressed(path, ".br", *file.plain, &brotli);
      file.gzip = compressed(path, ".gz", *file.plain, &gzip);
    }
    site.files_.emplace("/" + fs::relative(path, dir).generic_string(), std::move(file));
  }
  if (failed || site.files_.empty()) {
    return Error{.code = Errc::file_unreadable, .value = dir, .rule = "a folder with a storefront"};
  }
  return site;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  const auto found = files_.find(request.path == "/" ? "/index.html" : request.path);
  if (found == files_.end()) return std::nullopt;
  const File& file = found->second;
  Response response{.content_type = file.content_type, .body = file.plain};
  if (file.brotli != nullptr && accepts(request, "br")) {
    response.body = file.brotli;
    response.set("Content-Encoding", "br");
  } else if (file.gzip != nullptr && accepts(request, "gzip")) {
    response.body = file.gzip;
    response.set("Content-Encoding", "gzip");
  }
  if (file.brotli != nullptr || file.gzip != nullptr) response.set("Vary", "Accept-Encoding");
  response.set("Cache-Control", file.immutable ? kImmutable : kRevalidate);
  response.set("Content-Security-Policy", file.policy);
  return with_etag(request, std::move(response), file.etag);
}

bool StaticFiles::has_score_worker() const {
  return std::any_of(files_.begin(), files_.end(), [](const auto& entry) {
    return is_score_worker(entry.first.substr(entry.first.rfind('/') + 1));
  });
}

}  // namespace tillside::http
