// SPDX-License-Identifier: MIT
#include "learn/write_pack.h"

#include "catalog/chunk.h"
#include "learn/parallel.h"

namespace tillside::learn {

Result<catalog::ModelFile> write_pack(const std::string& data_dir, const Pack& pack) {
  catalog::ModelFile file{pack.model_id, {}};
  // Compressing takes most of the time: each segment by itself.
  std::vector<Result<catalog::Chunk>> chunks(pack.segments.size(), catalog::Chunk{});
  parallel_for(chunks.size(), 0, [&](std::size_t first, std::size_t last) {
    for (auto i = first; i < last; ++i) {
      chunks[i] = catalog::write_chunk(data_dir, pack.segments[i].bytes);
    }
  });
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    TILLSIDE_TRY(const catalog::Chunk chunk, std::move(chunks[i]));
    file.segments.push_back({.sha256 = chunk.sha256,
                             .bytes = chunk.bytes,
                             .items = pack.segments[i].items,
                             .kind = SegmentKind::base,
                             .content = SegmentContent::pack});
  }
  // Not listed in the manifest: nobody fetches all of them.
  for (const PackSegment& group : pack.groups) {
    TILLSIDE_CHECK(catalog::write_chunk(data_dir, group.bytes));
  }
  TILLSIDE_CHECK(catalog::write_model(data_dir, file));
  return file;
}

}  // namespace tillside::learn
