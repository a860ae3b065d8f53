import Testing

@testable import JobEngine

/// Lines of JSON as an export writes them; anything else is refused.
struct JSONLineTests {
    private func members(_ text: String) throws -> [String] {
        var found: [String] = []
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var line = JSONLine(bytes)
            try line.read {
                found.append(String(decoding: $0, as: UTF8.self))
            } text: { text, item in
                found[found.count - 1] += (item.map { " \($0)" } ?? "") + "=" + String(decoding: text, as: UTF8.self)
            } value: { value in
                found[found.count - 1] += ": \(value)"
            }
        }
        return found
    }

    @Test func `reads texts, numbers, flags and lists`() throws {
        let line = #"{"a":"x","b":-12,"c":true,"d":["p","q"],"e":[],"f":null, "g" : false }"#
        #expect(
            try members(line) == [
                "a=x", "b: number(-12)", "c: flag(true)", "d 0=p 1=q: list", "e: list", "f: null", "g: flag(false)",
            ]
        )
        #expect(try members("{}") == [])
    }

    @Test func `reads every escape`() throws {
        #expect(try members(#"{"a\"":"\"\\\/\n\r\t\b\f\u0007\u4e2d"}"#) == ["a\"=\"\\/\n\r\t\u{8}\u{C}\u{7}中"])
    }

    @Test(arguments: [
        "", "{", "[]", "1", #"{"a"}"#, #"{"a":}"#, #"{"a":"x"#, #"{"a":"x"} x"#, #"{"a":1.5}"#, #"{"a":{}}"#,
        #"{"a":[1]}"#, #"{"a":["x"}"#, #"{"a":"\u12"}"#, #"{"a":"\ud800"}"#, #"{"a":"\x"}"#, #"{"a":1,}"#,
        "{\"a\":\"\n\"}",
    ])
    func `refuses what no export writes`(line: String) {
        #expect(throws: JSONLine.Malformed.self) { _ = try members(line) }
    }
}
