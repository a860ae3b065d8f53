import Foundation

/// Makes the id by which support finds a call: the second, then something random.
enum LogID {
    static func make(_ now: Date) -> String {
        let seconds = UInt64(max(0, now.timeIntervalSince1970))
        return "\(seconds)" + IDCodec.hex(.random(in: .min ... .max)).uppercased()
    }
}
