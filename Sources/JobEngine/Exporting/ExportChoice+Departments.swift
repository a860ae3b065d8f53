package import JobModel

extension ExportChoice {
    /// The open ids of the departments whose people are exported; `nil` where no department is chosen.
    package func departments(of tree: DepartmentTree) throws -> [String]? { nil }
}
