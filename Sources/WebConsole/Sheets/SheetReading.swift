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

    /// Tells one reading from others; what the sheet is about is found out where it is not said.
    var mark: String { CellEdit.mark(of: formFields.dropLast().map(\.value) + [subject?.rawValue ?? ""]) }

    /// Why a sheet is not read so from here on: another page has chosen otherwise since the reader's was made.
    ///
    /// - Parameters:
    ///   - shown: The mark of the reading that stood then; empty where nobody had chosen one.
    ///   - now: The one that stands.
    ///   - sheet: Whose they are.
    ///   - isLook: Whether the reader stays on the page of reading.
    ///   - frame: Around the page.
    /// - Returns: `nil` where nothing was chosen meanwhile.
    func refusal(
        _ shown: String?,
        _ now: SheetReading,
        _ sheet: StoredSheet,
        isLook: Bool,
        _ frame: PageFrame
    ) -> RefusedForm? {
        guard let shown, shown != now.mark else { return nil }
        var mine = self
        if subject == nil { mine.subject = now.subject }
        // A job that was begun by looking at a later page is read as nobody has chosen.
        var plain = SheetReading(query: FormQuery(nil))
        plain.subject = now.subject
        guard mine != now, !(shown.isEmpty && now == plain) else { return nil }
        let (stands, yours) = (now.words(frame), mine.words(frame))
        return RefusedForm(
            problem: frame.say(
                "Nothing was changed: another page has chosen how the sheet is read since this one was made.",
                "没有更改任何内容：在此页面打开之后，其他页面已选择读取方式。"
            ),
            remedies: [
                frame.say("It is read so by now: \(stands).", "现在的读取方式：\(stands)。"),
                frame.say("Yours was: \(yours).", "您的选择：\(yours)。"),
            ],
            anyway: AnywayForm(
                "/sheets/\(sheet.id)/reading",
                [("was", now.mark)] + (isLook ? [Self.look] : []) + formFields.map { ($0.name, $0.value) },
                button: frame.say("Read it my way all the same", "仍然按我的选择读取"),
                frame
            )
        )
    }

    /// The field of a form that has the sheet read so, and shows it.
    static let look = ("look", "1")

    private func words(_ frame: PageFrame) -> String {
        let found = frame.say("found out", "自动识别")
        var words = [
            frame.say("encoding", "编码") + " " + (encoding == "auto" ? found : encoding),
            frame.say("delimiter", "分隔符") + " " + (delimiter == "auto" ? found : delimiter),
        ]
        if let tab { words.append(frame.say("tab", "工作表") + " " + CellExcerpt.of(tab, 60)) }
        words.append(frame.say("row of the header", "表头所在行") + " " + (headerRow.map { String($0) } ?? found))
        switch subject {
        case .people?: words.append(frame.say("people", "人员"))
        case .departments?: words.append(frame.say("departments", "部门"))
        case nil: break
        }
        return words.joined(separator: ", ")
    }
}
