import LocalFiles

/// The texts that cells name by a number: one block of bytes, in memory up to a limit and beyond it on the disk.
///
/// A million of them take little more than their bytes.
struct SharedStrings: Sendable {
    /// All texts, or of those on the disk the last ones that are not written yet.
    private(set) var bytes: [UInt8] = []
    /// Text `n` is `bytes[ends[n]..<ends[n + 1]]`; of texts on the disk the ends that are not written yet.
    private(set) var ends: [Int] = [0]
    /// `nil` while all is in memory.
    private(set) var file: SharedStringsFile?
    private(set) var count = 0
    /// Bytes of all texts.
    private(set) var totalBytes = 0
    /// Bytes that are kept in memory.
    private let memory: Int

    init(memory: Int = .max) { self.memory = memory }

    /// Appends to the text that is being made.
    mutating func append(_ runs: TextRuns) {
        let before = bytes.count
        runs.appendPiece(to: &bytes)
        unfinishedBytes += bytes.count - before
    }

    /// Bytes of the text that is being made.
    private(set) var unfinishedBytes = 0

    /// Ends the text that is being made.
    ///
    /// - Throws: `LocalFileError` where the disk takes no more.
    mutating func endText() throws(LocalFileError) {
        totalBytes += unfinishedBytes
        unfinishedBytes = 0
        count += 1
        ends.append(totalBytes)
        if let file {
            if bytes.count + ends.count * 8 > SharedStringsFile.written { try write(to: file) }
        } else if bytes.count + ends.count * 8 > memory {
            let file = try SharedStringsFile()
            self.file = file
            try write(to: file)
        }
    }

    /// Writes what is left, once all texts are there.
    mutating func finish() throws(LocalFileError) {
        if let file { try write(to: file) }
    }

    private mutating func write(to file: SharedStringsFile) throws(LocalFileError) {
        try file.write(bytes, before: totalBytes, ends: ends, before: count + 1)
        bytes.removeAll(keepingCapacity: false)
        ends.removeAll(keepingCapacity: false)
    }
}
