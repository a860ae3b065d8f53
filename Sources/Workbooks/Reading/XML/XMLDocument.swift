import CExpat
import Wording

/// Reads a part as XML: expat, fed one block at a time, so that the caller decides when it goes on.
///
/// expat reads prefixes as parts of names: no list of namespaces is needed, and those of Strict Open XML are as good.
/// The handler keeps the parser that calls it, and this object the handler.
final class XMLDocument<Handler: XMLHandler> {
    let handler: Handler
    private let part: any XMLSource
    private let parser: XML_Parser
    private let limits: WorkbookLimits
    private var isAtEnd = false
    private var isPaused = false
    /// Bytes since the parser has last called.
    private var silent = 0

    init(_ part: any XMLSource, handler: Handler, limits: WorkbookLimits) throws(WorkbookError) {
        guard let parser = XML_ParserCreate(part.encoding) else {
            throw .readFailed(path: part.path, reason: "out of memory")
        }
        self.part = part
        self.handler = handler
        self.parser = parser
        self.limits = limits
        let place = XMLParserPlace(parser, path: part.path, part: part.name)
        handler.attach(to: place, depth: limits.depth)
    }

    /// Whether the whole document has been read.
    var isFinished: Bool { isAtEnd && !isPaused }

    /// Reads the next block, or what the handler has left of the last one; `false` once the document is finished.
    func advance() throws(WorkbookError) -> Bool {
        guard !isFinished else { return false }
        if isPaused {
            try take(XML_ResumeParser(parser))
            return true
        }
        try part.withNextBlock { (bytes) throws(WorkbookError) in try self.parse(bytes) }
        return true
    }

    /// Reads the whole document.
    func readAll() throws(WorkbookError) -> Handler {
        while try advance() {}
        return handler
    }

    private func parse(_ bytes: UnsafeRawBufferPointer) throws(WorkbookError) {
        let before = handler.events
        isAtEnd = bytes.isEmpty
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        try take(XML_Parse(parser, start, Int32(bytes.count), isAtEnd ? 1 : 0))
        silent = handler.events == before ? silent + bytes.count : 0
        if silent > limits.tagBytes { throw .tooLarge(path: part.path, part: part.name, .tagBytes(limits.tagBytes)) }
    }

    /// Looks at how the parser has ended.
    private func take(_ status: XML_Status) throws(WorkbookError) {
        isPaused = status == XML_STATUS_SUSPENDED
        if let failure = handler.failure { throw failure }
        guard status != XML_STATUS_ERROR else {
            let words = XMLErrorWords.words(XML_GetErrorCode(parser), line: UInt(XML_GetCurrentLineNumber(parser)))
            throw .damaged(path: part.path, part: part.name, reason: words)
        }
    }
}
