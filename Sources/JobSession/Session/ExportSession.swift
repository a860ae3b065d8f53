import CSVStream
import Foundation
package import JobEngine
import JobFiles
package import JobModel
import RowValidation
import Wording
import Workbooks

/// An export of a directory to a folder, begun or taken up again.
package struct ExportSession: WorkSession {
    package let work = SessionWork<FinishedExport>()
    private let beginning: Beginning
    private let connector: Connector

    /// With what it begins.
    private enum Beginning: Sendable {
        case job(
            file: String?,
            out: String?,
            choose: @Sendable (inout ExportChoice) -> Void,
            replaces: Bool,
            following: ExportFollowing?
        )
        case run(String, change: (@Sendable (inout ExportChoice) -> Void)?)
    }

    /// - Parameters:
    ///   - file: A job of kind export; `nil` for the directory that flag or environment names, else the embedded one.
    ///   - connector: The way to its directory.
    ///   - out: The folder to write; else one beside the job, or in the working folder.
    ///   - format: As what it is written, whatever the job says.
    ///   - replaces: Whether an export that lies in the folder gives way to the new one.
    ///   - following: What will be done once it is whole, by this process or by the one that resumes it.
    ///   - choose: Changes what the job says of what is written.
    package init(
        file: String?,
        connector: Connector,
        out: String? = nil,
        format: ExportChoice.Format? = nil,
        replaces: Bool = false,
        following: ExportFollowing? = nil,
        choose: @escaping @Sendable (inout ExportChoice) -> Void = { _ in }
    ) {
        beginning = .job(
            file: file,
            out: out,
            choose: { choice in
                choice.format = format ?? choice.format
                choose(&choice)
            },
            replaces: replaces,
            following: following
        )
        self.connector = connector
    }

    /// - Parameters:
    ///   - run: An export that has not come to its end.
    ///   - connector: The way to its directory.
    ///   - change: Changes how it is written; what decides what is read stays as it was.
    package init(
        resuming run: String,
        connector: Connector,
        change: (@Sendable (inout ExportChoice) -> Void)? = nil
    ) {
        beginning = .run(run, change: change)
        self.connector = connector
    }

    package func perform() async throws -> FinishedExport {
        switch beginning {
        case .run(let run, let change):
            return try await export(connector, replaces: false, changing: change) { try await $0.resumeExport(run) }
        case .job(let file, let out, let choose, let replaces, let following):
            let (loaded, folder) = try Self.job(file)
            var job = loaded
            guard job.kind == .exporting else { throw UsageError.notAnExport(job: job.job) }
            var choice = job.export ?? ExportChoice()
            choose(&choice)
            if let problem = choice.problems.first { throw problem }
            if let list = choice.resignedFrom {
                let near = URL(fileURLWithPath: folder, isDirectory: true)
                let path = URL(fileURLWithPath: list, relativeTo: near).standardizedFileURL.path
                // What is wrong with the list is said before anything is read.
                for note in Self.notes(on: try LeaversList(path: path, job: job).repairs, of: list) {
                    work.say(.note(note))
                }
                choice.resignedFrom = path
            }
            (job.export, job.following) = (choice, following)
            let connector = connector.near(folder)
            let named = connector.named(job)
            let target = out ?? folder + "/roster-export"
            return try await export(connector, replaces: replaces) {
                try await $0.startExport(job: named, folder: folder, target: target, replaces: replaces)
            }
        }
    }

    /// The job, and the folder its paths are relative to.
    private static func job(_ file: String?) throws -> (job: JobDefinition, folder: String) {
        if let file { return try JobFile.load(file, isRegion: PhoneRegion.isKnown) }
        var job = JobDefinition(job: "export")
        job.kind = .exporting
        return (job, FileManager.default.currentDirectoryPath)
    }

    private func export(
        _ connector: Connector,
        replaces: Bool,
        changing change: (@Sendable (inout ExportChoice) -> Void)? = nil,
        _ begin: @escaping @Sendable (Engine) async throws -> RunHandle
    ) async throws -> FinishedExport {
        let work = work
        let connector = connector.saying { work.say(.note($0)) }
        let ledger = try connector.ledger.ledger()
        let engine = Engine(
            ledger: ledger,
            connect: { try await connector.connect($0) },
            events: { work.say(.work($0)) }
        )
        let handle = try await work.cancelling {
            try await begin(engine)
        } closing: {
            try await $0.close()
        }
        let following = try await ledger.run(handle.id).definition.following
        work.say(.counting(LocalizedText(en: "Departments read", zh: "已读取部门")))
        let result: WrittenExport
        do {
            result = try await work.cancelling {
                try await engine.export(
                    handle,
                    replaces: replaces,
                    changing: change
                ) {
                    progress in
                    work.say(.counted(progress.departmentsRead, of: progress.departments))
                }
            }
        } catch {
            try await handle.close()
            if try await ledger.run(handle.id).state != .finished {
                let hasRead = try await ledger.export(of: handle.id)?.hasRead == true
                if error is CancellationError, try await ledger.stopStanding(of: handle.id).isOfPerson {
                    work.say(.note(LocalizedText(en: "Stopped as asked.", zh: "已按要求停止。")))
                }
                work.say(.note(Self.next(handle.id, hasRead: hasRead, after: error)))
            }
            throw error
        }
        try await handle.close()
        return FinishedExport(folder: result.folder, manifest: result.manifest, following: following)
    }

    /// Numbers of a list that are read in another form: the first of them, one line each, and how many more there are.
    private static func notes(on repairs: [Finding], of list: String) -> [LocalizedText] {
        let notes = repairs.prefix(repairsSaid).map { repair in
            let (row, problem) = (repair.row ?? 0, repair.problem)
            return LocalizedText(
                en: "\(list), row \(row): \(problem.en)",
                zh: "\(list)，第 \(row) 行：\(problem.zh)"
            )
        }
        let more = repairs.count - notes.count
        guard more > 0 else { return notes }
        return notes + [
            LocalizedText(
                en: "\(list): \(more, "more number is", "more numbers are") read in another form",
                zh: "\(list)：另有 \(more) 个号码以其他形式读取"
            )
        ]
    }

    private static let repairsSaid = 20

    /// With what a resume has to be given where the same again would end in the same way.
    private static func next(_ run: String, hasRead: Bool, after error: any Error) -> LocalizedText {
        let options =
            switch error {
            case CSVStreamError.notInEncoding: " --encoding utf-16"
            case WorkbookWriteError.tooManyRows, WorkbookWriteError.tooManyColumns, WorkbookWriteError.textTooLong:
                " --format csv"
            default: ""
            }
        let kept =
            hasRead
            ? LocalizedText(en: "What was read is kept.", zh: "已读取的内容已保留。")
            : LocalizedText(en: "Nobody was read.", zh: "未读取任何人员。")
        return LocalizedText(
            en: "\(kept.en) Next: roster resume \(run)\(options)",
            zh: "\(kept.zh)下一步：roster resume \(run)\(options)"
        )
    }
}

/// An export that is written.
package struct FinishedExport: Sendable {
    package let folder: String
    package let manifest: ExportManifest
    /// What is to be done now.
    package let following: ExportFollowing?

    package init(folder: String, manifest: ExportManifest, following: ExportFollowing? = nil) {
        self.folder = folder
        self.manifest = manifest
        self.following = following
    }

    /// How a command ends that has exported.
    package var exit: ExitStatus { manifest.isIncomplete ? .rowsFailed : .success }
}
