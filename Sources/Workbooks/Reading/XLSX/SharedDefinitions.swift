/// What the cells of all tabs refer to.
final class SharedDefinitions: Sendable {
    let styles: [NumberFormat]
    let strings: SharedStrings

    init(styles: [NumberFormat], strings: SharedStrings) {
        self.styles = styles
        self.strings = strings
    }
}
