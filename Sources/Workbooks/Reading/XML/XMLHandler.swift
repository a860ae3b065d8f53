import CExpat

/// Takes what a document consists of, in its order.
///
/// A class with methods to override, because the parser's calls can carry a pointer and no type parameters. What each call
/// reads is not guarded against overlapping use: the parser calls from one place at a time.
class XMLHandler {
    /// Why the document is not read further.
    private(set) final var failure: WorkbookError?
    /// Whether there is a failure; looked at with every call.
    @exclusivity(unchecked) private final var hasFailed = false
    /// Elements that are open, the one in hand included.
    @exclusivity(unchecked) private(set) final var depth = 0
    /// Counts the parser's calls, by which a document is seen to go on.
    @exclusivity(unchecked) private(set) final var events = 0
    /// Set where what has been gathered is to be taken before the document is read on.
    @exclusivity(unchecked) final var wantsPause = false
    /// Who calls, and what is refused whatever the handler wants.
    @exclusivity(unchecked) private final var parser: XMLParserPlace?
    /// How many elements may be within each other.
    @exclusivity(unchecked) private final var depthLimit = 0

    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    /// The name is not said: what began last ends.
    func end() {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Ends the reading; the first reason counts.
    final func fail(_ error: WorkbookError) {
        failure = failure ?? error
        hasFailed = true
    }

    /// Tells a parser to call this object.
    ///
    /// It gets an uncounted pointer: the owner of the parser keeps this object as long as the parser.
    final func attach(to place: XMLParserPlace, depth: Int) {
        parser = place
        depthLimit = depth
        XML_SetUserData(place.parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            place.parser,
            { context, name, attributes in
                guard let name else { return }
                XMLHandler.with(context) { $0.started(XMLName(name), XMLAttributes(attributes)) }
            },
            { context, _ in XMLHandler.with(context) { $0.ended() } }
        )
        XML_SetCharacterDataHandler(place.parser) { context, text, count in
            guard let text else { return }
            let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
            XMLHandler.with(context) { $0.read(UnsafeBufferPointer(start: bytes, count: Int(count))) }
        }
        XML_SetStartDoctypeDeclHandler(place.parser) { context, _, _, _, _ in
            XMLHandler.with(context) { $0.refuseDocumentType() }
        }
    }

    private static func with(_ pointer: UnsafeMutableRawPointer?, _ body: (XMLHandler) -> Void) {
        guard let pointer else { return }
        Unmanaged<XMLHandler>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    private final func started(_ name: XMLName, _ attributes: XMLAttributes) {
        guard !hasFailed else { return }
        events &+= 1
        depth += 1
        if depth > depthLimit {
            refuse { .tooLarge(path: $0.path, part: $0.part, .depth(depthLimit)) }
        } else {
            start(name, attributes)
        }
        stopWhereWanted()
    }

    private final func ended() {
        guard !hasFailed else { return }
        events &+= 1
        end()
        depth -= 1
        stopWhereWanted()
    }

    private final func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !hasFailed else { return }
        events &+= 1
        text(bytes)
        stopWhereWanted()
    }

    private final func refuseDocumentType() {
        refuse { .documentType(path: $0.path, part: $0.part) }
        stopWhereWanted()
    }

    private final func refuse(_ error: (XMLParserPlace) -> WorkbookError) {
        if let parser { fail(error(parser)) }
    }

    private final func stopWhereWanted() {
        guard hasFailed || wantsPause, let parser else { return }
        wantsPause = false
        XML_StopParser(parser.parser, hasFailed ? 0 : 1)
    }
}
