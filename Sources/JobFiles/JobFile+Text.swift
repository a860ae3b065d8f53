package import JobModel

extension JobFile {
    /// The job of an import as a file, which reads back as the same job.
    ///
    /// What is as it would be without a word is left out.
    package static func text(of job: JobDefinition) -> String {
        let usual = JobDefinition(job: job.job)
        var lines = JobLines()
        lines.add("job", job.job)
        lines.add("kind", job.kind.rawValue)
        if job.directory != usual.directory { lines.add("directory", job.directory) }
        if job.submit != usual.submit { lines.add("submit", job.submit.rawValue) }
        lines.add("notify", job.notify)
        lines.add("overwrite", job.overwrite)
        if job.timezone != usual.timezone { lines.add("timezone", job.timezone) }
        if job.region != usual.region { lines.add("region", job.region) }
        if job.edition != usual.edition { lines.add("edition", job.edition.rawValue) }
        lines.add(limits: job.limits)
        lines.add(safety: job.safety)
        if let calls = job.tenant?.monthlyCalls { lines.add(mapping: "tenant", ["monthly_calls: \(calls)"]) }
        lines.add("steps:")
        for step in job.steps { lines.add(step: step) }
        return lines.text
    }
}
