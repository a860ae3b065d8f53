/// What is unseen before the first and after the last quote of a field, which libcsv would take for text.
enum QuoteSpaces {
    /// The record without it, and the places of the fields that had it; what stands inside quotes, and fields without
    /// quotes, stay as they are.
    static func removed(from record: ArraySlice<UInt8>, delimiter: UInt8) -> (record: [UInt8], fields: [Int]) {
        record.withUnsafeBufferPointer { removed(from: $0, delimiter: delimiter) }
    }

    private static func removed(
        from record: UnsafeBufferPointer<UInt8>,
        delimiter: UInt8
    ) -> (record: [UInt8], fields: [Int]) {
        var kept: [UInt8] = []
        var fields: [Int] = []
        var field = 0
        kept.reserveCapacity(record.count)
        var place = 0
        var isFieldStart = true
        while place < record.count {
            if isFieldStart {
                isFieldStart = false
                let content = end(ofUnseenFrom: place, in: record, delimiter)
                guard content < record.count, record[content] == UInt8(ascii: "\"") else { continue }
                let end = closing(after: content, in: record)
                kept += record[content..<end]
                let rest = self.end(ofUnseenFrom: end, in: record, delimiter)
                if content > place || rest > end { fields.append(field) }
                place = rest
                continue
            }
            isFieldStart = record[place] == delimiter
            if isFieldStart { field += 1 }
            kept.append(record[place])
            place += 1
        }
        return (kept, fields)
    }

    private static func end(
        ofUnseenFrom start: Int,
        in record: UnsafeBufferPointer<UInt8>,
        _ delimiter: UInt8
    ) -> Int {
        var place = start
        while place < record.count, record[place] != delimiter,
            let length = Unseen.length(at: place, in: record), length > 0
        { place += length }
        return place
    }

    /// The place behind the quote that closes a field.
    private static func closing(after opening: Int, in record: UnsafeBufferPointer<UInt8>) -> Int {
        var place = opening + 1
        while place < record.count {
            if record[place] == UInt8(ascii: "\"") {
                guard place + 1 < record.count, record[place + 1] == UInt8(ascii: "\"") else { return place + 1 }
                place += 1
            }
            place += 1
        }
        return record.count
    }
}
