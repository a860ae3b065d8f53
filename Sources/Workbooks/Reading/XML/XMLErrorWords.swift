import CExpat
import Wording

/// What the parser says of a document that is no XML, in both languages.
enum XMLErrorWords {
    /// - Parameters:
    ///   - code: The parser's.
    ///   - line: Where it stopped.
    /// - Returns: A part of a sentence.
    static func words(_ code: XML_Error, line: UInt) -> LocalizedText {
        let said = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        return LocalizedText(en: "\(said), line \(line)", zh: "第 \(line) 行 \(chinese[code.rawValue] ?? said)")
    }

    private static let chinese: [UInt32: String] = [
        XML_ERROR_NO_MEMORY.rawValue: "内存不足", XML_ERROR_NO_ELEMENTS.rawValue: "内容缺失",
        XML_ERROR_INVALID_TOKEN.rawValue: "XML 格式错误", XML_ERROR_UNCLOSED_TOKEN.rawValue: "标签不完整",
        XML_ERROR_PARTIAL_CHAR.rawValue: "字符不完整", XML_ERROR_TAG_MISMATCH.rawValue: "标签不匹配",
        XML_ERROR_DUPLICATE_ATTRIBUTE.rawValue: "属性重复", XML_ERROR_JUNK_AFTER_DOC_ELEMENT.rawValue: "文档结尾后有多余内容",
        XML_ERROR_UNDEFINED_ENTITY.rawValue: "实体未定义", XML_ERROR_BAD_CHAR_REF.rawValue: "字符引用无效",
        XML_ERROR_MISPLACED_XML_PI.rawValue: "XML 声明位置错误", XML_ERROR_UNKNOWN_ENCODING.rawValue: "编码未知",
        XML_ERROR_INCORRECT_ENCODING.rawValue: "编码与声明不符", XML_ERROR_XML_DECL.rawValue: "XML 声明错误",
        XML_ERROR_UNCLOSED_CDATA_SECTION.rawValue: "CDATA 段不完整", XML_ERROR_SYNTAX.rawValue: "语法错误",
        XML_ERROR_ASYNC_ENTITY.rawValue: "实体跨越元素", XML_ERROR_FINISHED.rawValue: "解析已结束",
    ]
}
