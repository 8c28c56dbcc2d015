// SPDX-License-Identifier: MIT
#include "learn/write_pack.h"

#include "catalog/chunk.h"

namespace tillside::learn {

Result<catalog::ModelFile> write_pack(const std::string& data_dir, const Pack& pack) {
  catalog::ModelFile file{pack.model_id, {}};
  for (const PackSegment& segment : pack.segments) {
    TILLSIDE_TRY(const catalog::Chunk chunk, catalog::write_chunk(data_dir, segment.bytes));
    file.segments.push_back({.sha256 = chunk.sha256,
                             .bytes = chunk.bytes,
                             .items = segment.items,
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
