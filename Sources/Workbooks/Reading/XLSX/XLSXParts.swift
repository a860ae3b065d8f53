import Wording

/// Reads the small parts of an Open XML file.
struct XLSXParts {
    private let archive: ZipArchive
    private let limits: WorkbookLimits

    init(_ archive: ZipArchive, limits: WorkbookLimits) {
        self.archive = archive
        self.limits = limits
    }

    /// Reads a part to its end.
    func read<Handler: XMLHandler>(_ part: String, _ handler: Handler) throws(WorkbookError) -> Handler {
        try XMLDocument(try archive.part(part), handler: handler, limits: limits).readAll()
    }

    /// What a part uses; nothing where it does not say.
    func relationships(of part: String) throws(WorkbookError) -> [Relationship] {
        let name = PartName.relationships(of: part)
        guard archive.holds(name) else { return [] }
        return try read(name, RelationshipsPart(path: archive.path, source: part, limits: limits)).relationships
    }

    /// The addresses outside the file that a tab names, by the relationship's name.
    func hyperlinks(of part: String) throws(WorkbookError) -> [String: String] {
        let name = PartName.relationships(of: part)
        guard archive.holds(name) else { return [:] }
        return try read(name, HyperlinkTargetsPart(path: archive.path, source: part, limits: limits)).addresses
    }

    /// The part that lists the tabs: the one that the file says is its document.
    func workbookPart() throws(WorkbookError) -> String {
        let named = try relationships(of: "").first { $0.type == "officeDocument" }?.part
        let part = named ?? "xl/workbook.xml"
        guard named != nil || archive.holds(part) else {
            throw .notAWorkbook(path: archive.path, kind: LocalizedText(en: "a ZIP archive", zh: " ZIP 压缩包"))
        }
        // Binary, whatever else it has in common.
        guard !part.lowercased().hasSuffix(".bin") else {
            throw .notAWorkbook(
                path: archive.path,
                kind: LocalizedText(en: "a binary workbook (.xlsb)", zh: "二进制工作簿（.xlsb）")
            )
        }
        return part
    }

    /// What a document is whose main part is no list of tabs.
    static func kind(of part: String) -> LocalizedText {
        if part.hasPrefix("word/") { return LocalizedText(en: "a text document (.docx)", zh: "文本文档（.docx）") }
        if part.hasPrefix("ppt/") { return LocalizedText(en: "a presentation (.pptx)", zh: "演示文稿（.pptx）") }
        return LocalizedText(en: "another kind of document", zh: "其他类型的文档")
    }
}
