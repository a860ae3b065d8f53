import Foundation
import Glibc

/// Turns a stream of bytes into UTF-8 by iconv, block by block.
///
/// What cannot be decoded comes out as the byte 0xFF, which no UTF-8 has: the record it lands in is found damaged.
final class Transcoder {
    private let converter: iconv_t
    private var rest: [UInt8] = []

    init(from encoding: String) throws(CSVStreamError) {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else {
            throw .unsupportedEncoding(name: encoding)
        }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    /// Decodes a block; a character cut by its end is kept for the next one.
    func decode(_ block: [UInt8], isLast: Bool) -> [UInt8] {
        var input = rest + block
        rest = []
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 2)
        var place = 0
        while place < input.count {
            let (used, failure) = convert(&input, from: place, into: &output)
            place += used
            switch failure {
            case 0, E2BIG: continue
            case EINVAL where !isLast:
                rest = Array(input[place...])
                return output
            default:
                output.append(0xFF)
                place += 1
            }
        }
        return output
    }

    private func convert(_ input: inout [UInt8], from place: Int, into output: inout [UInt8]) -> (Int, Int32) {
        var failure: Int32 = 0
        var used = 0
        let room = max((input.count - place) * 2, 64)
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
