package import Wording

/// What differs between an export and its manifest, or between an export and the directory; the keys are the interface.
package struct VerifyFinding: Sendable, Codable, Equatable {
    package var kind: Kind
    /// A file's name, or a department's open id.
    package var name: String
    /// What people call it, where that is something else.
    package var title: String?
    package var expected: String?
    package var found: String?

    package init(_ kind: Kind, _ name: String, title: String? = nil, expected: String? = nil, found: String? = nil) {
        self.kind = kind
        self.name = name
        self.title = title
        self.expected = expected
        self.found = found
    }

    package enum Kind: String, Sendable, Codable, CaseIterable {
        case manifestEdited = "manifest_edited"
        case fileMissing = "file_missing"
        /// Without the right to read it.
        case fileUnreadable = "file_unreadable"
        case fileAdded = "file_added"
        case fileTruncated = "file_truncated"
        case fileLonger = "file_longer"
        case fileChanged = "file_changed"
        case recordsDiffer = "records_differ"
        case departmentAdded = "department_added"
        case departmentGone = "department_gone"
        case departmentCount = "department_count"
    }

    /// What is to be said of it, in a line.
    package var words: LocalizedText {
        let name = title.map { "\($0) (\(self.name))" } ?? self.name
        let (expected, found) = (expected ?? "-", found ?? "-")
        return switch kind {
        case .manifestEdited:
            LocalizedText(en: "\(name) was changed after it had been written", zh: "\(name) 在写出后被改动")
        case .fileMissing: LocalizedText(en: "\(name) is missing", zh: "缺少文件 \(name)")
        case .fileUnreadable: LocalizedText(en: "\(name) cannot be read", zh: "无法读取 \(name)")
        case .fileAdded: LocalizedText(en: "\(name) is not part of the export", zh: "\(name) 不属于该导出")
        case .fileTruncated:
            LocalizedText(
                en: "\(name) is cut: \(found) of \(expected) bytes",
                zh: "\(name) 被截断：\(found)/\(expected) 字节"
            )
        case .fileLonger:
            LocalizedText(
                en: "\(name) has grown: \(found) bytes, \(expected) were written",
                zh: "\(name) 变长：现为 \(found) 字节，写出时为 \(expected) 字节"
            )
        case .fileChanged:
            LocalizedText(
                en: "\(name) was changed: its SHA-256 is \(found), and was \(expected)",
                zh: "\(name) 被改动：SHA-256 为 \(found)，写出时为 \(expected)"
            )
        case .recordsDiffer:
            LocalizedText(
                en: "\(name) has \(Int(found) ?? 0, "record"), the manifest says \(expected)",
                zh: "\(name) 有 \(found) 条记录，清单记为 \(expected)"
            )
        case .departmentAdded: LocalizedText(en: "The department \(name) is new", zh: "部门 \(name) 为新增")
        case .departmentGone: LocalizedText(en: "The department \(name) is gone", zh: "部门 \(name) 已不存在")
        case .departmentCount:
            LocalizedText(
                en: "The department \(name) says it has \(Int(found) ?? 0, "person", "people"), and said \(expected)",
                zh: "部门 \(name) 现有 \(found) 人，导出时为 \(expected) 人"
            )
        }
    }
}
