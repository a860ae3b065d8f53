package import JobEngine
package import Wording

/// What is said of a file's form: of a text file encoding and delimiter, of a workbook its tabs.
package struct InspectedForm: Sendable {
    private let form: Inspection.Form

    package init(form: Inspection.Form) { self.form = form }

    package var isWorkbook: Bool {
        if case .workbook = form { true } else { false }
    }

    package var words: LocalizedText {
        switch form {
        case .text(let encoding, let confidence, let delimiter):
            let separator = delimiter == "\t" ? "tab" : delimiter
            return LocalizedText(
                en: "\(encoding) (\(confidence)), delimiter \(separator)",
                zh: "\(encoding)（\(Self.sure[confidence] ?? confidence)），分隔符 \(separator)"
            )
        case .workbook(let kind, let tab, _):
            return LocalizedText(en: "a workbook (\(kind)), tab '\(tab)'", zh: "工作簿（\(kind)），工作表“\(tab)”")
        }
    }

    /// The same for the console's readers, who know no names of encodings and no marks at the beginning of files.
    package var wordsOnPage: LocalizedText {
        guard case .text(let encoding, let confidence, let delimiter) = form else { return words }
        let (name, separator) = (Self.name(ofEncoding: encoding), Self.name(ofDelimiter: delimiter))
        let doubt =
            confidence == "likely"
            ? LocalizedText(
                en: ". That is probably so: see whether the letters in the first rows below are right",
                zh: "。这是推测：请查看下面前几行的文字是否正确"
            ) : LocalizedText(en: "", zh: "")
        return LocalizedText(
            en: "A text file in the encoding \(name), its cells separated by \(separator.en)\(doubt.en).",
            zh: "文本文件，编码为 \(name)，单元格以\(separator.zh)分隔\(doubt.zh)。"
        )
    }

    /// An encoding without the mark that a file in it may begin with.
    package static func name(ofEncoding encoding: String) -> String {
        encoding == "UTF-8-BOM" ? "UTF-8" : encoding
    }

    private static func name(ofDelimiter delimiter: String) -> LocalizedText {
        switch delimiter {
        case "\t", "tab": LocalizedText(en: "tabs", zh: "制表符")
        case ",": LocalizedText(en: "commas", zh: "逗号")
        case ";": LocalizedText(en: "semicolons", zh: "分号")
        case "|": LocalizedText(en: "bars (|)", zh: "竖线（|）")
        default: LocalizedText(en: "'\(delimiter)'", zh: "“\(delimiter)”")
        }
    }

    /// One line a tab, with which is read.
    package var tabs: [LocalizedText] {
        guard case .workbook(_, let taken, let tabs) = form, tabs.count > 1 else { return [] }
        let lines = tabs.map { tab in
            let isTaken = tab.name == taken || String(tab.number) == taken
            var standing = tab.standing ?? LocalizedText(en: "visible", zh: "可见")
            if isTaken { standing = LocalizedText(en: standing.en + ", read", zh: standing.zh + "，读取此表") }
            return LocalizedText(
                en: "  \(tab.number) '\(tab.name)': \(standing.en)",
                zh: "  \(tab.number) “\(tab.name)”：\(standing.zh)"
            )
        }
        return [LocalizedText(en: "Tabs:", zh: "工作表：")] + lines
    }

    /// Where the header stands; a workbook's rows are its lines.
    package func header(row: Int, line: Int) -> LocalizedText {
        guard !isWorkbook else { return LocalizedText(en: "Header: row \(row)", zh: "表头：第 \(row) 行") }
        return LocalizedText(en: "Header: row \(row), line \(line)", zh: "表头：第 \(row) 行（文件第 \(line) 行）")
    }

    private static let sure = ["certain": "确定", "likely": "很可能", "asked": "按指定"]
}
