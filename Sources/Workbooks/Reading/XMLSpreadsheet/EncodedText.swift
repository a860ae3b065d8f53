import Glibc
import Wording

/// Turns text of another encoding into UTF-8, block by block.
final class EncodedText {
    private let converter: iconv_t
    private let path: String
    private let name: String
    /// Bytes of a character that the last block has cut.
    private var rest: [UInt8] = []

    /// - Parameters:
    ///   - name: What iconv calls the encoding.
    ///   - path: The file, as errors name it.
    /// - Throws: `WorkbookError.damaged` where the encoding is not known.
    init(_ name: String, path: String) throws(WorkbookError) {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else {
            throw .damaged(
                path: path,
                part: "",
                reason: LocalizedText(
                    en: "its first line names the encoding '\(name.prefix(40))', which is not known",
                    zh: "首行声明的编码“\(name.prefix(40))”无法识别"
                )
            )
        }
        self.converter = converter
        self.path = path
        self.name = name
    }

    deinit { iconv_close(converter) }

    /// - Throws: `WorkbookError.damaged` at bytes that are no text of the encoding.
    func decode(_ block: [UInt8], isLast: Bool) throws(WorkbookError) -> [UInt8] {
        var input = rest + block
        rest = []
        var output: [UInt8] = []
        var place = 0
        while place < input.count {
            let (used, failure) = convert(&input, from: place, into: &output)
            place += used
            if failure == EINVAL, !isLast {
                rest = Array(input[place...])
                return output
            }
            guard failure == 0 || failure == E2BIG && used > 0 else { throw invalid }
        }
        return output
    }

    private var invalid: WorkbookError {
        .damaged(
            path: path,
            part: "",
            reason: LocalizedText(
                en: "its first line says that it is written in \(name), and some bytes are no text of that encoding",
                zh: "首行声明编码为 \(name)，但部分字节不符合该编码"
            )
        )
    }

    private func convert(_ input: inout [UInt8], from place: Int, into output: inout [UInt8]) -> (Int, Int32) {
        var failure: Int32 = 0
        var used = 0
        let room = (input.count - place) * 3 + 64
        let part = [UInt8](unsafeUninitializedCapacity: room) { target, filled in
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress.map { ($0 + place).assumingMemoryBound(to: CChar.self) }
                var left = source.count - place
                var to = target.baseAddress.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
                var free = room
                errno = 0
                if iconv(converter, &from, &left, &to, &free) == Int(bitPattern: UInt.max) { failure = errno }
                used = source.count - place - left
                filled = room - free
            }
        }
        output += part
        return (used, failure)
    }
}
