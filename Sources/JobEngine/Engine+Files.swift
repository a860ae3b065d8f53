import CSVStream
import Foundation
import JobModel
import LocalFiles
import Wording

extension Engine {
    /// Keeps in mind what the sheets were as they were planned: the bytes that were read, whatever the files are by now.
    func noteFiles(_ sources: [RecordSource], of run: RunRecord) async throws {
        try await ledger.putFiles(sources.compactMap(\.file).filter { Self.isPlain($0.path) }, of: run.id)
    }

    /// What is no plain file, such as a pipe, gives its bytes once, and they are the plan's.
    func note(_ paths: [String], of run: String) async throws {
        let files = try paths.filter(Self.isPlain).compactMap { path in
            try CRC32.ofFile(path).map { PlannedFile(path: path, bytes: $0.bytes, crc32: $0.text) }
        }
        try await ledger.putFiles(files, of: run)
    }

    private static func isPlain(_ path: String) -> Bool {
        let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isRegularFileKey])
        return values?.isRegularFile == true
    }

    /// What is to be said of files that are no longer what a run was planned from: it goes on without them.
    func changes(of run: RunRecord) async throws -> [LocalizedText] {
        try await ledger.files(of: run.id).compactMap { file in
            guard let now = try CRC32.ofFile(file.path) else {
                return LocalizedText(
                    en: "\(file.path) is no longer there. The run goes on as it was planned.",
                    zh: "\(file.path) 已不存在。本次运行仍按原计划继续。"
                )
            }
            guard now.bytes != file.bytes || now.text != file.crc32 else { return nil }
            return LocalizedText(
                en: "\(file.path) has changed since the run was planned. The run goes on as it was planned; "
                    + "what is new in the file is written by another import once the run has ended.",
                zh: "\(file.path) 在计划之后有改动。本次运行仍按原计划继续；文件中的新内容请在运行结束后再次导入。"
            )
        }
    }
}
