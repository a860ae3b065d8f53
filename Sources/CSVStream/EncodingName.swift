/// What names of encodings stand for.
enum EncodingName {
    /// The iconv name that decodes all that files of an encoding hold.
    ///
    /// A program that says GB2312, Shift_JIS or ISO-8859-1 writes the vendor's larger set, so that one is read.
    /// Source: WHATWG Encoding Standard, 4.2, "Names and labels".
    static func decoder(of name: String) -> String { supersets[name.uppercased()] ?? name }

    private static let supersets: [String: String] = [
        "GB2312": "GB18030", "GB_2312-80": "GB18030", "GBK": "GB18030", "CP936": "GB18030", "EUC-CN": "GB18030",
        "X-GBK": "GB18030", "WINDOWS-936": "GB18030",
        "SHIFT_JIS": "CP932", "SHIFT-JIS": "CP932", "SJIS": "CP932", "MS_KANJI": "CP932", "WINDOWS-31J": "CP932",
        "EUC-KR": "UHC", "EUCKR": "UHC", "KS_C_5601-1987": "UHC", "CP949": "UHC", "WINDOWS-949": "UHC",
        "BIG5": "BIG5-HKSCS", "BIG-5": "BIG5-HKSCS", "CN-BIG5": "BIG5-HKSCS",
        "ISO-8859-1": "WINDOWS-1252", "LATIN1": "WINDOWS-1252", "ISO-8859-9": "WINDOWS-1254",
        "TIS-620": "WINDOWS-874", "ISO-8859-11": "WINDOWS-874",
        "MAC": "MACINTOSH", "MACROMAN": "MACINTOSH", "MAC-ROMAN": "MACINTOSH", "MAC ROMAN": "MACINTOSH",
        "X-MAC-ROMAN": "MACINTOSH",
    ]
}
