import CSVStream
package import Foundation
package import JobModel
import LocalFiles
import Wording

/// A plan that was looked at, kept until it is applied: one JSON object a line.
///
/// First a header, then the departments to be made and every row as it was planned, last an end that counts and sums
/// what stands before it. It holds people's data, so it is for this user alone.
package struct PlanFile: Sendable {
    package struct Header: Sendable, Codable, Equatable {
        /// The format's number.
        package var plan = 1
        /// Unix seconds.
        package var made: Double
        /// The job with the command's flags in it.
        package var job: JobDefinition
        /// What the job's paths are relative to.
        package var folder: String
        /// Where the results' folder is made.
        package var out: String
        package var directory: String
        package var app: String
        package var sources: [Source]
    }

    /// A sheet as it was when the plan was made.
    package struct Source: Sendable, Codable, Equatable {
        package var step: Int
        package var path: String
        package var bytes: Int
        package var crc32: String
        /// The sheet itself, for a person who cannot read it where it lies; `nil` where the plan stays with its maker.
        package var contents: Data?
        /// The corrections that belong to it, as a file.
        package var corrections: Data?
        /// What that file was when the plan was made; `nil` where there are none, and in plans of earlier versions.
        package var correctionFile: PlannedFile?

        /// The sheet and its corrections.
        var files: [PlannedFile] {
            [PlannedFile(path: path, bytes: bytes, crc32: crc32)] + [correctionFile].compactMap(\.self)
        }
    }

    /// One line after the header.
    struct Line: Codable, Equatable {
        var step: Int?
        var departments: [String]?
        var row: PlannedRow?
        var end: End?
    }

    struct End: Codable, Equatable {
        var rows: Int
        var crc32: String
    }

    package let path: String
    package internal(set) var header: Header
    let lines: [Line]

    /// Reads a plan and checks that it is whole.
    ///
    /// - Throws: `EngineError.planUnreadable` for what is no plan, of another format, cut or changed.
    package init(path: String) throws {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EngineError.planUnreadable(path, reason: LocalizedText(en: "it cannot be opened", zh: "无法打开"))
        }
        var texts = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        let decoder = JSONDecoder()
        guard let first = texts.first, let header = try? decoder.decode(Header.self, from: first) else {
            throw EngineError.planUnreadable(
                path,
                reason: LocalizedText(en: "it is no plan of this version", zh: "不是本版本的计划文件")
            )
        }
        guard let last = texts.popLast(), let end = try? decoder.decode(Line.self, from: last).end else {
            throw EngineError.planUnreadable(path, reason: LocalizedText(en: "its end is missing", zh: "文件不完整，缺少结尾"))
        }
        var checksum = CRC32()
        checksum.add(data.prefix(last.startIndex - data.startIndex))
        guard checksum.text == end.crc32, texts.count - 1 == end.rows else {
            throw EngineError.planUnreadable(
                path,
                reason: LocalizedText(en: "it was changed after it was made", zh: "生成后被修改过")
            )
        }
        self.header = header
        do {
            lines = try texts.dropFirst().map { try decoder.decode(Line.self, from: $0) }
        } catch {
            throw EngineError.planUnreadable(
                path,
                reason: LocalizedText(en: "it is no plan of this version", zh: "不是本版本的计划文件")
            )
        }
    }
}

extension PlanFile.Source {
    /// A sheet as it is now.
    ///
    /// - Throws: `EngineError.planUnreadable` where it cannot be read.
    init(step: Int, path: String) throws {
        let file = try PlannedFile(at: path)
        self.init(step: step, path: path, bytes: file.bytes, crc32: file.crc32)
    }
}

extension PlannedFile {
    /// A file as it is now.
    ///
    /// - Throws: `EngineError.planUnreadable` where it cannot be read.
    init(at path: String) throws {
        guard let file = try CRC32.ofFile(path) else {
            throw EngineError.planUnreadable(path, reason: LocalizedText(en: "it cannot be opened", zh: "无法打开"))
        }
        self.init(path: path, bytes: file.bytes, crc32: file.text)
    }
}
