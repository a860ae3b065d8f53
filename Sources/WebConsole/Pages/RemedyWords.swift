import JobModel
import Wording

/// What to do about a problem, in the words of these pages: who reads them has no command line and no job file.
enum RemedyWords {
    static func of(_ finding: Finding) -> LocalizedText { named(finding.pageRemedy ?? finding.remedy) }

    static func of(_ error: any ExplainedError) -> LocalizedText {
        named((error as? any PageRemedied)?.pageRemedy ?? error.remedy)
    }

    /// The error with what to do about it here.
    static func explanation(of error: any ExplainedError) -> Explanation {
        Explanation(problem: withoutPlace(error.problem), remedy: of(error))
    }

    /// The reader knows a sheet by its name, and not by where its copy is.
    private static func withoutPlace(_ text: LocalizedText) -> LocalizedText {
        let en = text.en.replacing(/\/.*?\/console\/sheets\/[a-z0-9]{12}\/sheet/, with: "the file")
        let zh = text.zh.replacing(/\/.*?\/console\/sheets\/[a-z0-9]{12}\/sheet/, with: "该文件")
        return LocalizedText(en: en.prefix(1).uppercased() + en.dropFirst(), zh: zh)
    }

    /// Commands are named by the buttons that do the same.
    static func named(_ remedy: LocalizedText) -> LocalizedText {
        guard remedy.en.contains("roster ") else { return remedy }
        let en = remedy.en.replacing(/(R|r)un `roster (retry|resume) [^`]+`/) { match in
            (match.1 == "R" ? "Press '" : "press '") + button(match.2).en + "'"
        }
        let zh = remedy.zh.replacing(/运行 ?`?roster (retry|resume) [A-Za-z0-9-]+`?/) { match in
            "点击“" + button(match.1).zh + "”"
        }
        return LocalizedText(en: en, zh: zh)
    }

    /// As the pages of runs and results have them.
    private static func button(_ command: Substring) -> LocalizedText {
        command == "retry"
            ? LocalizedText(en: "Plan the rows again that did not succeed", zh: "为未成功的行重新制定计划")
            : LocalizedText(en: "Go on", zh: "继续")
    }
}
