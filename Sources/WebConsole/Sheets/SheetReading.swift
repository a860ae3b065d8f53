import JobModel
import JobSession

/// How the reader wants a sheet to be read, as the address of its page says it.
struct SheetReading: Sendable, Equatable {
    var encoding = "auto"
    var delimiter = "auto"
    var tab: String?
    var headerRow: Int?
    var subject: Subject?

    init(query: FormQuery) {
        func value(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
        encoding = value("encoding") ?? encoding
        delimiter = value("delimiter").flatMap { StepDefinition.isDelimiter($0) ? $0 : nil } ?? delimiter
        tab = value("tab")
        headerRow = value("header").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        subject = value("subject").flatMap(Subject.init(rawValue:))
    }

    /// As a job has its first step read.
    init(of job: JobDefinition) {
        guard let step = job.steps.first else { return }
        (encoding, delimiter, tab) = (step.encoding, step.delimiter, step.sheet)
        (headerRow, subject) = (step.headerRow, step.subject)
    }

    /// As the fields of a form and of an address say it.
    var formFields: [(name: String, value: String)] {
        [
            ("encoding", encoding), ("delimiter", delimiter), ("tab", tab ?? ""),
            ("header", headerRow.map { String($0) } ?? ""), ("subject", subject?.rawValue ?? ""),
        ]
    }

    func job(of sheet: StoredSheet) -> SheetJob {
        var job = SheetJob(file: sheet.path)
        (job.encoding, job.delimiter, job.sheet) = (encoding, delimiter, tab)
        (job.headerRow, job.subject) = (headerRow, subject)
        return job
    }
}
