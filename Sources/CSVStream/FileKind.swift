import JobModel
import Wording

/// What a file is that is no text, told by its first bytes whatever its name says.
///
/// Signatures: PKWARE APPNOTE 6.3 (ZIP), [MS-CFB] 2.2 (old Office files), SQLite "Database File Format" 1.3, ISO 32000-1 7.5.2
/// (PDF), RFC 1952 (gzip); of other formats at `FileSignature`.
enum FileKind {
    /// - Throws: `CSVStreamError.spreadsheet` for a workbook and its like, `CSVStreamError.notText` for other bytes.
    static func refuseOthers(than sample: [UInt8], path: String) throws(CSVStreamError) {
        if isLock(path: path, sample) { throw .lockFile(path: path) }
        if let kind = packed(sample) ?? FileSignature.kind(of: sample) ?? written(sample) {
            throw .spreadsheet(path: path, kind: kind)
        }
        if isMostlyZeros(sample) { throw .notText(path: path) }
    }

    /// Whether the bytes may be text in some encoding; no question about encodings leads on from those that are none.
    static func isText(_ sample: [UInt8], isWhole: Bool) -> Bool {
        if EncodingGuess.isWide(sample) || EncodingGuess.isUTF8(sample, isWhole: isWhole) { return true }
        let controls = sample.count(where: isControl)
        // Of bytes by chance one in eleven is such a character; of damaged text a few are.
        guard controls >= 8, controls * 20 > sample.count else { return true }
        return [false, true].contains { isUTF16(sample, isBigEndian: $0) }
    }

    /// Why bytes that are no text are refused, whatever program they are of.
    static func otherProgram(path: String) -> CSVStreamError {
        let kind = LocalizedText(en: "a file of another program: its bytes are no text", zh: "其他程序的文件（内容不是文本）")
        return .spreadsheet(path: path, kind: kind)
    }

    /// Whether the bytes are a sheet in UTF-16 without a byte order mark.
    ///
    /// Chinese has zeros on both sides of its pairs, so that these do not tell: 一 is 4E00, 需 is 9700. Bytes by chance
    /// have one character in eight that nobody writes. Text of one byte a character may have fewer, but no separators
    /// and line ends in a pair with a zero; a sheet has several in a hundred characters.
    private static func isUTF16(_ sample: [UInt8], isBigEndian: Bool) -> Bool {
        let units = stride(from: 0, to: sample.count - 1, by: 2).map { place -> UInt16 in
            let (first, second) = (UInt16(sample[place]), UInt16(sample[place + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        let scalars = Array(String(decoding: units, as: UTF16.self).unicodeScalars)
        let odd = scalars.count(where: isOdd)
        let parting = scalars.count(where: isParting)
        return odd * 50 <= scalars.count && parting * 500 >= scalars.count
    }

    /// A character that nobody writes, or half of a pair of surrogates, which is decoded as U+FFFD.
    private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isControl(UInt8(scalar.value)) }
        return scalar.value == 0xFFFD || scalar.isUnwritten
    }

    /// A separator or a line end.
    private static func isParting(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return false }
        let byte = UInt8(scalar.value)
        return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || Dialect.candidates.contains(byte)
    }

    /// A character that no text has, apart from what breaks lines and pages and what ends a file or changes an encoding.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B
    }

    /// What Excel, WPS and LibreOffice put beside a file for as long as they have it open: the name of who has it.
    private static func isLock(path: String, _ sample: [UInt8]) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return sample.count < 1024 && (name.hasPrefix("~$") || name.hasPrefix(".~"))
    }

    /// ZIP archives: workbooks of today are such.
    private static func packed(_ sample: [UInt8]) -> LocalizedText? {
        guard sample.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
        if holds("application/vnd.oasis.opendocument.spreadsheet", sample) {
            return LocalizedText(en: "a LibreOffice workbook (.ods)", zh: " LibreOffice 工作簿（.ods）")
        }
        if holds("application/vnd.oasis.opendocument", sample) {
            return LocalizedText(en: "a LibreOffice document", zh: " LibreOffice 文档")
        }
        if holds("Index/", sample), holds(".iwa", sample) {
            return LocalizedText(en: "a Numbers document", zh: " Numbers 文档")
        }
        if holds("xl/", sample) || holds("[Content_Types].xml", sample) {
            return LocalizedText(en: "a workbook (.xlsx)", zh: "工作簿（.xlsx）")
        }
        return nil
    }

    /// What is text, but no sheet.
    private static func written(_ sample: [UInt8]) -> LocalizedText? {
        let start = String(decoding: sample.prefix(512), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        // Several HR systems hand out a web page under the name of a workbook.
        if ["<html", "<!doctype html", "<table", "<head", "<meta"].contains(where: start.hasPrefix) {
            return LocalizedText(en: "a web page, whatever its name says", zh: "网页（无论文件名如何）")
        }
        if start.hasPrefix("{"), start.contains("\"doc_id\"") || start.contains("docs.google.com") {
            return LocalizedText(en: "a shortcut to a sheet in Google Drive (.gsheet)", zh: " Google 表格的快捷方式（.gsheet）")
        }
        return start.hasPrefix("<?xml") ? LocalizedText(en: "an XML document", zh: " XML 文档") : nil
    }

    private static func holds(_ text: String, _ sample: [UInt8]) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return false }
        return sample.indices.contains { place in
            sample[place] == first && sample[place...].starts(with: wanted)
        }
    }

    /// UTF-16 has a zero in every other place at most; a hole in a file, or a program, has more.
    private static func isMostlyZeros(_ sample: [UInt8]) -> Bool {
        sample.count { $0 == 0 } * 4 > sample.count * 3
    }
}
