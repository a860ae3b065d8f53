package import JobModel

/// What `check` says of one file.
package struct CheckReport: Sendable, Equatable {
    package var file: String
    /// The tab, where the file is a workbook.
    package var sheet: String?
    package var subject = Subject.people
    /// Data records, those left out included.
    package var rows: Int
    package var leftOut: Int
    package var valid: Int
    package var invalid: Int
    package var findings: [Finding]
    package var repairs: [Finding]
    package var warnings: [Finding]
    /// What the sheet was that all this is said of.
    package var fingerprint: FileFingerprint?

    package init(file: String) {
        self.file = file
        rows = 0
        leftOut = 0
        valid = 0
        invalid = 0
        findings = []
        repairs = []
        warnings = []
    }

    /// The same with each finding, repair and warning in other words.
    func saying(_ words: (Finding) -> Finding) -> CheckReport {
        var report = self
        report.findings = findings.map(words)
        report.repairs = repairs.map(words)
        report.warnings = warnings.map(words)
        return report
    }
}

/// What `check` says of a job.
package struct JobCheckReport: Sendable, Equatable {
    package var job: String
    package var steps: [CheckReport]
    /// `nil` where no directory was asked.
    package var reading: DirectoryReading?

    package init(job: String, steps: [CheckReport]) {
        self.job = job
        self.steps = steps
    }

    /// The same with each finding, repair and warning in other words.
    package func saying(_ words: (Finding) -> Finding) -> JobCheckReport {
        var report = self
        report.steps = steps.map { $0.saying(words) }
        return report
    }
}
