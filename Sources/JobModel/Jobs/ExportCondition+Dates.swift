import ContactAPI

extension ExportCondition {
    /// Whether its field holds dates.
    package var isOfDate: Bool {
        let fields = PersonField.table.map { ($0.field.rawValue, $0.value.shape) }
        let all = fields + ReadOnlyField<User>.all.map { ($0.name, $0.shape) }
        guard case .date? = all.first(where: { $0.0 == field })?.1 else { return false }
        return true
    }

    /// What is wrong with the first value of a date that is neither a date nor a range of days; `nil` of other fields.
    ///
    /// No cell of an export is such a value: the condition would let nobody through, or everybody where it is negated.
    package var dateProblem: ExportChoiceError? {
        guard isOfDate else { return nil }
        return values.compactMap { problem(of: $0) }.first
    }

    /// An empty value stands for a date that is not set.
    private func problem(of value: String) -> ExportChoiceError? {
        guard !value.isEmpty, !ExportDateRange.isDate(value) else { return nil }
        guard let range = ExportDateRange(value) else { return .malformedDate(value, of: field) }
        return range.isReversed ? .reversedDates(value, of: field) : nil
    }
}
