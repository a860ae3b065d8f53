import JobEngine
import JobModel
import JobSession
import Wording

/// A run as people read it.
struct RunView {
    let run: RunStatus
    let language: Language

    private var sentences: RunSentences { RunSentences(run) }

    /// One row of the list of runs.
    var cells: [String] {
        let counts = sentences.counts
        return [run.run, run.job, said(sentences.state), said(sentences.exit)]
            + [counts.rows, counts.unsuccessful].map(said) + [sentences.parent.map(said) ?? ""]
    }

    /// Everything about one run, and the next command.
    func lines() -> [String] {
        let facts = [sentences.heading] + sentences.facts + sentences.steps
        var lines = facts.map(said) + reasons
        if let lineage = sentences.lineage { lines.append(said(lineage)) }
        if let chain = run.chain { lines += Table(rows: chain.map { link($0) }).lines() }
        if let unsent = sentences.unsent { lines.append(said(unsent)) }
        return lines + next
    }

    /// The line that names the next command, which can be typed as it stands there.
    static func next(_ command: String) -> LocalizedText { LocalizedText(en: "Next: \(command)", zh: "下一步：\(command)") }

    /// The next command, and before it what else is to be done.
    var next: [String] {
        guard let command = run.nextCommand else { return [] }
        return [sentences.beforeNext, Self.next(command)].compactMap(\.self).map(said)
    }

    private func said(_ words: LocalizedText) -> String { language.words(words) }

    /// One run of a lineage: what it tried, and what of it succeeded.
    private func link(_ run: RunStatus) -> [String] {
        let sentences = RunSentences(run)
        let parent = sentences.parent ?? LocalizedText(en: "the first", zh: "首次运行")
        return [run.run] + [parent, sentences.state, sentences.exit, sentences.success].map(said)
    }

    /// Why rows did not succeed, grouped, with what to do.
    private var reasons: [String] {
        guard let all = run.reasons, !all.isEmpty else { return [] }
        let sentences = ReasonSentences(all)
        let lines = sentences.reasons.flatMap { reason in
            ["  " + said(reason.sentence)] + (reason.remedy.map { ["      " + $0] } ?? [])
        }
        return [said(ReasonSentences.title)] + lines + (sentences.more.map { ["  " + said($0)] } ?? [])
    }
}
