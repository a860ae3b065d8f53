/// What the cells of all tabs refer to.
final class SharedDefinitions: Sendable {
    let styles: [NumberFormat]
    let strings: SharedStrings
    /// Whether the formulas are to be computed on opening: by a program that does not compute.
    let isToCompute: Bool

    init(styles: [NumberFormat], strings: SharedStrings, isToCompute: Bool) {
        self.styles = styles
        self.strings = strings
        self.isToCompute = isToCompute
    }
}
