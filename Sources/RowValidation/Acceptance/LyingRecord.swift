import JobModel

/// A record whose fields are looked at where they lie.
protocol LyingRecord {
    var line: Int { get }
    var row: Int { get }
    var count: Int { get }

    /// The field's bytes; not to be kept.
    subscript(field: Int) -> UnsafeBufferPointer<UInt8> { get }
}

extension PlainRecord: LyingRecord {}

/// A record that was read in the careful way, while its block is handed over.
struct LyingInput: LyingRecord {
    let line: Int
    let row: Int
    let bytes: UnsafeBufferPointer<UInt8>
    /// As `InputRecord.ends`.
    let ends: UnsafeBufferPointer<Int32>

    var count: Int { ends.count - 1 }

    subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(ends[field])..<Int(ends[field + 1])])
    }
}
