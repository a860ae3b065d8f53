import Foundation
import JobModel
import Wording

/// What to do about a problem, in the words of these pages: who reads them has no command line and no job file.
enum RemedyWords {
    /// On a page that has no cell to be corrected: it names the one that has.
    static func of(_ finding: Finding) -> LocalizedText { elsewhere(ofCell(finding)) }

    /// Beside the cells that it is about.
    static func ofCell(_ finding: Finding) -> LocalizedText { named(finding.pageRemedy ?? finding.remedy) }

    /// What is said of cells that are somewhere else: rules say "here" and "below the rows", as if a page showed them.
    static func elsewhere(_ remedy: LocalizedText) -> LocalizedText {
        LocalizedText(
            en: remedy.en.replacing(/(the cells?|that one) here\b/) { "\($0.1) on the page Problems" }
                .replacing("say so below the rows", with: "say so on the page Problems")
                .replacing("all rows at once below them", with: "on the page Problems all rows at once"),
            zh: remedy.zh.replacing("请在此处", with: "请在“问题”页面")
                .replacing("在行的下方", with: "在“问题”页面")
        )
    }

    static func of(_ error: any ExplainedError) -> LocalizedText { named(remedy(of: error)) }

    /// The error with what to do about it here.
    static func explanation(of error: any ExplainedError) -> Explanation {
        Explanation(problem: withoutPlace(error.problem), remedy: of(error))
    }

    /// The same with the commands that it names, for the page of a run, which knows what it has in place of them.
    static func unnamed(_ error: any ExplainedError) -> Explanation {
        Explanation(problem: withoutPlace(error.problem), remedy: remedy(of: error))
    }

    /// Why a plan could not be made: it is made again by another button than that of a run that was released.
    static func planning(_ error: any ExplainedError) -> Explanation {
        let again = LocalizedText(en: "Make the plan again", zh: "重新制定计划")
        let remedy = named(remedy(of: error)) { $0 == "resume" ? .button(again) : .planning($0) }
        return Explanation(problem: withoutPlace(error.problem), remedy: remedy)
    }

    /// Why a sheet's directory could not be asked: it is asked again where the reader sees this.
    static func asking(_ error: any Error) -> Explanation {
        guard let error = error as? any ExplainedError else { return explanation(ofAny: error) }
        return named(
            Explanation(problem: withoutPlace(error.problem), remedy: remedy(of: error)),
            button: LocalizedText(en: "Ask the directory again", zh: "重新查询目录")
        )
    }

    private static func remedy(of error: any ExplainedError) -> LocalizedText {
        (error as? any PageRemedied)?.pageRemedy ?? error.remedy
    }

    /// The same of an error that nobody has foreseen: without a page the reader would see a blank one.
    static func explanation(ofAny error: any Error) -> Explanation {
        if let error = error as? any ExplainedError { return explanation(of: error) }
        let reason = LocalizedText(said: error.localizedDescription)
        return Explanation(
            problem: LocalizedText(
                en: "The console cannot do this: \(reason.en)",
                zh: "控制台无法完成此操作：\(reason.zh)"
            ),
            remedy: LocalizedText(
                en: "Load the page again. If it happens again, look whether the disk is full.",
                zh: "请重新加载页面。如果仍然出现，请检查磁盘空间。"
            )
        )
    }

    /// The reader knows a sheet by its name, and not by where its copy is.
    static func withoutPlace(_ text: LocalizedText) -> LocalizedText {
        let en = named(
            text.en,
            [
                "sheet": "the file", "corrections.csv": "the list of the sheet's corrections",
                "job.yaml": "the sheet's job",
            ],
            rows: "the list of the rows that were chosen"
        )
        let zh = named(text.zh, ["sheet": "该文件", "corrections.csv": "该表格的更正", "job.yaml": "该表格的任务"], rows: "所选行的列表")
        return LocalizedText(en: en.prefix(1).uppercased() + en.dropFirst(), zh: zh)
    }

    private static func named(_ text: String, _ names: [Substring: String], rows: String) -> String {
        guard text.contains("/console/") else { return text }
        let named = text.replacing(
            /\/.*?\/console\/sheets\/[a-z0-9]{12}\/(sheet|corrections\.csv|job\.yaml)/
        ) { match in
            names[match.1] ?? String(match.0)
        }
        return named.replacing(/\/.*?\/console\/retries\/[A-Za-z0-9-]+\.csv/, with: rows)
    }

    /// Commands are named by the buttons that do the same.
    static func named(_ remedy: LocalizedText) -> LocalizedText { named(remedy, link) }

    /// What does the same as a command, as the pages of runs and results have it.
    static func link(for command: Substring) -> LocalizedText {
        switch command {
        case "retry":
            LocalizedText(en: "Plan the rows again that did not succeed", zh: "为未成功的行重新制定计划")
        case "resolve": LocalizedText(en: "Find out how the rows ended", zh: "查明各行结果")
        case "results": LocalizedText(en: "The results, row by row", zh: "逐行结果")
        default: LocalizedText(en: "Go on", zh: "继续")
        }
    }

    /// The same where one button does it all.
    static func named(_ explanation: Explanation, button: LocalizedText) -> Explanation {
        Explanation(problem: explanation.problem, remedy: named(explanation.remedy) { _ in button })
    }

    private static func named(
        _ remedy: LocalizedText,
        _ button: (_ command: Substring) -> LocalizedText
    ) -> LocalizedText {
        named(remedy) { RemedyWay.button(button($0)) }
    }

    /// Every command as the page says it.
    static func named(_ remedy: LocalizedText, _ way: (_ command: Substring) -> RemedyWay) -> LocalizedText {
        guard remedy.en.contains("roster ") else { return remedy }
        let en = remedy.en.replacing(/((?:R|r)un )?`roster (retry|resume|resolve|results)( [^`]+)?`/) { match in
            match.1.map { way(match.2).bid(isFirst: $0.hasPrefix("R")).en } ?? way(match.2).named.en
        }
        return LocalizedText(en: en, zh: zh(remedy.zh, way))
    }

    private static func zh(_ text: String, _ way: (_ command: Substring) -> RemedyWay) -> String {
        text.replacing(
            /((?:运行|执行) ?)?\ ?`?roster (retry|resume|resolve|results)( [A-Za-z0-9-]+)?`?\ ?/
        ) { match in
            match.1.map { _ in way(match.2).bid(isFirst: false).zh } ?? way(match.2).named.zh
        }
    }
}
