import CExpat

/// What the parser's calls get by their pointer: the handler, and what is refused whatever the handler wants.
final class XMLContext {
    /// Kept by whoever keeps this object; counted references would be counted with every call.
    private unowned(unsafe) let handler: XMLHandler
    private let parser: XML_Parser
    private let path: String
    private let part: String
    private let depth: Int

    init(_ handler: XMLHandler, _ parser: XML_Parser, path: String, part: String, depth: Int) {
        self.handler = handler
        self.parser = parser
        self.path = path
        self.part = part
        self.depth = depth
    }

    /// Tells the parser whom to call.
    ///
    /// Whoever keeps the parser keeps this object.
    func install() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let name else { return }
                XMLContext.with(context) { $0.start(XMLName(name), XMLAttributes(attributes)) }
            },
            { context, _ in XMLContext.with(context) { $0.end() } }
        )
        XML_SetCharacterDataHandler(parser) { context, text, count in
            guard let text else { return }
            XMLContext.with(context) { context in
                let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
                context.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            XMLContext.with(context) { $0.refuse(.documentType(path: $0.path, part: $0.part)) }
        }
    }

    private static func with(_ pointer: UnsafeMutableRawPointer?, _ body: (XMLContext) -> Void) {
        guard let pointer else { return }
        Unmanaged<XMLContext>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    private func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard !handler.hasFailed else { return }
        handler.events &+= 1
        handler.depth += 1
        if handler.depth > depth { return refuse(.tooLarge(path: path, part: part, .depth(depth))) }
        handler.start(name, attributes)
        stopAfterFailure()
    }

    private func end() {
        guard !handler.hasFailed else { return }
        handler.events &+= 1
        handler.end()
        handler.depth -= 1
        stopAfterFailure()
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !handler.hasFailed else { return }
        handler.events &+= 1
        handler.text(bytes)
        stopAfterFailure()
    }

    private func refuse(_ error: WorkbookError) {
        handler.fail(error)
        stopAfterFailure()
    }

    private func stopAfterFailure() {
        if handler.hasFailed {
            XML_StopParser(parser, 0)
        } else if handler.wantsPause {
            handler.wantsPause = false
            XML_StopParser(parser, 1)
        }
    }
}
