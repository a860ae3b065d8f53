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

extension CheckedRow {
    /// Takes what is said of a cell, under its column, and hands on the value.
    @discardableResult
    mutating func take<Value>(_ reading: CellReading<Value>, column: String) -> Value? {
        // Most cells have nothing said of them.
        if !reading.findings.isEmpty { findings += reading.findings.map { $0.at(line: nil, row: nil, column: column) } }
        if !reading.repairs.isEmpty { repairs += reading.repairs.map { $0.at(line: nil, row: nil, column: column) } }
        if !reading.warnings.isEmpty { warnings += reading.warnings.map { $0.at(line: nil, row: nil, column: column) } }
        return reading.value
    }
}
