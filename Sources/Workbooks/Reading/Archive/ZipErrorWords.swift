import CZip
import Wording

/// What libzip says of a file, in both languages.
enum ZipErrorWords {
    /// What an error says; libzip keeps what it points to.
    static func words(_ error: UnsafeMutablePointer<zip_error_t>?) -> LocalizedText {
        guard let error else { return LocalizedText(en: "it cannot be unpacked", zh: "无法解压") }
        let said = String(cString: zip_error_strerror(error))
        return LocalizedText(en: said, zh: chinese[zip_error_code_zip(error)] ?? said)
    }

    static func words(_ code: Int32) -> LocalizedText {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return words(&error)
    }

    private static let chinese: [Int32: String] = [
        ZIP_ER_CRC: "校验和不符", ZIP_ER_ZLIB: "压缩数据损坏", ZIP_ER_COMPRESSED_DATA: "压缩数据损坏", ZIP_ER_EOF: "文件提前结束",
        ZIP_ER_READ: "读取错误", ZIP_ER_SEEK: "定位错误", ZIP_ER_INCONS: "压缩包目录不一致", ZIP_ER_COMPNOTSUPP: "压缩方式不支持",
        ZIP_ER_ENCRNOTSUPP: "加密方式不支持", ZIP_ER_MEMORY: "内存不足", ZIP_ER_MULTIDISK: "不支持分卷压缩包",
        ZIP_ER_NOPASSWD: "需要密码", ZIP_ER_INTERNAL: "压缩包数据异常", ZIP_ER_INVAL: "压缩包数据异常",
    ]
}
