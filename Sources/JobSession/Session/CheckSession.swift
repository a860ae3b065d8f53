package import JobEngine
package import JobModel
package import Wording

/// A check of a job or a sheet: of the files alone, or against what a directory holds.
package struct CheckSession: WorkSession {
    package let work = SessionWork<JobCheckReport>()
    private let source: JobSource
    private let connector: Connector?
    private let annotated: String?
    private let stateFolder: String?
    private let words: @Sendable (LocalizedText) -> String
    private let title: String?
    private let saying: @Sendable (Finding) -> Finding

    /// - Parameters:
    ///   - source: The job or sheet.
    ///   - connector: The way to the directory; without it none is asked.
    ///   - annotated: A new file for a copy of the sheet with the problems beside its rows.
    ///   - stateFolder: Where it is recorded that a copy is not finished; without one a kill leaves it behind.
    ///   - words: Chooses the language of the copy.
    ///   - title: What the copy's readers call the sheet; `nil` for the name of its file.
    ///   - saying: Puts what is found into the words of the copy's readers.
    package init(
        source: JobSource,
        connector: Connector? = nil,
        annotated: String? = nil,
        stateFolder: String? = nil,
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en },
        title: String? = nil,
        saying: @escaping @Sendable (Finding) -> Finding = { $0 }
    ) {
        self.source = source
        self.connector = connector
        self.annotated = annotated
        self.stateFolder = stateFolder
        self.words = words
        self.title = title
        self.saying = saying
    }

    package func perform() async throws -> JobCheckReport {
        let (job, folder) = try source.load()
        guard job.kind == .importing else { throw UsageError.notAnImport(job: job.job) }
        // A name that cannot be is refused before anything is read.
        if let annotated { _ = try SheetFormat(ofName: annotated) }
        let report: JobCheckReport
        if let connector {
            report = try await ask(connector.near(folder), job, folder)
        } else {
            report = try await OfflineCheck(job: job, folder: folder).report()
        }
        if let annotated {
            let sheet = AnnotatedSheet(
                job: job,
                folder: folder,
                stateFolder: stateFolder,
                title: title,
                language: words
            )
            for path in try sheet.write(report.saying(saying), to: annotated) {
                work.say(.note(LocalizedText(en: "Annotated: \(path)", zh: "已写入批注副本：\(path)")))
            }
        }
        return report
    }

    private func ask(_ connector: Connector, _ job: JobDefinition, _ folder: String) async throws -> JobCheckReport {
        let work = work
        return try await work.cancelling {
            try await connector.saying { work.say(.note($0)) }.connected(job) { connection in
                try await connection.checkToken()
                return try await DirectoryCheck(job: job, folder: folder, connection: connection) {
                    work.say(.work(.reading($0)))
                }.report()
            }
        }
    }
}

extension JobCheckReport {
    /// How a command ends that has checked.
    package var exit: ExitStatus { steps.allSatisfy(\.findings.isEmpty) ? .success : .nothingSent }
}
