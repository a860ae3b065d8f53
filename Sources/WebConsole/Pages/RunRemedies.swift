import JobEngine
import JobModel
import Wording

/// What the pages of a run say is to be done: by pages and buttons that they have, and about files where the rows are of files.
struct RunRemedies: Sendable {
    /// Whether the rows are of a sheet that is corrected on the pages of this console.
    let hasPages: Bool
    /// Whether the page has the cells that a remedy may be about.
    private var hasCells = false
    /// Whether nothing can be done about rows any more.
    private var isSilent = false
    private let way: @Sendable (Substring) -> RemedyWay
    private let frame: PageFrame

    private init(hasPages: Bool, _ frame: PageFrame, _ way: @escaping @Sendable (Substring) -> RemedyWay) {
        (self.hasPages, self.frame, self.way) = (hasPages, frame, way)
    }

    /// On the page of a plan: of one that was released the rows are planned again where its results are.
    static func ofPlan(isReleased: Bool, hasPages: Bool, _ frame: PageFrame) -> RunRemedies {
        RunRemedies(hasPages: hasPages, frame) { isReleased ? .later($0) : .planning($0) }
    }

    /// On the page of a plan whose sheet was deleted: of rows that nobody can correct nothing is said.
    static func silent(_ frame: PageFrame) -> RunRemedies {
        var remedies = RunRemedies(hasPages: false, frame) { .later($0) }
        remedies.isSilent = true
        return remedies
    }

    /// On the page of a run.
    static func ofRun(_ run: RunStatus, _ surroundings: RunPage.Surroundings, _ frame: PageFrame) -> RunRemedies {
        let (hasPages, isReadOnly) = (surroundings.correcting.hasPages, surroundings.isReadOnly)
        let (isUnreleased, hasRows) = (run.isBeforeRelease, run.rows > 0)
        let retry = RowsToRetry(run, surroundings)
        var remedies = RunRemedies(hasPages: hasPages, frame) { [next = run.nextStep, state = run.state] name in
            switch (name, next) {
            case ("retry", .retry(_?)) where !hasPages: .fromFile
            case ("retry", .retry): Self.way(retry, RemedyWords.link(for: name))
            case ("resolve", .resolve): .button(RemedyWords.link(for: name))
            case ("resume", .resume) where !isUnreleased && !isReadOnly: .button(RemedyWords.link(for: name))
            // Nothing of it was sent: it is released as it was planned.
            case ("resume", .resume) where isUnreleased && !isReadOnly && state == RunState.planned.rawValue:
                .button(RunActions.releasing)
            case ("results", .results): .button(LocalizedText(en: "Write the results", zh: "写出结果文件"))
            case ("results", _) where hasRows && !isUnreleased: .button(RemedyWords.link(for: name))
            default: isUnreleased ? .planning(name) : .later(name)
            }
        }
        // What did not succeed here has done so since.
        remedies.isSilent = run.hasNothingLeft
        return remedies
    }

    /// How rows are planned again: by a button only where the page has it.
    private static func way(_ retry: RowsToRetry?, _ button: LocalizedText) -> RemedyWay {
        switch retry {
        case .rows: .button(button)
        case .leftOut: .takenBack
        case .readOtherwise: .planning("retry")
        case .ofOthers, nil: .later("retry")
        }
    }

    /// On the page of a run's results, by the button that plans rows again where it has one, else by the link to the run.
    static func ofResults(
        _ run: RunStatus,
        _ retry: RowsToRetry?,
        hasPages: Bool,
        _ words: ResultsWords,
        _ frame: PageFrame
    ) -> RunRemedies {
        // Rows that are planned again as they were have no file.
        let isCorrected = if case .retry(_?) = run.nextStep { true } else { false }
        var remedies = RunRemedies(hasPages: hasPages, frame) { name in
            if name == "retry", isCorrected, !hasPages { return .fromFile }
            let link = RemedyWay.button(LocalizedText(en: words.run, zh: words.run))
            guard name == "retry" else { return link }
            switch retry {
            case .ofOthers, nil: return link
            case .rows, .leftOut, .readOtherwise:
                return way(retry, LocalizedText(en: words.retryThese, zh: words.retryThese))
            }
        }
        // What did not succeed here has done so since.
        remedies.isSilent = run.hasNothingLeft
        return remedies
    }

    /// In the grid of a run's sheet: what the run's own pages have buttons for is done there.
    static func ofGrid(_ frame: PageFrame) -> RunRemedies {
        var remedies = RunRemedies(hasPages: true, frame) { .later($0) }
        remedies.hasCells = true
        return remedies
    }

    /// On the page of a row that is left out on the pages of its sheet.
    static func ofRowLeftOut(leading link: String, _ frame: PageFrame) -> RunRemedies {
        RunRemedies(hasPages: true, frame) { name in
            name == "retry" ? .takenBack : .button(LocalizedText(en: link, zh: link))
        }
    }

    /// On a page with one link, which leads to where it is done.
    static func leading(to link: String, hasPages: Bool, _ frame: PageFrame) -> RunRemedies {
        RunRemedies(hasPages: hasPages, frame) { _ in .button(LocalizedText(en: link, zh: link)) }
    }

    /// Empty where nothing can be done.
    func of(_ finding: Finding) -> String {
        isSilent ? "" : said(hasPages ? finding.pageRemedy ?? finding.remedy : finding.remedy)
    }

    /// A sentence of the run as a whole.
    func of(_ sentence: LocalizedText) -> String { frame.words(RemedyWords.named(sentence, way)) }

    /// - Parameters:
    ///   - remedy: In the words of files and commands, in the reader's language.
    ///   - page: The same in the words of pages; `nil` where it is the same.
    /// - Returns: `nil` where there is none.
    func of(_ remedy: String?, onPages page: String?) -> String? {
        guard !isSilent else { return nil }
        return (hasPages ? page ?? remedy : remedy).map { text in
            said(LocalizedText(en: text, zh: text))
        }
    }

    private func said(_ remedy: LocalizedText) -> String {
        let named = RemedyWords.named(remedy, way)
        return frame.words(hasCells || !hasPages ? named : RemedyWords.elsewhere(named))
    }
}
