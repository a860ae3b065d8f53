import Wording

/// What a workbook's stream says before its sheets: their names, what numbers stand for, and the texts.
///
/// Source: [MS-XLS] 2.1.7.20.3 (globals), 2.4.28 (BoundSheet8), 2.4.126 (Format), 2.4.353 (XF), 2.4.265 (SST).
struct XLSGlobals {
    struct Sheet {
        var name: String
        var place: Int
        var visibility: Tab.Visibility
        var kind: Tab.Kind
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false
    /// Whether a program that computes formulas says that it has written the file.
    private(set) var isComputed = false
    private(set) var strings = XLSStrings()
    private var codes: [Int: NumberFormat] = [:]
    private var cellFormats: [Int] = []
    private let path: String
    private let limits: WorkbookLimits

    init(_ stream: LittleEndianBytes, path: String, limits: WorkbookLimits) throws {
        self.path = path
        self.limits = limits
        var records = XLSRecords(stream, at: 0)
        guard let first = try records.next(), first.kind == XLSRecord.Kind.beginning else {
            throw XLSDamage.missing("BOF")
        }
        // The stream of the versions before has another name, and the same record.
        guard try stream.short(first.content.lowerBound) == 0x0600 else { throw Self.older(path) }
        while let record = try records.next(), record.kind != XLSRecord.Kind.end {
            try read(record, &records)
        }
    }

    static func older(_ path: String) -> WorkbookError {
        .notAWorkbook(path: path, kind: LocalizedText(en: "a workbook of Excel 95 or older", zh: " Excel 95 或更早版本的工作簿"))
    }

    /// By the number that a cell names.
    var formats: [NumberFormat] { cellFormats.map { codes[$0] ?? NumberFormat(builtIn: $0) } }

    private mutating func read(_ record: XLSRecord, _ records: inout XLSRecords) throws {
        let (stream, start) = (records.stream, record.content.lowerBound)
        switch record.kind {
        case XLSRecord.Kind.password: throw WorkbookError.encrypted(path: path)
        case XLSRecord.Kind.computed: isComputed = true
        case XLSRecord.Kind.dateMode: is1904 = try stream.short(start) == 1
        case XLSRecord.Kind.sheet:
            try require(sheets.count)
            sheets.append(try sheet(record, stream))
        case XLSRecord.Kind.format:
            try require(codes.count)
            var text: [UInt8] = []
            var reader = try XLSTextReader(stream, records.pieces(of: record), skipping: 2)
            try reader.read(into: &text, limit: 1024)
            codes[try stream.short(start)] = NumberFormat(code: String(decoding: text, as: UTF8.self))
        case XLSRecord.Kind.cellFormat:
            try require(cellFormats.count)
            guard record.content.count >= 4 else { throw XLSDamage.short(record: record.kind) }
            cellFormats.append(try stream.short(start + 2))
        case XLSRecord.Kind.strings:
            strings = try XLSStrings(stream, records.pieces(of: record), path: path, limits: limits)
        default: break
        }
    }

    private func require(_ count: Int) throws(WorkbookError) {
        guard count < limits.definitions else {
            throw .tooLarge(path: path, part: "", .definitions(limits.definitions))
        }
    }

    private func sheet(_ record: XLSRecord, _ stream: LittleEndianBytes) throws(XLSDamage) -> Sheet {
        let start = record.content.lowerBound
        guard record.content.count >= 8 else { throw .short(record: record.kind) }
        var name: [UInt8] = []
        var reader = try XLSTextReader(stream, [record.content], skipping: 6)
        try reader.read(into: &name, limit: 255, isShort: true)
        let visibility: Tab.Visibility =
            switch try stream.byte(start + 4) & 3 {
            case 1: .hidden
            case 2: .veryHidden
            default: .visible
            }
        let kind: Tab.Kind =
            switch try stream.byte(start + 5) {
            case 0: .cells
            case 2: .chart
            default: .other
            }
        return Sheet(
            name: String(decoding: name, as: UTF8.self),
            place: try stream.long(start),
            visibility: visibility,
            kind: kind
        )
    }
}
