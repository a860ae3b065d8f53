/// A row of a tab: each cell as text, in the form of a record.
struct TabRow: Sendable {
    /// As the spreadsheet numbers it, 1-based.
    var number: Int
    /// Texts of many rows, valid UTF-8, one after the other.
    var block: [UInt8]
    /// Column `n`, 0-based, is `block[ends[n]..<ends[n + 1]]`; there are none behind the last one that holds something.
    var ends: [Int32]
    /// Cells whose text may not be what the sheet's owner means.
    var doubts: [CellDoubt]
    /// Where the cells of those columns lead that were asked for.
    var links: [Int: String] = [:]

    var count: Int { max(ends.count - 1, 0) }

    var strings: [String] {
        (0..<count).map { String(decoding: block[Int(ends[$0])..<Int(ends[$0 + 1])], as: UTF8.self) }
    }

    /// Nothing but spaces and what is not seen.
    var isBlank: Bool {
        guard doubts.isEmpty, let first = ends.first, let last = ends.last, first < last else { return doubts.isEmpty }
        let bytes = block[Int(first)..<Int(last)]
        if let byte = bytes.first, byte > 0x20, !Self.leads.contains(byte) { return false }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            scalar.properties.isWhitespace || scalar == "\u{FEFF}" || (0x200B...0x200F).contains(scalar.value)
        }
    }

    /// First bytes of the spaces and unseen characters outside ASCII.
    private static let leads: [UInt8] = [0xC2, 0xE1, 0xE2, 0xE3, 0xEF]
}
