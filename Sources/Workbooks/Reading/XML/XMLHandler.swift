/// Takes what a document consists of, in its order.
///
/// A class with methods to override, because the parser's calls can carry a pointer and no type parameters.
class XMLHandler {
    /// Why the document is not read further.
    private(set) final var failure: WorkbookError?
    /// Whether there is a failure; looked at with every call.
    @exclusivity(unchecked) private(set) final var hasFailed = false
    /// Elements that are open, the one in hand included.
    @exclusivity(unchecked) final var depth = 0
    /// Counts the parser's calls, by which a document is seen to go on.
    @exclusivity(unchecked) final var events = 0

    /// Set where what has been gathered is to be taken before the document is read on.
    @exclusivity(unchecked) final var wantsPause = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    /// The name is not said: what began last ends.
    func end() {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Ends the reading; the first reason counts.
    final func fail(_ error: WorkbookError) {
        failure = failure ?? error
        hasFailed = true
    }
}
