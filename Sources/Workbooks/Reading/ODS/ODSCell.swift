/// A cell while its element is open, and what it comes to.
///
/// Source: OpenDocument 1.3 part 3, 9.1.4 (table:table-cell) and 19.389 (office:value-type).
struct ODSCell {
    private enum Kind { case none, text, number, date, time, boolean, unknown }

    /// How often the cell stands.
    private(set) var count = 1
    /// Merged with the cells to the right of it and below, itself counted.
    private(set) var span = (columns: 1, rows: 1)
    private(set) var style: String?
    private(set) var formula = ""
    private var kind = Kind.none
    private var isError = false
    /// What the file says of the value beside the text that is shown.
    private var value: String?
    private var shown: [UInt8] = []
    private var paragraphs = 0
    /// Where its texts lead.
    private var links: [String] = []

    mutating func begin() {
        count = 1
        span = (1, 1)
        style = nil
        formula = ""
        kind = .none
        isError = false
        value = nil
        paragraphs = 0
        shown.removeAll(keepingCapacity: true)
        if !links.isEmpty { links.removeAll() }
    }

    /// Takes an attribute; what LibreOffice says again under a prefix of its own tells errors and no more.
    mutating func read(_ name: XMLName, _ text: UnsafePointer<UInt8>) {
        if name == "value-type" {
            let type = String(cString: text)
            if type == "error" { isError = true } else if !name.isLibreOffice { kind = Self.kind(type) }
        } else if name.isLibreOffice {
            return
        } else if name == "value" || name == "date-value" || name == "time-value" || name == "boolean-value"
            || name == "string-value"
        {
            value = String(cString: text)
        } else if name == "number-columns-repeated" {
            count = Self.number(text)
        } else if name == "number-columns-spanned" {
            span.columns = Self.number(text)
        } else if name == "number-rows-spanned" {
            span.rows = Self.number(text)
        } else if name == "style-name" {
            style = String(cString: text)
        } else if name == "formula" {
            formula = String(cString: text)
        }
    }

    /// At least 1; what is no number, or larger than any, is `Int.max`.
    private static func number(_ text: UnsafePointer<UInt8>) -> Int {
        Int(String(cString: text)).map { max($0, 1) } ?? .max
    }

    private static func kind(_ type: String) -> Kind {
        switch type {
        case "string": .text
        case "float", "percentage", "currency": .number
        case "date": .date
        case "time": .time
        case "boolean": .boolean
        case "void": .none
        default: .unknown
        }
    }

    mutating func startParagraph() {
        if paragraphs > 0 { shown.append(UInt8(ascii: "\n")) }
        paragraphs += 1
    }

    /// Takes where a piece of the text leads.
    mutating func note(link: String) {
        if links.count < 2, !links.contains(link) { links.append(link) }
    }

    /// Where the cell leads; `nil` also where its pieces lead to several places.
    var link: String? { links.count == 1 ? links[0] : links.isEmpty ? HyperlinkFormula.address(formula) : nil }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        // Line breaks of the file are its layout; those of the text have an element.
        if shown.count <= limit {
            shown.append(contentsOf: bytes.lazy.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 })
        }
    }

    mutating func append(_ byte: UInt8, count: Int, limit: Int) {
        if shown.count <= limit { shown.append(contentsOf: repeatElement(byte, count: min(count, limit))) }
    }

    /// What the file says that is shown, without spaces around it; `nil` where it does not say.
    var shownText: String? {
        guard paragraphs > 0, shown.count < 400 else { return nil }
        let text = String(decoding: shown, as: UTF8.self)
        return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Of the text or value.
    var bytes: Int { max(shown.count, value?.utf8.count ?? 0) }

    /// Nothing but a format.
    var isEmpty: Bool { shown.isEmpty && (value ?? "").isEmpty && formula.isEmpty }

    /// Appends the cell to its row.
    func write(to builder: inout TabRowBuilder, column: Int, format: ODSStyles.Format, is1904: Bool) {
        if let word = errorWord {
            builder.doubt(.error, word, column: column)
            return builder.append(word, column: column)
        }
        if value == nil, shown.isEmpty, kind == .none || kind != .text {
            // LibreOffice writes an empty text as a paragraph with nothing in it, and no type.
            if !formula.isEmpty, kind != .none || paragraphs == 0 {
                builder.doubt(.formulaWithoutValue, formulaText, column: column)
            }
            return
        }
        guard kind == .none || kind == .text || value != nil else { return unreadable(to: &builder, column: column) }
        switch kind {
        case .none, .text: writeText(to: &builder, column: column)
        case .number: writeNumber(to: &builder, column: column, format: format)
        case .date: writeDate(to: &builder, column: column, format: format, is1904: is1904)
        case .time: writeTime(to: &builder, column: column, format: format)
        case .boolean: writeBoolean(to: &builder, column: column)
        case .unknown: unreadable(to: &builder, column: column)
        }
    }

    private func writeText(to builder: inout TabRowBuilder, column: Int) {
        if let value, !value.isEmpty || shown.isEmpty { return builder.append(value, column: column) }
        shown.withUnsafeBufferPointer { builder.append($0, column: column) }
    }

    private func writeNumber(to builder: inout TabRowBuilder, column: Int, format: ODSStyles.Format) {
        var text = value ?? ""
        guard let number = text.withUTF8(SpreadsheetNumber.value) else {
            return unreadable(to: &builder, column: column)
        }
        if number == 0 && shown.elementsEqual("FALSE".utf8) || number == 1 && shown.elementsEqual("TRUE".utf8) {
            // A logical function has no type of its own, nor a style.
            return builder.append(number == 0 ? "FALSE" : "TRUE", column: column)
        }
        switch format {
        case .boolean: builder.append(number == 0 ? "FALSE" : "TRUE", column: column)
        case .number(let format): writeNumber(number, format, to: &builder, column: column)
        }
    }

    private func writeDate(to builder: inout TabRowBuilder, column: Int, format: ODSStyles.Format, is1904: Bool) {
        guard let date = ODSCell.date(value ?? "") else { return unreadable(to: &builder, column: column) }
        var dates = NumberFormat.plain
        if case .number(let known) = format { dates = known }
        builder.append(date, dates, is1904: is1904, column: column)
    }

    private static func date(_ text: String) -> ISODateTime? { ISODateTime(Array(text.utf8)) }

    private func writeTime(to builder: inout TabRowBuilder, column: Int, format: ODSStyles.Format) {
        guard let seconds = ODSDuration.seconds(value ?? "") else { return unreadable(to: &builder, column: column) }
        var times = NumberFormat.DateFormat(isElapsed: true)
        if case .number(.date(let known)) = format { times.showsFractions = known.showsFractions }
        builder.append(seconds / 86_400, .date(times), column: column)
    }

    private func writeBoolean(to builder: inout TabRowBuilder, column: Int) {
        switch value {
        case "true": builder.append("TRUE", column: column)
        case "false": builder.append("FALSE", column: column)
        default: unreadable(to: &builder, column: column)
        }
    }

    private func unreadable(to builder: inout TabRowBuilder, column: Int) {
        let text = value ?? String(decoding: shown.prefix(800), as: UTF8.self)
        builder.doubt(.unreadable, text, column: column)
        builder.append(text, column: column)
    }
}

extension ODSCell {
    /// `#N/A` or `Err:502`: an error of a formula, which older programs write as any text or number.
    fileprivate var errorWord: String? {
        let word = shown.count < 80 ? String(decoding: shown, as: UTF8.self) : ""
        if isError { return word.isEmpty ? value ?? "#" : word }
        guard !formula.isEmpty else { return nil }
        let words = ["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!"]
        return words.contains(word) || word.hasPrefix("Err:") && word.count == 7 ? word : nil
    }

    /// `of:=SUM([.A1])` as a person sees it.
    fileprivate var formulaText: String { String(formula.drop { $0 != "=" }) }
}

extension XMLName {
    /// A name of LibreOffice beside the standard's own.
    fileprivate var isLibreOffice: Bool {
        let prefix = String(cString: written).prefix { $0 != ":" }
        return prefix == "calcext" || prefix == "loext" || prefix == "tableooo"
    }
}
