import JobModel

/// What a rule makes of one cell: a value, or why there is none.
struct CellReading<Value> {
    var value: Value?
    var findings: [Finding] = []
    var repairs: [Finding] = []
    var warnings: [Finding] = []

    static func value(_ value: Value) -> CellReading { CellReading(value: value) }
    static func finding(_ finding: Finding) -> CellReading { CellReading(value: nil, findings: [finding]) }

    func warning(_ warning: Finding) -> CellReading {
        var reading = self
        reading.warnings.append(warning)
        return reading
    }
}
