import CExpat

/// A parser, and what it parses, as errors name it.
final class XMLParserPlace {
    let parser: XML_Parser
    let path: String
    let part: String

    init(_ parser: XML_Parser, path: String, part: String) {
        self.parser = parser
        self.path = path
        self.part = part
    }

    deinit { XML_ParserFree(parser) }
}
