extension CompanyFileError {
    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .unreadable(let path, let reason): ("无法读取公司文件 \(path)：\(reason)", "请检查路径及其权限。")
        case .notYAML(let reason): ("公司文件不是 YAML：\(reason)", "请改正该处；`roster template company` 可写出一个正确的示例。")
        case .unknownKey(let key, let place, let known):
            ("公司文件的 \(place) 中有未知的键“\(key)”", "请删除它，或改为以下之一：\(known.joined(separator: "、"))。")
        case .keyNotText(let place): ("公司文件的 \(place) 中有一个不是文字的键", "请用一个词作键；列表、映射和别名不能作键。")
        case .wrongValue(let place, let reason):
            ("公司文件的 \(place) 中有不合适的值：\(reason)", "请填写该类型的值；`roster template company` 可写出一个正确的示例。")
        case .missingKey(let key, let place):
            ("公司文件的 \(place) 缺少键“\(key)”", "请加上“\(key)”；`roster template company` 可写出一个正确的示例。")
        case .noApp: ("公司文件中没有应用", "请为第一个企业添加带 app_id 和 app_secret 的应用。")
        case .duplicate(let kind, let value): ("公司文件中的 \(kind)“\(value)”出现两次", "每个 \(kind) 只能出现一次。")
        case .unknownReference(let kind, let value, let place):
            ("公司文件在 \(place) 中提到了未定义的 \(kind)“\(value)”", "请在同一企业中定义该 \(kind)，或删除该引用。")
        }
    }
}
