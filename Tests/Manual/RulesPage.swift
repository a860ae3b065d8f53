import Foundation

/// The manual's page of rules, made from the rules' own comments and sentences.
enum RulesPage {
    static func files(in project: URL) throws -> [URL] {
        try [
            "JobModel/Headers", "CSVStream", "Workbooks/Reading", "RowValidation", "RowValidation/Columns",
            "RowValidation/Readers", "RowValidation/Rules", "RowValidation/AcrossRows", "JobEngine/Sheets",
        ]
        .flatMap { folder in
            let place = project.appendingPathComponent("Sources/" + folder)
            return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
        }
        .filter { $0.pathExtension == "swift" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    static func made(in project: URL) throws -> String {
        var text = """
            # Rules

            What is checked of a sheet and its rows, by which code a finding is known, and what it says.

            ## Overview

            Every rule is a file of its own in `Sources/RowValidation/Rules` and `AcrossRows`; what the readers find of the file itself is in
            `Sources/CSVStream`, `Sources/Workbooks/Reading` and `Sources/JobModel/Headers`, and what is said of tabs and of corrected files
            in `Sources/JobEngine/Sheets`. This page is made from their comments and sentences; `…` stands for the value at hand. A finding makes its row
            invalid, or the file; repairs (`repair.…`) and warnings do not.

            """
        for file in try files(in: project) {
            let source = try String(contentsOf: file, encoding: .utf8)
            let findings = RuleSource.findings(in: source)
            guard !findings.isEmpty else { continue }
            text += "\n## \(file.deletingPathExtension().lastPathComponent)\n"
            for comment in RuleSource.ruleComments(in: source) { text += "\n" + comment + "\n" }
            text += "\n| Code | What it says | 说明 | What to do |\n| --- | --- | --- | --- |\n"
            for finding in findings {
                text += "| `\(finding.code)` | \(finding.en) | \(finding.zh) | \(finding.remedy) |\n"
            }
        }
        return text
    }
}
