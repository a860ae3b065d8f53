/// An Open XML workbook as the tests write it: whatever is not said is as Excel has it.
struct OpenXML {
    /// What stands within `worksheet`, tab by tab.
    var sheets: [String]
    var names: [String] = ["Sheet1", "Sheet2", "Sheet3"]
    /// Attributes of `sheet` in the list of tabs, tab by tab.
    var states: [String] = ["", "", ""]
    /// What stands within `sst`; without it there is no such part.
    var strings: String?
    /// What stands within `styleSheet`; without it there is no such part.
    var styles: String?
    var workbookProperties = ""
    /// Types of the tabs' relationships.
    var types = ["worksheet", "worksheet", "worksheet"]
    /// Where the relationships of the workbook lead, from its folder or from the root.
    var targets = ["worksheets/sheet1.xml", "worksheets/sheet2.xml", "worksheets/sheet3.xml"]
    var prefix = ""
    var isStrict = false

    init(_ sheets: String..., styles: String? = nil, strings: String? = nil) {
        self.sheets = sheets
        self.styles = styles
        self.strings = strings
    }

    /// A tab of these rows, each cell a text of its own.
    init(rows: [[String]]) {
        let xml = rows.enumerated().map { place, cells in
            "<row r=\"\(place + 1)\">\(cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined())</row>"
        }
        self.init("<sheetData>\(xml.joined())</sheetData>")
    }

    private var base: String {
        isStrict ? "http://purl.oclc.org/ooxml" : "http://schemas.openxmlformats.org"
    }
    private var main: String { isStrict ? base + "/spreadsheetml/main" : base + "/spreadsheetml/2006/main" }
    private var relations: String {
        isStrict ? base + "/officeDocument/relationships" : base + "/officeDocument/2006/relationships"
    }

    private func document(_ name: String, _ content: String) -> String {
        let tag = prefix.isEmpty ? name : "\(prefix):\(name)"
        let space = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<\(tag) \(space)=\"\(main)\" xmlns:r=\"\(relations)\">\(content)</\(tag)>"
    }

    private func relationships(_ list: [(type: String, target: String)]) -> String {
        let items = list.enumerated().map {
            "<Relationship Id=\"rId\($0.offset + 1)\" Type=\"\(relations)/\($0.element.type)\" Target=\"\($0.element.target)\"/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + items.joined() + "</Relationships>"
    }

    var parts: [(name: String, text: String)] {
        let colon = prefix.isEmpty ? "" : prefix + ":"
        let list = sheets.indices.map {
            "<\(colon)sheet name=\"\(names[$0])\" sheetId=\"\($0 + 7)\" \(states[$0]) r:id=\"rId\($0 + 1)\"/>"
        }
        var related = sheets.indices.map { (type: types[$0], target: targets[$0]) }
        var parts = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
        ]
        if strings != nil { related.append(("sharedStrings", "sharedStrings.xml")) }
        if styles != nil { related.append(("styles", "/xl/styles.xml")) }
        parts.append(
            (
                "xl/workbook.xml",
                document("workbook", workbookProperties + "<\(colon)sheets>\(list.joined())</\(colon)sheets>")
            )
        )
        parts.append(("xl/_rels/workbook.xml.rels", relationships(related)))
        for (place, sheet) in sheets.enumerated() {
            parts.append(("xl/worksheets/sheet\(place + 1).xml", document("worksheet", sheet)))
        }
        if let strings { parts.append(("xl/sharedStrings.xml", document("sst", strings))) }
        if let styles { parts.append(("xl/styles.xml", document("styleSheet", styles))) }
        return parts
    }

    func packed() throws -> PackedFile { try PackedFile(parts) }
}
