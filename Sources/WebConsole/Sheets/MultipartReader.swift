/// Reads the parts of a form's body as the bytes come; of a file nothing is held but what could begin the next boundary.
///
/// Source: RFC 7578, RFC 2046 §5.1.
struct MultipartReader {
    enum Event {
        /// A part begins: the field's name, and the file's where it is one.
        case begin(field: String, fileName: String?)
        /// What the part holds, piece by piece.
        case bytes([UInt8])
        case end
    }

    private enum State {
        /// Before the first boundary.
        case preamble
        case headers
        case body
        /// Behind the last boundary.
        case complete
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var held: [UInt8] = [13, 10]

    init(_ boundary: MultipartBoundary) {
        // A boundary begins a line; the body's first line has none before it.
        delimiter = Array("\r\n--".utf8) + boundary.bytes
    }

    /// Whether the last boundary was read.
    var isComplete: Bool { if case .complete = state { true } else { false } }

    /// What more bytes say.
    ///
    /// - Throws: `SheetStoreError.malformedUpload`.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(SheetStoreError) -> [Event] {
        held.append(contentsOf: bytes)
        var events: [Event] = []
        while try advance(&events) {}
        return events
    }

    /// Goes on by one boundary, one part's headers, or as far as the bytes go.
    private mutating func advance(_ events: inout [Event]) throws(SheetStoreError) -> Bool {
        switch state {
        case .complete:
            held = []
            return false
        case .preamble: return try passBoundary(&events)
        case .headers:
            guard let end = Self.find(Self.blankLine, in: held) else {
                guard held.count <= Self.headerLimitBytes else { throw .malformedUpload }
                return false
            }
            let lines = String(decoding: held[..<end], as: UTF8.self).split(separator: "\r\n")
            held.removeFirst(end + Self.blankLine.count)
            let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
            guard let disposition, let name = Self.parameter("name", of: disposition) else { throw .malformedUpload }
            events.append(.begin(field: name, fileName: Self.parameter("filename", of: disposition)))
            // The boundary may follow at once.
            held.insert(contentsOf: [13, 10], at: 0)
            state = .body
            isFirst = true
            return true
        case .body: return try passBoundary(&events)
        }
    }

    /// Whether the line break before the part's bytes is one that was put there to find an empty part's boundary.
    private var isFirst = false

    /// Gives what stands before the next boundary, and passes that where it is there.
    private mutating func passBoundary(_ events: inout [Event]) throws(SheetStoreError) -> Bool {
        guard let place = Self.find(delimiter, in: held) else {
            let count = held.count - delimiter.count + 1
            if count >= Self.lineBreak { give(count, &events) }
            return false
        }
        // Two hyphens end the form, a line break begins a part; which of them comes may not be here yet.
        let behind = place + delimiter.count
        guard held.count >= behind + 2 else { return false }
        give(place, &events)
        let next = held[delimiter.count..<(delimiter.count + 2)]
        held.removeFirst(delimiter.count + 2)
        if case .body = state { events.append(.end) }
        if next.elementsEqual([0x2D, 0x2D]) {
            state = .complete
        } else if next.elementsEqual([13, 10]) {
            state = .headers
        } else {
            throw .malformedUpload
        }
        return true
    }

    /// Takes so many of the bytes away; those of a part are given.
    private mutating func give(_ count: Int, _ events: inout [Event]) {
        guard count > 0 else { return }
        var bytes = Array(held[..<count])
        held.removeFirst(count)
        guard case .body = state else { return }
        if isFirst { bytes.removeFirst(Self.lineBreak) }
        isFirst = false
        if !bytes.isEmpty { events.append(.bytes(bytes)) }
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var start = 0
        while let place = bytes[start...].firstIndex(of: first), place + pattern.count <= bytes.count {
            if bytes[place..<(place + pattern.count)].elementsEqual(pattern) { return place }
            start = place + 1
        }
        return nil
    }

    /// A parameter of a header.
    ///
    /// Browsers write a quote in a name as `%22` and line breaks as `%0D%0A`, and leave a backslash as it is; other
    /// clients put a backslash before a quote or a backslash.
    ///
    /// Source: HTML Living Standard, multipart/form-data; RFC 9110 §5.6.4 and §5.6.6.
    private static func parameter(_ name: String, of header: Substring) -> String? {
        var rest = header.drop { $0 != ";" }
        while !rest.isEmpty {
            rest = rest.dropFirst().drop(while: \.isWhitespace)
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            guard let value = takeValue(&rest) else { return nil }
            if key.lowercased() == name { return value }
            rest = rest.drop { $0 != ";" }
        }
        return nil
    }

    /// Takes a value, in quotes or not; `nil` where the quotes do not close.
    private static func takeValue(_ rest: inout Substring) -> String? {
        guard rest.first == "\"" else {
            let token = rest.prefix { $0 != ";" && !$0.isWhitespace }
            rest = rest.dropFirst(token.count)
            return String(token)
        }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            if character == "\"" {
                return value.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
            }
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(next)
                rest = rest.dropFirst()
            } else {
                value.append(character)
            }
        }
        return nil
    }

    private static let blankLine: [UInt8] = [13, 10, 13, 10]
    private static let lineBreak = 2
    private static let headerLimitBytes = 16 << 10
}
