package import Wording

/// Which way a row is written.
package enum WriteMethod: String, Sendable, Codable, CaseIterable {
    /// v3 create or patch.
    case single
    /// v2 `batch_add`.
    case batch
    /// v2 `batch_add`, then a v3 patch of what the batch cannot hold.
    case batchThenPatch

    /// The way in a sentence.
    package var words: LocalizedText {
        switch self {
        case .single: LocalizedText(en: "single", zh: "逐个写入")
        case .batch: LocalizedText(en: "batch", zh: "分批写入")
        case .batchThenPatch: LocalizedText(en: "batchThenPatch", zh: "分批写入后补写")
        }
    }
}
