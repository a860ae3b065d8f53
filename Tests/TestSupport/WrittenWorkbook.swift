import CZip
import Foundation

/// A workbook that Roster wrote, taken apart without Roster's own reader: by the text of its parts, as libxlsxwriter puts it.
package struct WrittenWorkbook {
    package struct Tab {
        package var name: String
        package var isHidden: Bool
        /// Cells by their names: `AB12`.
        package var cells: [String: String]
        /// The XML of the tab.
        package var xml: String
        /// Comments by the names of their cells.
        package var comments: [String: String]

        /// The row with a number from 1 on, as long as its last cell.
        package func row(_ number: Int) -> [String] {
            let named = cells.filter { $0.key.drop(while: \.isLetter) == String(number) }
            let last = named.keys.map { Self.column(of: $0) }.max() ?? 0
            return (0..<last).map { place in named.first { Self.column(of: $0.key) == place + 1 }?.value ?? "" }
        }

        package var rowCount: Int { Set(cells.keys.compactMap { Int($0.drop(while: \.isLetter)) }).max() ?? 0 }

        /// Every row, the header too.
        package var rows: [[String]] { (0..<rowCount).map { row($0 + 1) } }

        /// The style of a cell, a number that means something only beside another.
        package func style(of cell: String) -> String? {
            xml.firstRange(of: "<c r=\"\(cell)\" s=\"").map { String(xml[$0.upperBound...].prefix { $0 != "\"" }) }
        }

        private static func column(of cell: String) -> Int {
            cell.prefix(while: \.isLetter).utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
        }
    }

    package let tabs: [Tab]
    private let parts: [String: String]

    package struct Unreadable: Error { package let path: String }

    package init(_ path: String) throws {
        parts = try Self.parts(of: path)
        let names = (parts["xl/workbook.xml"] ?? "").matches(
            of: /<sheet name="([^"]*)" sheetId="\d+"( state="hidden")?/
        )
        let parts = parts
        tabs = names.enumerated().map { place, match in
            Tab(
                name: Self.plain(match.output.1),
                isHidden: match.output.2 != nil,
                cells: Self.cells(parts["xl/worksheets/sheet\(place + 1).xml"] ?? ""),
                xml: parts["xl/worksheets/sheet\(place + 1).xml"] ?? "",
                comments: Self.comments(of: place + 1, parts)
            )
        }
    }

    package func part(_ name: String) -> String? { parts[name] }

    package func tab(_ name: String) -> Tab? { tabs.first { $0.name == name } }

    private static func cells(_ xml: String) -> [String: String] {
        var cells: [String: String] = [:]
        let cell = /<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>)/
        for match in xml.matches(of: cell) {
            cells[String(match.output.1)] = plain(match.output.2 ?? match.output.3 ?? "")
        }
        return cells
    }

    private static func comments(of sheet: Int, _ parts: [String: String]) -> [String: String] {
        let relations = parts["xl/worksheets/_rels/sheet\(sheet).xml.rels"] ?? ""
        guard let name = relations.firstMatch(of: /Target="\.\.\/(comments\d+\.xml)"/)?.output.1,
            let xml = parts["xl/" + name]
        else { return [:] }
        var comments: [String: String] = [:]
        for match in xml.matches(of: /<comment ref="([A-Z]+\d+)".*?<t[^>]*>([^<]*)<\/t>/.dotMatchesNewlines()) {
            comments[String(match.output.1)] = plain(match.output.2)
        }
        return comments
    }

    /// Text as it was before the XML of workbooks took it up.
    private static func plain(_ text: Substring) -> String {
        var plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
        plain = plain.replacing(/_x([0-9A-F]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        }
        return String(plain)
    }

    private static func parts(of path: String) throws -> [String: String] {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw Unreadable(path: path) }
        defer { zip_discard(archive) }
        var parts: [String: String] = [:]
        for place in 0..<zip_get_num_entries(archive, 0) {
            guard let name = zip_get_name(archive, UInt64(place), 0),
                let part = zip_fopen_index(archive, UInt64(place), 0)
            else { throw Unreadable(path: path) }
            defer { zip_fclose(part) }
            var bytes: [UInt8] = []
            var block = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = zip_fread(part, &block, UInt64(block.count))
                guard count >= 0 else { throw Unreadable(path: path) }
                if count == 0 { break }
                bytes += block[..<Int(count)]
            }
            parts[String(cString: name)] = String(decoding: bytes, as: UTF8.self)
        }
        return parts
    }
}
