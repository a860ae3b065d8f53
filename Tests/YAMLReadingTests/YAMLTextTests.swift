import Testing
import YAMLReading
import Yams

struct YAMLTextTests {
    /// Ten levels of ten: ten thousand million values.
    private static let bomb = bomb(levels: 10)

    private static func bomb(levels: Int) -> String {
        (0..<levels).map { level in
            let value = level == 0 ? "x" : "*a\(level - 1)"
            return "b\(level): &a\(level) [" + Array(repeating: value, count: 10).joined(separator: ", ") + "]\n"
        }.joined()
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: [
            bomb + "*a9: v\n", bomb + "*a9 : v\n", bomb + "? *a9\n: v\n", bomb + "? [*a9, *a9]\n: v\n",
            bomb + "m: { *a9 : v }\n", bomb + "m: {[*a9]: v}\n", bomb + "m:\n  - n:\n      *a9 : v\n",
            bomb + "?\n  - *a9\n  - *a9\n: v\n", bomb + "m: { ? [*a9] : v }\n", bomb + "- *a9: v\n",
        ]
    )
    func `names the line of a key whose alias expands to too many values`(yaml: String) {
        let error = #expect(throws: YAMLTextError.self) { try YAMLText.root(of: yaml) }
        guard case .keyNotText(let line) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(line > 10)
    }

    @Test(.timeLimit(.minutes(20)))
    func `refuses aliases that expand to too much, and reads few`() throws {
        #expect(throws: YAMLTextError.tooMuch) { try YAMLText.root(of: Self.bomb) }
        #expect(try YAMLText.root(of: Self.bomb(levels: 5)) != nil)
    }

    @Test(arguments: ["[a, b]: v", "? [a]\n: v", "{a: b}: v", "x: &l [1]\n*l : v", "m: { [a]: v }"])
    func `a key that is no word is named where there are few aliases or none`(yaml: String) {
        let error = #expect(throws: YAMLTextError.self) { try YAMLText.root(of: yaml) }
        guard case .keyNotText = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        "columns: &c { 姓名: name }\nother: *c\n", "text: |\n  *not: an alias\n  ? neither\nafter: 1\n",
        "text: >-\n\n   [*a]: b\n\nafter: 1\n", "a: '*b: c'\nd: \"*e: \\\" f\"\n", "# *a: b\na: b # *c: d\n",
        "&k key: v\nother: { *k : w }\n", "a: 5 * 6\nb: what? *no*\nurl: http://example.com/*a\n",
        "\u{FEFF}job: x\n", "glob: \"*.csv\"\nlist: [ '*', \"?\" ]\n",
    ])
    func `reads sound aliases and text that only looks like an alias`(yaml: String) throws {
        // So many aliases that the tokens are looked at.
        let many = "w: &w x\nmany: [" + Array(repeating: "*w", count: 20).joined(separator: ", ") + "]\n"
        #expect(try YAMLText.root(of: yaml) != nil)
        guard !yaml.hasPrefix("\u{FEFF}"), !yaml.contains("*k") else { return }
        #expect(try YAMLText.root(of: many + yaml)?.mapping?["many"]?.sequence?.count == 20)
    }

    @Test func `refuses YAML that is nested too deeply`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: YAMLTextError.self) { try YAMLText.root(of: "a: " + deep) }
    }

    @Test func `an empty text has no root`() throws { #expect(try YAMLText.root(of: "") == nil) }
}
