/// Takes the rows of one tab from a document that may hold several.
class XMLTabPart: XMLHandler {
    @exclusivity(unchecked) final var builder: TabRowBuilder
    @exclusivity(unchecked) final var facts = TabFacts()
    /// Whether the tab has ended, whatever the document still holds.
    @exclusivity(unchecked) final var isComplete = false
    /// How often a row stands, by its number; those that stand once are not in it.
    @exclusivity(unchecked) final var repeats: [Int: Int] = [:]

    init(limits: WorkbookLimits, is1904: Bool, linkedColumns: Set<Int>) {
        builder = TabRowBuilder(limits: limits, is1904: is1904, linkedColumns: linkedColumns)
    }
}
