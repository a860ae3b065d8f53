import ContactAPI
import Foundation
import JobModel
import RowValidation
import Wording
import Workbooks

/// The columns of web pages whose cells may lead to the page, as a workbook's hyperlinks do.
///
/// The address stands with the cell's text in the record, `text|address`, as an export writes a web page: so what is planned,
/// what a ledger keeps and what `failed.csv` repeats say the same. Each is named as a repair.
struct TabLinks: Sendable {
    private enum Kind: Sendable {
        /// Title and addresses in one cell.
        case page
        /// An address alone.
        case address
    }

    private struct Column: Sendable {
        var kind: Kind
        var header: String
        /// What the job translates, or takes for a word that clears.
        var words: Set<String>
    }

    private let columns: [Int: Column]

    /// - Parameters:
    ///   - columns: The sheet's. Those that the job joins or takes apart have no links.
    ///   - attributes: The directory's: without them no column is known as one of web pages.
    ///   - step: Whose sheet it is.
    init(_ columns: SheetColumns, attributes: [CustomAttributeDefinition], step: StepDefinition) {
        var found: [Int: Column] = [:]
        for column in columns.columns where column.source == .whole {
            guard case .attribute(let name, let part) = column.meaning else { continue }
            let named = attributes.filter { $0.isNamed(name) }
            guard named.count == 1, named[0].type == CustomAttribute.Kind.webPage.rawValue, part != .text else {
                continue
            }
            let words = Set(column.values.keys).union(step.clear.map { [$0] } ?? [])
            found[column.place] = Column(kind: part == nil ? .page : .address, header: column.header, words: words)
        }
        self.columns = found
    }

    /// Where they stand.
    var places: Set<Int> { Set(columns.keys) }

    /// Gives the cells of a record the addresses to which they lead.
    func follow(_ links: [Int: String], in read: inout ReadRecord) {
        guard !links.isEmpty else { return }
        var texts: [Int: String] = [:]
        for (place, link) in links.sorted(by: { $0.key < $1.key }) {
            guard let column = columns[place] else { continue }
            let text = read.record.string(at: place)
            let visible = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !visible.isEmpty, !column.words.contains(visible) else { continue }
            let (taken, repair) = Self.taken(link, text: visible, column.kind)
            if let taken { texts[place] = taken }
            if let repair {
                read.repairs.append(repair.at(line: read.record.line, row: read.record.row, column: column.header))
            }
        }
        if !texts.isEmpty { read.record = read.record.replacing(texts) }
    }

    /// What a cell's text becomes; `nil` where it stays, be it with a word on the link.
    private static func taken(_ link: String, text: String, _ kind: Kind) -> (text: String?, repair: Finding?) {
        let addresses: [String]
        switch kind {
        case .page: addresses = WebPageCell.pieces(of: text).map(\.trimmedSpaces).filter(isAddress)
        case .address: addresses = isAddress(text) ? [text] : []
        }
        guard addresses.isEmpty else {
            let isSame = addresses.contains { plain($0) == plain(link) }
            return (nil, isSame ? nil : .otherLink(link, text: text))
        }
        guard isAddress(link) else { return (nil, nil) }
        let taken = kind == .page ? WebPageCell.text([text, link]) : link
        return (taken, .link(link, text: text))
    }

    private static func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

    /// Spreadsheets end a link to a whole site with a stroke, and write the host in small letters.
    private static func plain(_ address: String) -> String {
        (address.hasSuffix("/") ? String(address.dropLast()) : address).lowercased()
    }
}

extension String {
    fileprivate var trimmedSpaces: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension InputRecord {
    /// The same with other texts in some of its fields.
    func replacing(_ texts: [Int: String]) -> InputRecord {
        var (bytes, places): ([UInt8], [Int32]) = ([], [0])
        for field in 0..<count {
            if let text = texts[field] { bytes += text.utf8 } else if let old = self[field] { bytes += old }
            places.append(Int32(bytes.count))
        }
        return InputRecord(line: line, row: row, offset: offset, block: bytes, ends: places)
    }
}

extension Finding {
    fileprivate static func link(_ address: String, text: String) -> Finding {
        Finding(
            code: "repair.link",
            value: text,
            problem: LocalizedText(
                en: "the cell's hyperlink is the web page's address: '\(text)' leads to \(address)",
                zh: "以单元格的超链接为网页地址：“\(text)”指向 \(address)"
            ),
            remedy: LocalizedText(
                en: "Nothing to do; where another page is meant, write title|https://… or change the link.",
                zh: "无需处理；如需其他网页，请写成 标题|https://… 或修改超链接。"
            )
        )
    }

    fileprivate static func otherLink(_ address: String, text: String) -> Finding {
        Finding(
            code: "repair.link",
            value: text,
            problem: LocalizedText(
                en: "the address that the cell says is written, and not its hyperlink, which leads to \(address)",
                zh: "写入单元格中的网址，不使用其超链接（指向 \(address)）"
            ),
            remedy: LocalizedText(
                en: "Nothing to do; where the link is right, correct the address in the cell.",
                zh: "无需处理；若超链接才正确，请修改单元格中的网址。"
            )
        )
    }
}
