/// Spaces before the first and after the last quote of a field, which libcsv would take for text.
enum QuoteSpaces {
    /// The record without them; what stands inside quotes, and fields without quotes, stay as they are.
    static func removed(from record: ArraySlice<UInt8>, delimiter: UInt8) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let space = UInt8(ascii: " ")
        var kept: [UInt8] = []
        kept.reserveCapacity(record.count)
        var place = record.startIndex
        var isFieldStart = true
        while place < record.endIndex {
            if isFieldStart {
                isFieldStart = false
                let content = record[place...].firstIndex { $0 != space } ?? record.endIndex
                guard content < record.endIndex, record[content] == quote else { continue }
                let end = closing(after: content, in: record)
                kept += record[content..<end]
                place = record[end...].firstIndex { $0 != space } ?? record.endIndex
                continue
            }
            isFieldStart = record[place] == delimiter
            kept.append(record[place])
            place += 1
        }
        return kept
    }

    /// The place behind the quote that closes a field.
    private static func closing(after opening: Int, in record: ArraySlice<UInt8>) -> Int {
        var place = opening + 1
        while place < record.endIndex {
            if record[place] == UInt8(ascii: "\"") {
                guard place + 1 < record.endIndex, record[place + 1] == UInt8(ascii: "\"") else { return place + 1 }
                place += 1
            }
            place += 1
        }
        return record.endIndex
    }
}
