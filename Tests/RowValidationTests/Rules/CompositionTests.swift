import ContactAPI
import Foundation
import JobModel
import RowValidation
import Testing

/// Texts that may be written in more than one form.
struct CompositionTests {
    private static let checker = Checking().checker

    private func row(_ name: String) -> CheckedRow {
        var fields = Checking().fields
        fields[0] = name
        return Self.checker.check(ReadRecord(record: InputRecord(line: 2, row: 2, fields: fields)))
    }

    private func name(of row: CheckedRow) -> String? {
        guard case .person(let person) = row.draft else { return nil }
        return person.values.name
    }

    @Test(arguments: [
        "Cafe\u{301}", "Jose\u{301} Mun\u{303}oz", "김".decomposedStringWithCanonicalMapping, "か\u{3099}く",
        "\u{212B}ngström",
        "Nguye\u{302}\u{303}n", "\u{0627}\u{0653}", "a\u{323}\u{307}", "\u{F9DC}", "\u{1D15E}x",
    ])
    func `writes text in composed form, and lists the repair`(name: String) throws {
        let row = row(name)
        let written = try #require(self.name(of: row))
        #expect(written.utf8.elementsEqual(name.precomposedStringWithCanonicalMapping.utf8))
        #expect(row.repairs.map(\.code) == ["repair.composed"])
        #expect(row.repairs.first?.value.map { $0.utf8.elementsEqual(name.utf8) } == true)
    }

    @Test(arguments: ["Café", "김철수", "がく", "Åse", "Nguyễn", "张三", "Müller", "שלום", "нёбо", "Ada", "ﬁ", "①"])
    func `keeps composed text unchanged, byte by byte`(name: String) throws {
        let row = row(name)
        #expect(self.name(of: row).map { $0.utf8.elementsEqual(name.utf8) } == true)
        #expect(row.repairs.isEmpty)
    }

    /// The fast way past cells is by bytes; no character that is not composed may slip through it.
    @Test func `finds every character that has an equivalent`() {
        for value in UInt32(0x80)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let name = "陈" + String(Character(scalar)) + "明"
            guard !name.precomposedStringWithCanonicalMapping.utf8.elementsEqual(name.utf8) else { continue }
            #expect(row(name).repairs.contains { $0.code == "repair.composed" }, "U+\(String(value, radix: 16))")
        }
    }

    @Test func `lists removed spaces and composition as one repair`() {
        #expect(row(" Cafe\u{301}").repairs.map(\.code) == ["repair.invisible"])
    }
}
