import JobModel

/// The lines of a job file as they are written.
struct JobLines {
    private(set) var text = ""

    mutating func add(_ line: String) { text += line + "\n" }

    mutating func add(_ key: String, _ value: String) { add("\(key): \(YAMLScalar.text(value))") }

    mutating func add(_ key: String, _ value: Bool?) {
        if let value { add("\(key): \(value)") }
    }

    mutating func add(mapping key: String, _ pairs: [String]) {
        if !pairs.isEmpty { add("\(key): { \(pairs.joined(separator: ", ")) }") }
    }

    mutating func add(limits: JobDefinition.Limits) {
        let usual = JobDefinition.Limits()
        var pairs: [String] = []
        if limits.rates != usual.rates { pairs.append("rates: \"\(limits.rates.rawValue)\"") }
        if limits.batchItems != usual.batchItems { pairs.append("batch_items: \(limits.batchItems)") }
        if limits.batchRate != usual.batchRate { pairs.append("batch_rate: \"\(limits.batchRate)\"") }
        if limits.workers != usual.workers { pairs.append("workers: \(limits.workers)") }
        if limits.headroom != usual.headroom { pairs.append("headroom: \"\(limits.headroom)\"") }
        if limits.settleAfterSeconds != usual.settleAfterSeconds {
            pairs.append("settle_after: \(limits.settleAfterSeconds)s")
        }
        if let seconds = limits.taskDeadlineSeconds { pairs.append("task_deadline: \(seconds)s") }
        if let seconds = limits.requestDeadlineSeconds { pairs.append("request_deadline: \(seconds)s") }
        if let share = limits.retryShare { pairs.append("retry_budget: \"\(share)\"") }
        if let endpoints = limits.endpoints { pairs.append("endpoints: { \(Self.endpoints(endpoints)) }") }
        add(mapping: "limits", pairs)
    }

    private static func endpoints(_ endpoints: [String: [JobDefinition.Limits.Window]]) -> String {
        endpoints.sorted { $0.key < $1.key }.map { name, windows in
            let rates = windows.map { "\($0.limit)/\(unit(of: $0.seconds))" }
            return "\(name): [\(rates.joined(separator: ", "))]"
        }.joined(separator: ", ")
    }

    /// A job file can say no other windows than these.
    private static func unit(of seconds: Double) -> String { seconds == 1 ? "s" : seconds == 60 ? "m" : "h" }

    mutating func add(safety: JobDefinition.Safety) {
        let usual = JobDefinition.Safety()
        var pairs: [String] = []
        if safety.canary != usual.canary { pairs.append("canary: \(safety.canary)") }
        if safety.stopAt != usual.stopAt { pairs.append("stop_at: \"\(safety.stopAt)\"") }
        if let seconds = safety.planAgeSeconds { pairs.append("plan_age: \(seconds)s") }
        add(mapping: "safety", pairs)
    }

    mutating func add(step: StepDefinition) {
        let usual = StepDefinition(subject: step.subject, source: step.source, match: step.match)
        add("  - subject: \(step.subject.rawValue)")
        func own(_ key: String, _ value: String) { text += "    \(key): \(YAMLScalar.text(value))\n" }
        own("source", step.source)
        if let sheet = step.sheet { own("sheet", sheet) }
        if step.encoding != usual.encoding { own("encoding", step.encoding) }
        if step.delimiter != usual.delimiter { own("delimiter", step.delimiter) }
        if let row = step.headerRow { own("header_row", String(row)) }
        own("match", step.match)
        if step.mode != usual.mode { own("mode", step.mode.rawValue) }
        if let corrections = step.corrections { own("corrections", corrections) }
        add(columns: step.columns)
        add(words: "ignore", step.ignore)
        add(values: "defaults", step.defaults)
        add(lists: "where", step.conditions)
        add(lists: "accept", step.accept ?? [:])
        if let clear = step.clear { own("clear", clear) }
        add(words: "allow_new", step.allowNew.sorted())
        if step.allowDefective { text += "    allow_defective: true\n" }
        if step.allowIdentityChange { text += "    allow_identity_change: true\n" }
        if step.leaders != usual.leaders { own("leaders", step.leaders.rawValue) }
        if let dates = step.dates { own("dates", dates.rawValue) }
    }

    private mutating func add(columns: [String: ColumnDefinition]) {
        guard !columns.isEmpty else { return }
        add("    columns:")
        for (header, column) in columns.sorted(by: { $0.key < $1.key }) {
            let fields = column.fields.map(YAMLScalar.text)
            let field = fields.count == 1 ? fields[0] : "[\(fields.joined(separator: ", "))]"
            guard !column.values.isEmpty else {
                add("      \(YAMLScalar.text(header)): \(field)")
                continue
            }
            add("      \(YAMLScalar.text(header)):")
            add("        field: \(field)")
            add("        values:")
            for (from, to) in column.values.sorted(by: { $0.key < $1.key }) {
                add("          \(YAMLScalar.text(from)): \(YAMLScalar.text(to))")
            }
        }
    }

    private mutating func add(words key: String, _ words: [String]) {
        if !words.isEmpty { add("    \(key): [\(words.map(YAMLScalar.text).joined(separator: ", "))]") }
    }

    private mutating func add(values key: String, _ values: [String: String]) {
        guard !values.isEmpty else { return }
        add("    \(key):")
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            add("      \(YAMLScalar.text(name)): \(YAMLScalar.text(value))")
        }
    }

    private mutating func add(lists key: String, _ lists: [String: [String]]) {
        guard !lists.isEmpty else { return }
        add("    \(key):")
        for (name, words) in lists.sorted(by: { $0.key < $1.key }) {
            add("      \(YAMLScalar.text(name)): [\(words.map(YAMLScalar.text).joined(separator: ", "))]")
        }
    }
}
