package import JobModel
import RowValidation

extension ColumnMatching {
    /// The fields that a new row needs, and that no column is and no value for all rows gives; none where none is made.
    package func missing(_ edition: JobDefinition.Edition) -> [String] {
        guard step.mode != .update else { return [] }
        return SheetColumns(header: columns.map(\.header), step: step, attributes: [])
            .missingFields(step, edition: edition)
    }

    /// How many columns are still to be chosen.
    package var unknown: Int { columns.count(where: \.isToBeChosen) }
}
