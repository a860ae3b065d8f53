import JobEngine
import JobModel
import JobSession
import Wording

/// What became of every row of a run: counted, by cause, row by row; and what can be done with the rows of a filter.
struct ResultsPage: ConsolePage {
    static let template = "results"

    let frame: PageFrame
    let title: String
    let id: String
    let problem: String?
    let remedy: String?
    let facts: [String]
    let times: TimesOnPage
    let words: ResultsWords
    /// What comes after a sheet of departments; `nil` after any other.
    let next: NextSheets?
    let steps: [Step]
    let look: LookNote?
    let causes: [Cause]
    let causesNote: String?
    let othersNote: String?
    let hasCauses: Bool
    /// Leads to the rows themselves.
    let moreCauses: PageFrame.Link?
    let filter: RowsFilter
    /// What each word of the filter means.
    let meanings: [Meaning]
    /// That no row has the code of the filter; `nil` where one has, or none was typed.
    let noCode: String?
    let table: RowsTable
    /// Whether there are rows that could be tried again.
    let canAct: Bool
    /// Where the rows of the filter are sent to; `nil` where nothing can be done with them.
    let action: String?
    /// Where they are corrected first.
    let correcting: PageFrame.Link?
    let retryThese: String?
    /// `nil` where there are no others.
    let retryOthers: String?
    /// What is taken of what is corrected on these pages.
    let correctingNote: String?
    /// The files in which rows are corrected that no page corrects, and where a corrected one is dropped.
    let correctingFiles: [PageFrame.Link]
    let fields: [Field]
    let files: [File]
    let hasFiles: Bool
    let lineage: [Member]
    let hasLineage: Bool

    struct Step: Sendable {
        let name: String
        let counts: [Count]
        let total: String
        /// Those of them that did not succeed and have done so since; `nil` where there are none.
        let since: Count?
    }

    struct Count: Sendable {
        let name: String
        let count: String
        let address: String?
        let isTroubled: Bool
    }

    struct Meaning: Sendable {
        let word: String
        let words: String
    }

    struct Cause: Sendable {
        let sentence: String
        /// In small print behind it.
        let code: String?
        let remedy: String?
        let address: String
        /// What leads there.
        let show: String
    }

    struct Field: Sendable {
        let name: String
        let value: String
    }

    struct File: Sendable {
        let name: String
        let address: String
        let bytes: String
    }

    struct Member: Sendable {
        let id: String
        let sentence: String
        let isHere: Bool
    }

    /// What it is made of.
    struct Source: Sendable {
        let run: RunStatus
        let records: [StepRecord]
        /// By which the rows were read.
        var definition: JobDefinition?
        let chain: [RunStatus]
        let filter: ResultsFilter
        let found: FoundRows
        let files: [RunFiles.File]
        /// Where the rows are corrected that did not succeed.
        var correcting = CorrectingPlace()
        /// What comes after a sheet of departments.
        var next: NextSheets?
        /// Which rows have not succeeded so far; `nil` where that is not known.
        var open: OpenNow?
        /// By which runs the people were written who have keys of the rows that are shown.
        var writers: [String: RunRecord] = [:]
        /// Why what was just asked for was not done.
        var refusal: Explanation?
    }

    init(_ source: Source, frame: PageFrame) {
        let run = source.run
        let sentences = RunSentences(run)
        self.frame = frame
        id = run.run
        title = frame.say("Results of \(run.job), \(run.run)", "\(run.job) 的结果，\(run.run)")
        problem = source.refusal.map { frame.words($0.problem) }
        remedy = source.refusal.map { frame.words($0.remedy) }
        let doable = DoableRows(source)
        facts =
            [sentences.success, sentences.lineageOnPage, sentences.unsent].compactMap { $0.map(frame.pressed) }
            + [doable.since(frame)].compactMap(\.self)
        times = TimesOnPage(run, frame)
        words = ResultsWords(frame)
        next = source.next
        steps = zip(run.steps, source.records).map { Self.step($0, $1, source, frame) }
        look = LookNote(run, at: source.filter.page(of: run.run), frame)
        let why = ReasonSentences(run.reasons ?? [], showing: Self.causesShown)
        moreCauses = why.moreOnPage.map { words in
            let address = FormAddress.of("/runs/\(run.run)/results", [("outcome", "unsuccessful")]) + "#rows"
            return PageFrame.Link(address: address, words: frame.words(words), isHere: false)
        }
        filter = Self.filter(source, frame)
        noCode = ResultsWords.noCode(source.filter, source.found, frame)
        meanings = Self.meanings(frame)
        let canRetry = doable.canRetry
        let canPlan = doable.canPlan && !source.correcting.isReadOtherwise
        action =
            canPlan || doable.hasOthers && !source.correcting.isReadOtherwise
            ? frame.action("/runs/\(run.run)/retry") : nil
        let remedies = RunRemedies.ofResults(
            run,
            doable.toRetry(isReadOtherwise: source.correcting.isReadOtherwise),
            hasPages: source.correcting.hasPages,
            words,
            frame
        )
        causes = zip(run.reasons ?? [], why.reasons).map { Self.cause($0, $1, source, frame, remedies) }
        hasCauses = !causes.isEmpty
        let since = zip(source.records, run.steps).reduce(0) { count, step in
            count + (source.open?.count(of: step.0.number).map { step.1.notWell - $0 } ?? 0)
        }
        causesNote = run.isUnderWay ? nil : ResultsWords.endedHere(since, frame)
        othersNote = ResultsWords.twins(run, frame)
        table = Self.table(source, frame, remedies)
        let count = doable.count
        let toCorrect = source.open?.toCorrect
        correcting = doable.hasSome ? source.correcting.link(source.filter, toCorrect: toCorrect, frame) : nil
        retryThese = canPlan ? ResultsWords.counted(words.retryThese, count, frame) : nil
        retryOthers = doable.hasOthers ? ResultsWords.counted(words.retryOthers, source.open?.others, frame) : nil
        canAct = doable.hasSome
        let note = canRetry ? source.correcting.note(run.nextStep, frame) ?? source.correcting.hint(frame) : nil
        let others =
            doable.hasSome && source.correcting.address != nil
            ? ResultsWords.triedAsTheyAre(doable.plannable, besides: toCorrect, frame) : nil
        correctingNote = Self.joined([others, doable.leftOutNote(frame), note], frame)
        let hasFile = if case .retry(_?) = run.nextStep { true } else { false }
        correctingFiles = hasFile && !source.correcting.hasPages ? Self.correctingFiles(source, frame) : []
        fields = source.filter.fields.map { Field(name: $0.0, value: $0.1) }
        files = source.files.filter { !Self.isEmpty($0, of: run) }.map { file in
            File(
                name: file.name,
                address: FormAddress.of("/runs/\(run.run)/file", [("name", file.name)]),
                bytes: frame.words(ByteSize(bytes: file.bytes).words)
            )
        }
        hasFiles = !files.isEmpty
        lineage = source.chain.map { member in
            let said = RunSentences(member)
            let sentence = LocalizedText(
                en: "\(said.state.en), \(said.success.en)",
                zh: "\(said.state.zh)，\(said.success.zh)"
            )
            return Member(id: member.run, sentence: frame.words(sentence), isHere: member.run == run.run)
        }
        hasLineage = lineage.count > 1
    }

    /// Whether a file has a heading alone: that of the open rows of a step where every row succeeded.
    static func isEmpty(_ file: RunFiles.File, of run: RunStatus) -> Bool {
        run.steps.contains { step in
            step.notWell == 0 && ["failed.csv", "failed.xlsx"].contains { file.name == "\(step.name)/\($0)" }
        }
    }

    private static let causesShown = 20
}

extension ResultsPage {
    private static func correctingFiles(_ source: Source, _ frame: PageFrame) -> [PageFrame.Link] {
        let failed = source.files.filter { !isEmpty($0, of: source.run) && $0.name.hasSuffix("/failed.csv") }
        let files = failed.map { file in
            PageFrame.Link(
                address: FormAddress.of("/runs/\(source.run.run)/file", [("name", file.name)]),
                words: frame.say("Download \(file.name)", "下载 \(file.name)"),
                isHere: false
            )
        }
        let drop = frame.say("Drop the corrected file", "上传更正后的文件")
        return files + [PageFrame.Link(address: "/sheets/new", words: drop, isHere: false)]
    }

    private static func step(_ step: RunStatus.Step, _ record: StepRecord, _ source: Source, _ frame: PageFrame) -> Step
    {
        let outcomes = Outcome.allCases.filter { step.count($0) > 0 }.map { outcome in
            let fields = [("outcome", outcome.rawValue), ("step", String(record.number))]
            return Count(
                name: frame.words(outcome.words),
                count: String(step.count(outcome)),
                address: FormAddress.of("/runs/\(source.run.run)/results", fields) + "#rows",
                isTroubled: !outcome.isSuccess
            )
        }
        let since = source.open?.count(of: record.number).map { step.notWell - $0 } ?? 0
        let others = [(frame.say("left out", "跳过"), step.leftOut), (frame.say("open", "未完成"), step.open)]
        let rest = others.filter { $0.1 > 0 }.map {
            Count(name: $0.0, count: String($0.1), address: nil, isTroubled: false)
        }
        // Counted above already, by how they ended here.
        let again = Count(
            name: frame.say("did not succeed here, succeeded since", "此次未成功，此后已成功"),
            count: String(since),
            address: nil,
            isTroubled: false
        )
        return Step(
            name: frame.step(step.name, in: step.source),
            counts: outcomes + rest,
            total: String(step.rows),
            since: since > 0 ? again : nil
        )
    }

    /// Sentences as one text; `nil` of none.
    private static func joined(_ sentences: [String?], _ frame: PageFrame) -> String? {
        let said = sentences.compactMap(\.self)
        return said.isEmpty ? nil : said.joined(separator: frame.say(" ", ""))
    }

    /// How many rows the address of a cause shows, which tells causes by their codes alone.
    private static func shown(by reason: RunReason, of run: RunStatus) -> Int {
        guard reason.code != nil else {
            return run.steps.first { $0.name == reason.step }?.outcomes[reason.outcome] ?? reason.rows
        }
        let same = (run.reasons ?? []).filter {
            $0.step == reason.step && $0.outcome == reason.outcome && $0.code == reason.code
        }
        return same.reduce(0) { $0 + $1.rows }
    }

    private static func cause(
        _ reason: RunReason,
        _ said: ReasonSentences.Reason,
        _ source: Source,
        _ frame: PageFrame,
        _ remedies: RunRemedies
    ) -> Cause {
        let step = source.records.first { $0.name == reason.step }
        let fields = [
            ("outcome", reason.outcome), reason.code.map { ("code", $0) },
            reason.code.map { _ in (ResultsFilter.causeField, "yes") }, step.map { ("step", String($0.number)) },
        ].compactMap { $0 }
        let count = shown(by: reason, of: source.run)
        return Cause(
            sentence: CellExcerpt.of(frame.sentence(said.pageSentence), sentenceLength),
            code: said.code,
            remedy: remedies.of(said.remedy, onPages: said.pageRemedy).map(excerpt),
            address: FormAddress.of("/runs/\(source.run.run)/results", fields) + "#rows",
            show: count == reason.rows
                ? frame.say("show its rows", "显示这些行")
                : frame.say("show all \(count, "row") of this kind", "显示此类问题的全部 \(count) 行")
        )
    }

    private static func table(_ source: Source, _ frame: PageFrame, _ remedies: RunRemedies) -> RowsTable {
        let run = source.run.run
        let read = source.definition?.steps ?? []
        let names = Dictionary(
            uniqueKeysWithValues: source.records.map { record in
                let place = record.number - 1
                return (record.number, RowNames(record.header, step: read.indices.contains(place) ? read[place] : nil))
            }
        )
        return RowsTable(
            source.found.rows.map { entry in
                let name = names[entry.step]?.name(of: entry.row.planned.record)
                let hasSucceeded = source.open?.hasSucceeded(entry) ?? false
                let writer = KeyHolder(of: entry.row).flatMap { source.writers[$0.id] }
                return row(entry, of: run, named: name, hasSucceeded: hasSucceeded, writer, frame, remedies)
            },
            of: source.found,
            among: source.filter.isNarrow ? source.run.steps.reduce(0) { $0 + $1.rows - $1.leftOut } : nil,
            hasNames: true,
            standing: frame.say("How it ended", "结果"),
            details: frame.say("Problem", "问题"),
            next: source.found.next.map { source.filter.address(of: run, after: $0) },
            frame
        )
    }

    private static func row(
        _ entry: FoundRows.Entry,
        of run: String,
        named name: String?,
        hasSucceeded: Bool,
        _ writer: RunRecord?,
        _ frame: PageFrame,
        _ remedies: RunRemedies
    ) -> RowsTable.Row {
        let result = ResultRow(entry.row, in: run, words: frame.words)
        let standing = RowStanding(entry.row.state, entry.row.outcome)
        let isNoted = result.problem != nil || result.code != nil || result.remedy != nil
        let problem = RowsTable.Problem(
            problem: CellExcerpt.of(result.problem ?? "", sentenceLength),
            // Nothing is left to be done.
            remedy: hasSucceeded ? nil : remedies.of(result.remedy, onPages: result.pageRemedy).map(excerpt),
            code: result.code,
            writer: writer.map { RowsTable.Writer(by: $0, frame) }
        )
        return RowsTable.Row(
            number: String(result.row),
            address: "/runs/\(run)/rows/\(entry.step)/\(result.row)",
            name: name == result.matchKey ? nil : name.map { CellExcerpt.of($0, keyLength) },
            key: CellExcerpt.of(result.matchKey, keyLength),
            standing: frame.words(standing.words),
            since: hasSucceeded ? ResultsWords.since(frame) : nil,
            isTroubled: standing.outcome?.isSuccess == false && !hasSucceeded,
            problems: isNoted ? [problem] : []
        )
    }

    private static func excerpt(_ sentence: String) -> String { CellExcerpt.of(sentence, sentenceLength) }

    private static let (keyLength, sentenceLength) = (60, 240)
}
