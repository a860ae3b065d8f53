import Foundation
import TestSupport
import Testing

@testable import RowValidation

struct KeyHashTests {
    @Test(arguments: UniqueField.allCases) func `a value's hash stands in its field's column`(field: UniqueField) {
        let hash = KeyHash(field, "value")
        var hashes = KeyHashes()
        hashes.note(hash)
        #expect(hashes[field.column] == hash && hash.column == field.column && !hash.isNone)
        #expect((0..<4).filter { !hashes[$0].isNone } == [field.column])
    }

    @Test func `is the same of a text and of its bytes, wherever these are cut`() {
        var random = SeededGenerator(seed: 17)
        for length in 0..<70 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }
            let text = String(decoding: bytes, as: UTF8.self)
            for field in [UniqueField.employeeNo, .email] {
                let whole = KeyHash(field, text)
                for _ in 0..<8 {
                    var hasher = KeyHasher(field)
                    var rest = bytes[...]
                    while !rest.isEmpty {
                        let piece = rest.prefix(Int.random(in: 0...rest.count, using: &random))
                        rest = rest.dropFirst(piece.count)
                        Array(piece).withUnsafeBufferPointer {
                            if field.foldsCase { hasher.combineLowercasingASCII($0) } else { hasher.combine($0) }
                        }
                    }
                    #expect(hasher.finish() == whole, "\(text)")
                }
            }
        }
    }

    @Test func `takes constant text before bytes`() {
        var hasher = KeyHasher(.mobile)
        hasher.combine("+86")
        Array("13800000000".utf8).withUnsafeBufferPointer { hasher.combine($0) }
        #expect(hasher.finish() == KeyHash(.mobile, "+8613800000000"))
    }

    @Test func `texts are one where Swift and the directory take them for one, and else are not`() {
        #expect(KeyHash(.email, "ADA@Example.com") == KeyHash(.email, "ada@example.com"))
        #expect(KeyHash(.employeeNo, "A1") != KeyHash(.employeeNo, "a1"))
        #expect(KeyHash(.employeeNo, "e\u{301}") == KeyHash(.employeeNo, "é"))
        #expect(KeyHash(.userID, "É") == KeyHash(.userID, "e\u{301}"))
        #expect(KeyHash(.path, "研发/后端") != KeyHash(.path, "研发/前端"))
        #expect(KeyHash(.employeeNo, "") != KeyHash(.employeeNo, "\0"))
        #expect(KeyHash(.employeeNo, "1") != KeyHash(.mobile, "1"))
    }

    @Test(arguments: [
        ("ada@example.com", true), ("研发中心", true), ("一", true), ("é", false), ("ａ", false), ("가", false),
        ("\u{302A}", false), ("\u{FA10}", false), ("𠮷", false),
    ]) func `knows texts whose bytes say all`(text: String, isSettled: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(KeyHasher.isSettled) == isSettled)
    }

    /// A text that is settled hashes as the careful way hashes it.
    @Test func `a settled text has no other form`() {
        for scalar in (0x4E00...0x9FBF).compactMap(UnicodeScalar.init) {
            let text = String(Character(scalar))
            #expect(Array(text.utf8).withUnsafeBufferPointer(KeyHasher.isSettled))
            #expect(text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8))
            #expect(text.lowercased().utf8.elementsEqual(text.utf8))
        }
    }
}
