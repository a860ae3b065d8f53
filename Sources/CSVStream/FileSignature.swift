import Wording

/// The first bytes of formats that are sometimes given for a sheet, under whatever name.
///
/// Sources: ISO/IEC 15948 5.2 (PNG), ITU-T T.81 B.1.1.3 (JPEG), GIF89a 17, TIFF 6.0 section 2, ISO/IEC 14496-12 4.3 (MP4, HEIC), RFC
/// 9649 2.3 (WebP), BITMAPFILEHEADER (BMP), RFC 8878 3.1.1 (zstd), the 7-Zip, RAR 5.0, xz and bzip2 formats, ID3v2.4.0 3.1, System V
/// ABI (ELF), Apache Parquet "File format".
struct FileSignature {
    /// What stands at a place, by places; a byte that may be any is `nil`.
    private let bytes: [UInt8?]
    let kind: LocalizedText

    private init(_ bytes: [UInt8?], en: String, zh: String) {
        self.bytes = bytes
        kind = LocalizedText(en: en, zh: zh)
    }

    private init(_ text: String, then rest: [UInt8?] = [], en: String, zh: String) {
        self.init(Self.letters(text) + rest, en: en, zh: zh)
    }

    private func matches(_ sample: [UInt8]) -> Bool {
        sample.count >= bytes.count && zip(bytes, sample).allSatisfy { $0 == nil || $0 == $1 }
    }

    /// What a file is, by its beginning; `nil` for what may be text.
    static func kind(of sample: [UInt8]) -> LocalizedText? { all.first { $0.matches(sample) }?.kind }

    private static let free: UInt8? = nil

    private static func letters(_ text: String) -> [UInt8?] { Array(text.utf8) }

    /// Each has a byte that no text of a sheet begins with, or more letters than a header could have by chance.
    private static let all = pictures + packed + others

    private static let pictures = [
        FileSignature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], en: "a picture (PNG)", zh: "图片（PNG）"),
        FileSignature([0xFF, 0xD8, 0xFF], en: "a picture (JPEG)", zh: "图片（JPEG）"),
        FileSignature("GIF87a", en: "a picture (GIF)", zh: "图片（GIF）"),
        FileSignature("GIF89a", en: "a picture (GIF)", zh: "图片（GIF）"),
        FileSignature("II", then: [0x2A, 0x00], en: "a picture (TIFF)", zh: "图片（TIFF）"),
        FileSignature("MM", then: [0x00, 0x2A], en: "a picture (TIFF)", zh: "图片（TIFF）"),
        FileSignature(
            "RIFF",
            then: [free, free, free, free] + letters("WEBP"),
            en: "a picture (WebP)",
            zh: "图片（WebP）"
        ),
        // The size of the file stands before the four zeros.
        FileSignature("BM", then: [free, free, free, free, 0, 0, 0, 0], en: "a picture (BMP)", zh: "图片（BMP）"),
        FileSignature("8BPS", then: [0x00], en: "a picture (Photoshop)", zh: "图片（Photoshop）"),
        FileSignature([0x00, 0x00, 0x01, 0x00], en: "an icon (ICO)", zh: "图标（ICO）"),
        FileSignature([0, 0, 0, free] + letters("ftyphei"), en: "a picture (HEIC)", zh: "图片（HEIC）"),
        FileSignature([0, 0, 0, free] + letters("ftyp"), en: "a video or a recording (MP4)", zh: "视频或音频（MP4）"),
    ]

    private static let packed = [
        FileSignature("PK", then: [0x03, 0x04], en: "a ZIP archive", zh: " ZIP 压缩包"),
        FileSignature("PK", then: [0x05, 0x06], en: "an empty ZIP archive", zh: "空的 ZIP 压缩包"),
        FileSignature("Rar!", then: [0x1A, 0x07], en: "a RAR archive", zh: " RAR 压缩包"),
        FileSignature("7z", then: [0xBC, 0xAF, 0x27, 0x1C], en: "a 7-Zip archive", zh: " 7-Zip 压缩包"),
        FileSignature([0x1F, 0x8B], en: "a compressed file (.gz)", zh: "压缩文件（.gz）"),
        FileSignature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], en: "a compressed file (.xz)", zh: "压缩文件（.xz）"),
        FileSignature("BZh", then: [free, 0x31, 0x41, 0x59, 0x26], en: "a compressed file (.bz2)", zh: "压缩文件（.bz2）"),
        FileSignature([0x28, 0xB5, 0x2F, 0xFD], en: "a compressed file (.zst)", zh: "压缩文件（.zst）"),
    ]

    private static let others = [
        FileSignature([0xD0, 0xCF, 0x11, 0xE0], en: "a workbook (.xls)", zh: "工作簿（.xls）"),
        FileSignature("SQLite format 3\0", en: "a SQLite database", zh: " SQLite 数据库"),
        FileSignature("%PDF-", en: "a PDF", zh: " PDF 文件"),
        FileSignature("{\\rtf", en: "a text document (.rtf)", zh: "文本文档（.rtf）"),
        FileSignature(
            "RIFF",
            then: [free, free, free, free] + letters("WAVE"),
            en: "a recording (WAV)",
            zh: "音频（WAV）"
        ),
        FileSignature("ID3", then: [0x03], en: "a recording (MP3)", zh: "音频（MP3）"),
        FileSignature("ID3", then: [0x04], en: "a recording (MP3)", zh: "音频（MP3）"),
        FileSignature("PAR1", then: [0x15], en: "a Parquet file", zh: " Parquet 文件"),
        FileSignature([0x7F, 0x45, 0x4C, 0x46], en: "a program", zh: "程序"),
        FileSignature("MZ", then: [0x90, 0x00], en: "a program", zh: "程序"),
    ]
}
