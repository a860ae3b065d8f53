import Foundation
import TestSupport
import Testing

/// What a comment cites can be read in the repository.
struct CitationTests {
    private static let catalogs = ["ContactAPI/ContactAPI.docc", "JobEngine/JobEngine.docc"]

    /// Of each source file its path below `Sources` and its text, without the catalog that defines the numbers.
    private static func sources() throws -> [(path: String, text: String)] {
        let root = Project.folder + "/Sources"
        return try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
            .filter { ($0.hasSuffix(".swift") || $0.hasSuffix(".md")) && !$0.hasPrefix(catalogs[0]) }
            .map { ($0, try String(contentsOfFile: root + "/" + $0, encoding: .utf8)) }
    }

    private static func page(_ name: String) throws -> String {
        let texts = catalogs.compactMap {
            try? String(contentsOfFile: "\(Project.folder)/Sources/\($0)/\(name).md", encoding: .utf8)
        }
        return try #require(texts.first, "no page \(name)")
    }

    /// The numbers that a page defines: those in bold.
    private static func defined(_ page: String) throws -> [String] {
        try self.page(page).matches(of: /\*\*([SUC][0-9]+)\*\*/).map { String($0.1) }
    }

    /// The numbers of the API's behaviours that a text cites.
    static func numbers(in text: String) -> Set<String> {
        Set(text.matches(of: /\b[SUC][0-9]{1,2}\b/).map { String($0.0) })
    }

    /// The sections of the API's facts that a text cites: all numbers of a list, up to the end of the sentence.
    static func sections(in text: String) -> Set<String> {
        let lines = text.replacing(/\n *(\/\/\/?)? */, with: " ")
        let lists = lines.matches(
            of: #/contact API, ([0-9]+(\.[0-9]+)*(( \([^)]*\))?(, | and )[0-9]+(\.[0-9]+)*)*)/#
        )
        return Set(
            lists.flatMap { list in
                // A number of five digits is a code, and what stands in brackets says what is taken from a section.
                list.1.replacing(/\([^)]*\)/, with: "").matches(of: /[0-9]+(\.[0-9]+)*/).map { String($0.0) }
            }
        ).filter { $0.count < 5 || $0.contains(".") }
    }

    /// The titles of decisions that a text cites.
    static func decisions(in text: String) -> Set<String> {
        let lines = text.replacing(/\n *(\/\/\/?)? */, with: " ")
        return Set(lines.matches(of: /Decisions, "([^"]+)"/).map { String($0.1) })
    }

    /// What a text cites that no stranger has.
    static func strangers(in text: String) -> [String] {
        text.matches(of: /design §|design\.md|house\.md|style\.md|fact sheet|reference [0-9]+\.[0-9]|contact-api\.md/)
            .map { String($0.0) }
    }

    @Test(arguments: [("Questions", "S", 60), ("Unknowns", "U", 36), ("Contradictions", "C", 15)])
    func `a page states every number of its kind once`(page: String, kind: String, count: Int) throws {
        #expect(try Self.defined(page) == (1...count).map { "\(kind)\($0)" })
    }

    @Test func `states every number that is cited`() throws {
        let known = try Set(["Questions", "Unknowns", "Contradictions"].flatMap(Self.defined))
        var cited: Set<String> = []
        for source in try Self.sources() {
            let numbers = Self.numbers(in: source.text)
            cited.formUnion(numbers)
            #expect(numbers.subtracting(known).sorted() == [], "\(source.path)")
        }
        #expect(cited.count > 20)
    }

    @Test func `has every section of the API that is cited, and no other`() throws {
        let facts = try Self.page("Facts")
        let known = Set(facts.matches(of: #/\n##+ ([0-9]+(\.[0-9]+)*)\.? /#).map { String($0.1) })
        var cited: Set<String> = []
        for source in try Self.sources() {
            let sections = Self.sections(in: source.text)
            cited.formUnion(sections)
            #expect(sections.subtracting(known).sorted() == [], "\(source.path)")
        }
        #expect(known.filter { $0.contains(".") }.subtracting(cited).sorted() == [])
    }

    @Test func `has every decision that is cited`() throws {
        let known = Set(try Self.page("Decisions").matches(of: /\n### ([^\n]+)/).map { String($0.1) })
        for source in try Self.sources() {
            #expect(Self.decisions(in: source.text).subtracting(known).sorted() == [], "\(source.path)")
        }
    }

    @Test func `nothing cites a document that is not in the repository`() throws {
        for source in try Self.sources() {
            #expect(Self.strangers(in: source.text) == [], "\(source.path)")
        }
    }

    @Test func `finds a citation anywhere`() {
        #expect(Self.numbers(in: "/// Nobody (S61, U6–U8). C2A AS5") == ["S61", "U6", "U8"])
        #expect(Self.sections(in: "/// Source: contact API, 4.2 and\n    /// 9.9.") == ["4.2", "9.9"])
        #expect(Self.sections(in: "Source: contact API, 1.3, 6 and 41043.") == ["1.3", "6"])
        #expect(Self.sections(in: "contact API, 4.2 (30,000 departments) and 2.1 (10,000 titles)") == ["4.2", "2.1"])
        #expect(Self.decisions(in: "/// Decisions,\n/// \"No such one\".") == ["No such one"])
        #expect(Self.strangers(in: "/// Source: design §9; house.md") == ["design §", "house.md"])
    }
}
