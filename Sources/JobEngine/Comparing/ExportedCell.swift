import JobModel

/// Makes values of an export that is no spreadsheet into the cells that its CSV file would have.
///
/// So whatever is compared, dates are days, flags are words, lists are separated by `;`, and text that a spreadsheet would
/// take for something else has its apostrophe.
struct ExportedCell: Sendable {
    /// What the values of a column are, where their kind does not say it.
    enum Kind: Sendable { case plain, flag, date }

    private let kinds: [Kind]
    private let dates: DateCell

    /// - Parameters:
    ///   - header: What the columns are called.
    ///   - subject: What the table is about.
    ///   - timezone: In which days are dates.
    /// - Throws: `ExportChoiceError`, for no choice that is made here.
    init(_ header: [String], of subject: Subject, timezone: String) throws {
        let known = try ExportedColumns(of: subject).kinds
        kinds = header.map { known[$0] ?? .plain }
        dates = DateCell(timezone: timezone)
    }

    func append(_ value: ExportedNumber, column: Int, to block: inout [UInt8]) {
        switch value {
        case .flag(let flag): block.append(text: flag ? "true" : "false")
        case .number(let number):
            switch kinds[column] {
            case .plain: block.append(number: number)
            case .flag: block.append(text: number != 0 ? "true" : "false")
            case .date: block.append(text: dates.text(number))
            }
        }
    }

    /// Puts the apostrophe before a text that was added from `start` on, where it needs one.
    static func finishText(_ block: inout [UInt8], from start: Int) {
        let isNeeded = block.withUnsafeBufferPointer {
            SpreadsheetApostrophe.isNeeded(before: UnsafeBufferPointer(rebasing: $0[start...]))
        }
        if isNeeded { block.insert(UInt8(ascii: "'"), at: start) }
    }
}

/// A value that is no text.
enum ExportedNumber {
    case flag(Bool)
    case number(Int)
}
